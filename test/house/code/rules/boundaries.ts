/** What stands in the services, the platform and the mixins, and what must not. Each rule lists `file: token`. */
import { posix } from "node:path";
import { exportsOf, nodesOf, stringOf, ts, type Source } from "./sources.ts";

const below = (...folders: readonly string[]) => {
  const prefixes = folders.map((folder) => `${folder}/`);
  return ({ path }: Source): boolean => prefixes.some((prefix) => path.startsWith(prefix));
};

/** `ServiceMixin` is the platform's name for it: a partial schema with its phase. */
const isPartialSchema = (type: ts.TypeNode | undefined, ast: ts.SourceFile): boolean =>
  type !== undefined &&
  /^(?:Partial<ServiceSchema(?:<.+>)?>|ServiceMixin)$/u.test(type.getText(ast));

/** Whether a value is a mixin, or a function that makes one, by what it is declared to be. */
const isMixin = (
  { value, statement }: { value: ts.Node; statement: ts.Node },
  ast: ts.SourceFile,
) => {
  if (
    ts.isArrowFunction(value) ||
    ts.isFunctionExpression(value) ||
    ts.isFunctionDeclaration(value)
  )
    return isPartialSchema(value.type, ast);
  const declared = nodesOf(statement).find(ts.isVariableDeclaration);
  return isPartialSchema(declared?.type, ast);
};

const isType = (node: ts.Node) =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

/** Files in mixins/ that are none, and their exports that are neither a mixin nor a type. */
export const mixinFaults = (sources: readonly Source[]): string[] =>
  sources.filter(below("mixins")).flatMap((source) => {
    if (!source.path.endsWith(".mixin.ts")) return [`${source.path}: not a mixin`];
    return exportsOf(source)
      .filter((one) => !isType(one.value) && !isMixin(one, source.ast))
      .map(({ name }) => `${source.path}: ${name}`);
  });

/** `new WeakMap` outside functions and classes: state that belongs to an instance. */
export const hiddenState = (sources: readonly Source[]): string[] =>
  sources
    .filter(below("services", "platform", "mixins"))
    .flatMap((source) =>
      source.ast.statements
        .filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) =>
          declarationList.declarations
            .filter(({ initializer }) => initializer !== undefined && holdsWeakMap(initializer))
            .map(({ name }) => `${source.path}: ${name.getText(source.ast)}`),
        ),
    );

/** A weak map made where the module is loaded; inside a function it is made for a caller. */
const holdsWeakMap = (node: ts.Node): boolean => {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isNewExpression(node) && /^Weak(?:Map|Set)$/u.test(node.expression.getText())) return true;
  return ts.forEachChild(node, (child) => holdsWeakMap(child) || undefined) ?? false;
};

export interface ServiceNames {
  /** Folders of services/. */
  readonly services: readonly string[];
}

/** The service that a string names: itself, or by an action or event of it. */
const serviceIn = (text: string, { services }: ServiceNames): string | undefined =>
  services.find((name) => {
    const exactly = new RegExp(`^(?:v\\d+\\.)?${name}(?:\\.\\S*)?$`, "u");
    const inside = new RegExp(`(?:^|[^\\w./-])(?:v\\d+\\.${name}|${name}\\.(?!ts\\b)\\w+)`, "u");
    return exactly.test(text) || inside.test(text);
  });

/** Strings of the platform and the mixins that name a service. Imports have a rule of their own. */
export const namedServices = (sources: readonly Source[], names: ServiceNames): string[] =>
  sources.filter(below("platform", "mixins")).flatMap((source) =>
    nodesOf(source.ast)
      .filter((node) => !ts.isImportDeclaration(node.parent ?? node))
      .map(stringOf)
      .filter((text): text is string => text !== undefined)
      .filter((text) => serviceIn(text, names) !== undefined)
      .map((text) => `${source.path}: ${text}`),
  );

const adapters =
  /^platform\/(?:storage\/(?:mongo|sqlite)|messaging\/(?:jetstream|memory)|runtime\/(?:mesh|embedded)|broker\/nats)[/.]/u;
const deploymentVariables = ["NATS_URL", "MONGO_URL"];
/** Members by which a runtime says which one it is. */
const runtimeMembers = ["shared", "embedded", "mesh", "isMesh", "isEmbedded"];
const runtimeName = /^(?:runtimeOf|runtime)$/u;

const isRuntime = (node: ts.Expression): boolean => {
  if (ts.isCallExpression(node)) return isRuntime(node.expression);
  if (ts.isIdentifier(node)) return runtimeName.test(node.text);
  return ts.isPropertyAccessExpression(node) && runtimeName.test(node.name.text);
};

/** What a node asks the runtime, if it does. */
const questionIn = (node: ts.Node, source: Source): string | undefined => {
  if (ts.isPropertyAccessExpression(node)) {
    if (node.name.text === "transit") return "transit";
    if (node.name.text === "transporter") return "transporter";
    if (runtimeMembers.includes(node.name.text) && isRuntime(node.expression))
      return node.name.text;
  }
  if (ts.isBindingElement(node)) return boundQuestion(node);
  if (ts.isImportDeclaration(node)) {
    const { text } = node.moduleSpecifier as ts.StringLiteral;
    const target = posix.join(posix.dirname(source.path), text);
    return adapters.test(target) ? target : undefined;
  }
  const text = stringOf(node);
  return text !== undefined && deploymentVariables.includes(text) ? text : undefined;
};

/** `const { shared } = runtimeOf(broker)`, `const { transit } = broker` */
const boundQuestion = (node: ts.BindingElement): string | undefined => {
  const name = (node.propertyName ?? node.name).getText();
  if (name === "transit") return name;
  const declared = node.parent.parent;
  const from = ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
  return runtimeMembers.includes(name) && from && isRuntime(from) ? name : undefined;
};

/** Where a service asks which runtime it runs on, or takes a part of one of them. */
export const runtimeQuestions = (sources: readonly Source[]): string[] =>
  sources.filter(below("services")).flatMap((source) =>
    nodesOf(source.ast)
      .map((node) => questionIn(node, source))
      .filter((token) => token !== undefined)
      .map((token) => `${source.path}: ${token}`),
  );
