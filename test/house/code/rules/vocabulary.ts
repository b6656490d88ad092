/** Plain technical English: words that names, and texts for people, are not made of. */
import { exportsOf, nodesOf, stringOf, ts, type Exported, type Source } from "./sources.ts";

/** `catalog.deadLetters` → catalog, dead, letters */
export const tokensOf = (name: string): string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((token) => token !== "");

const everywhere = /^(?:told|tells?|telling|letters|rounds|walk(?:s|ed|ing|er)?|heard)$/u;
/** One letter may be missing from a text; no name is made of it. */
const inNames = /^(?:letter|teller|hears?|stor(?:y|ies)|shape[sd]?|answer(?:s|ed|ing)?|words?)$/u;
const ofSagas = /^process(?:es)?$/u;

const refusedIn = (text: string, refused: readonly RegExp[]): string[] => {
  const tokens = tokensOf(text);
  return tokens.filter(
    (token, i) =>
      refused.some((one) => one.test(token)) &&
      !(/^letters?$/u.test(token) && tokens[i - 1] === "dead"),
  );
};

/** Refused tokens of a name; a saga is no process. */
export const refusedInName = (name: string, path = ""): string[] =>
  refusedIn(name, [
    everywhere,
    inNames,
    ...(/^services\/orders\/|saga/u.test(path) ? [ofSagas] : []),
  ]);

/** Refused tokens of a log line or a problem's text. */
export const refusedInText = (text: string): string[] => refusedIn(text, [everywhere]);

const memberNames = (type: ts.Node): string[] =>
  nodesOf(type)
    .filter(
      (node) =>
        ts.isPropertySignature(node) ||
        ts.isMethodSignature(node) ||
        ts.isPropertyDeclaration(node) ||
        ts.isMethodDeclaration(node),
    )
    .map(({ name }) => name)
    .filter((name) => ts.isIdentifier(name) || ts.isStringLiteral(name))
    .map(({ text }) => text);

/** The exported name and, of a type or class, its members. Of a value, the names of its own parameters are private. */
const namesOf = ({ name, value }: Exported): string[] => {
  const typed =
    ts.isInterfaceDeclaration(value) ||
    ts.isTypeAliasDeclaration(value) ||
    ts.isClassDeclaration(value);
  return typed ? [name, ...memberNames(value)] : [name];
};

/** Exempt: upgrades name what was stored, and fixtures what was sent. */
const exempt = /\.store\.ts$|\/fixtures\/|^test\/upgrades\//u;
const isTest = /^test\//u;

/** Fields of stored documents: documents of every shop have them, so they keep their names. */
const durableNames: readonly (readonly [path: string, field: string])[] = [
  // What an adjustment returned, for a request that is repeated with its key.
  ["services/inventory/domain/stock.ts", "answer"],
  // Whether the stock was low when the last event about it was published.
  ["services/inventory/domain/stock.ts", "lowTold"],
  // What the request that placed the order was answered with first.
  ["services/orders/domain/order.ts", "answer"],
  // Where the order's saga stands; an index is on it.
  ["services/orders/domain/order.ts", "process"],
];

const isDurable = (path: string, name: string): boolean =>
  durableNames.some(([file, field]) => file === path && field === name);

/** Durable names that their file has no longer. */
export const unusedDurable = (sources: readonly Source[]): string[] =>
  durableNames
    .filter(
      ([file, field]) =>
        !sources.some(
          (source) => source.path === file && exportsOf(source).flatMap(namesOf).includes(field),
        ),
    )
    .map((one) => one.join(": "));

/** Refused words in exported names, types and their members. */
export const refusedNames = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => !exempt.test(path))
    .flatMap((source) =>
      exportsOf(source)
        .flatMap(namesOf)
        .filter((name) => refusedInName(name, source.path).length > 0)
        .filter((name) => !isDurable(source.path, name))
        .map((name) => `${source.path}: ${name}`),
    );

const logging = /^(?:trace|debug|info|warn|error|fatal|log)$/u;
const problemFields = ["title", "detail", "message"];

const isLogging = ({ expression }: ts.CallExpression): boolean =>
  ts.isPropertyAccessExpression(expression) &&
  logging.test(expression.name.text) &&
  /(?:console|log(?:ger)?|logger\(\))$/u.test(expression.expression.getText());

