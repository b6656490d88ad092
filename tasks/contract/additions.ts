/** Whether one OpenAPI document only adds to another. Pure. */
import { incompatibilities, type Direction, type Schema } from "./schemas.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Both<T> {
  readonly before: T;
  readonly now: T;
  readonly documents: { readonly before: Document; readonly now: Document };
  readonly at: string;
}

const schemasOf = (document: Document) => document.components?.schemas ?? {};

const between = (
  { documents, at }: Both<unknown>,
  schemas: readonly [Schema | undefined, Schema | undefined],
  direction: Direction,
  what: string,
): string[] => {
  const [before, now] = schemas;
  if (!before || !now) return [];
  return incompatibilities(
    { schema: before, schemas: schemasOf(documents.before) },
    { schema: now, schemas: schemasOf(documents.now) },
    direction,
    `${at} ${what}`,
  );
};

const contentFaults = (
  both: Both<unknown>,
  [before = {}, now = {}]: readonly [Content | undefined, Content | undefined],
  direction: Direction,
  what: string,
): string[] =>
  Object.entries(before).flatMap(([type, { schema }]) =>
    now[type]
      ? between(both, [schema, now[type].schema], direction, what)
      : [`${both.at} ${what}: ${type} is gone`],
  );

const keyOf = ({ name, in: place }: Parameter): string => `${place} ${name}`;

const parameterFaults = (both: Both<Operation>): string[] => {
  const { before, now, at } = both;
  const [from, to] = [before.parameters ?? [], now.parameters ?? []];
  const kept = from.flatMap((one) => {
    const other = to.find((candidate) => keyOf(candidate) === keyOf(one));
    if (!other) return [`${at} ${keyOf(one)} is gone`];
    return between(both, [one.schema, other.schema], "in", keyOf(one));
  });
  const wanted = to
    .filter(({ required }) => required)
    .filter((one) => !from.some((other) => keyOf(other) === keyOf(one) && other.required))
    .map((one) => `${at} ${keyOf(one)} is required now`);
  return [...kept, ...wanted];
};

const bodyFaults = (both: Both<Operation>): string[] => {
  const [from, to] = [both.before.requestBody, both.now.requestBody];
  if (from && !to) return [`${both.at} body is gone`];
  const required = to?.required && !from?.required ? [`${both.at} body is required now`] : [];
  return [...required, ...contentFaults(both, [from?.content, to?.content], "in", "body")];
};

const responseFaults = (both: Both<Operation>): string[] =>
  Object.entries(both.before.responses ?? {}).flatMap(([status, { content }]) => {
    const other = both.now.responses?.[status];
    if (!other) return [`${both.at} ${status} is gone`];
    return contentFaults(both, [content, other.content], "out", status);
  });

const isOpen = ({ security = [] }: Operation): boolean =>
  security.length === 0 || security.some((one) => Object.keys(one).length === 0);

const securityFaults = ({ before, now, at }: Both<Operation>): string[] =>
  isOpen(before) && !isOpen(now) ? [`${at} needs a token now`] : [];

const operationFaults = (both: Both<Operation>): string[] =>
  [parameterFaults, bodyFaults, responseFaults, securityFaults].flatMap((faults) => faults(both));

/** What in `now` breaks a client of `before`, a line each; additions are none. */
export const breaks = (before: Document, now: Document): string[] =>
  Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const at = `${method.toUpperCase()} ${path}`;
      const other = now.paths[path]?.[method];
      if (!other) return [`${at} is gone`];
      return operationFaults({ before: operation, now: other, documents: { before, now }, at });
    }),
  );