/** A fault's definition: `[409, "There is not enough in stock"]`. */
const isFault = (node: ts.Node): node is ts.ArrayLiteralExpression =>
  ts.isArrayLiteralExpression(node) &&
  ts.isPropertyAssignment(node.parent) &&
  node.elements[0] !== undefined &&
  ts.isNumericLiteral(node.elements[0]);

/** Expressions whose strings a person reads: of logs, errors, faults and problems. */
const readByPeople = (node: ts.Node): readonly ts.Node[] => {
  if (ts.isCallExpression(node)) return isLogging(node) ? node.arguments : [];
  if (ts.isNewExpression(node))
    return /Error$/u.test(node.expression.getText()) ? (node.arguments ?? []) : [];
  if (ts.isPropertyAssignment(node) && problemFields.includes(node.name.getText()))
    return [node.initializer];
  return isFault(node) ? node.elements : [];
};

/** Log lines and problem texts with refused words. */
export const refusedTexts = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => !exempt.test(path) && !isTest.test(path))
    .flatMap((source) =>
      nodesOf(source.ast)
        .flatMap(readByPeople)
        .flatMap(nodesOf)
        .map(stringOf)
        .filter((text) => text !== undefined)
        .filter((text) => refusedInText(text).length > 0)
        .map((text) => `${source.path}: ${text}`),
    );

/** Exported types and schemas of contracts and the platform; what a library gives is not ours to name. */
const termed = (sources: readonly Source[]): { readonly path: string; readonly name: string }[] =>
  sources
    .filter(({ path }) => /^(?:platform|mixins)\/|\.(?:contract|schemas)\.ts$/u.test(path))
    .flatMap((source) =>
      exportsOf(source)
        .filter(({ statement }) => !ts.isExportDeclaration(statement))
        .filter(({ name }) => /^[A-Z].*[a-z]/u.test(name))
        .map(({ name }) => ({ path: source.path, name })),
    );
const headOf = (name: string): string => tokensOf(name).at(-1) ?? "";

/** What those types and schemas are, by the last token of their names. */
export const headsOf = (sources: readonly Source[]): string[] =>
  termed(sources).map(({ name }) => headOf(name));

/** Those whose last token is no term: `file: Name`. */
export const strangeNouns = (
  sources: readonly Source[],
  isTerm: (token: string) => boolean,
): string[] =>
  termed(sources)
    .filter(({ name }) => !isTerm(headOf(name)))
    .map(({ path, name }) => `${path}: ${name}`);

interface NamedAction {
  readonly name: string;
  readonly rest?: unknown;
  readonly params: unknown;
  readonly returns: unknown;
}
export interface Named {
  readonly actions: Readonly<Record<string, NamedAction>>;
  readonly events: Readonly<Record<string, { readonly type: string; readonly data: unknown }>>;
}

/** Names of every field inside a schema. */
const fieldsIn = (schema: unknown): string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties } = schema as { properties?: object };
  return [
    ...(properties && (schema as { type?: unknown }).type === "object"
      ? Object.keys(properties)
      : []),
    ...Object.values(schema).flatMap(fieldsIn),
  ];
};

/** Refused words in internal actions, and in fields that no /v1 route has; what is published keeps its name. */
export const refusedContractNames = (contracts: readonly Named[]): string[] => {
  const actions = contracts.flatMap((one) => Object.values(one.actions));
  const published = actions.filter(({ rest }) => rest !== undefined);
  const fields = ({ params, returns }: NamedAction) => [...fieldsIn(params), ...fieldsIn(returns)];
  const exempted = new Set(published.flatMap(fields));
  const refused = (owner: string, names: readonly string[]) =>
    [...new Set(names)]
      .filter((name) => !exempted.has(name) && refusedInName(name).length > 0)
      .map((name) => `${owner}: ${name}`);
  return [
    ...actions
      .filter((one) => !published.includes(one))
      .flatMap((one) => refused(one.name, [one.name, ...fields(one)])),
    ...contracts
      .flatMap(({ events }) => Object.values(events))
      .flatMap(({ type, data }) => refused(type, [type, ...fieldsIn(data)])),
  ];
};
