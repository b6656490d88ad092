/** Bodies at each limit of a schema, one below and one beyond, in a body that is otherwise right. */
import fc from "fast-check";
import { resolved, type Operation, type Schema } from "./document.ts";
import { edgesOf, placesOf } from "./mutations.ts";
import { recipes } from "./recipes.ts";

export interface LimitCase {
  readonly name: string;
  /** JSON text as it is sent; `@known` values are filled in before. */
  readonly body: unknown;
  /** Instead of that: text. */
  readonly raw?: string;
}

const ofPattern = (pattern: string, maxLength = 20): string =>
  fc
    .sample(fc.stringMatching(new RegExp(pattern, "u"), { size: "-1" }), { seed: 1, numRuns: 50 })
    .find((one) => one.length > 0 && one.length <= maxLength) ?? "A";

const textOf = ({ examples, pattern, minLength = 0, maxLength, enum: values }: Schema): unknown => {
  const [example] = values ?? examples ?? [];
  if (example !== undefined) return example;
  return pattern === undefined ? "a".repeat(Math.max(1, minLength)) : ofPattern(pattern, maxLength);
};

/** A value with everything that the schema names, a list having one member. */
const fullOf = (reference: Schema): unknown => {
  const schema = resolved(reference);
  const among = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return schema.const;
  if (among) return fullOf(among.find((one) => resolved(one).type !== "null") ?? {});
  const open = Object.values(schema.patternProperties ?? {})[0] ?? schema.additionalProperties;
  if (schema.type === "object") {
    const named = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, fullOf(one)]);
    const more = typeof open === "object" ? [["n0", fullOf(open)]] : [];
    return Object.fromEntries([...more, ...named]) as unknown;
  }
  if (schema.type === "array") {
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
      fullOf(schema.items ?? {}),
    );
  }
  if (schema.type === "boolean") return true;
  return schema.type === "string" ? textOf(schema) : Math.max(1, schema.minimum ?? 1);
};

const right = ({ body, label }: Operation): unknown => {
  const full = fullOf(body ?? {}) as object;
  const recipe = recipes.get(label);
  const [own] = recipe ? fc.sample(recipe, { seed: 1, numRuns: 1 }) : [{}];
  return label === "POST /v1/orders" ? own : { ...full, ...(own as object) };
};

const sizeOf = (value: unknown): string => {
  if (typeof value === "string") return `a text of ${value.length}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null
    ? `${Object.keys(value).length} names`
    : String(value);
};

/** As many as a body may hold at all (services/gateway/domain/binding.ts). */
const valuesMax = 20_000;
const depthMax = 32;
const bodyMax = 1_048_576;

const members: readonly unknown[] = [null, {}, [], "x", { x: "y".repeat(500) }, "z".repeat(900)];
const listsOf = (limit: number): { name: string; value: unknown }[] =>
  members.flatMap((member, i) =>
    [limit, limit + 1, 1_000, 15_000].map((length) => ({
      name: `${length} members of kind ${i}`,
      value: Array<unknown>(length).fill(member),
    })),
  );
const namesOf = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`name ${i}`, "v"]));
const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

const insideOf = (operation: Operation): LimitCase[] => {
  const schema = operation.body ?? {};
  return placesOf(right(operation), schema).flatMap(({ pointer, value, schema: own, put }) => {
    const at = (name: string, other: unknown): LimitCase => ({
      name: `${pointer}: ${name}`,
      body: put(other),
    });
    const edges = edgesOf(own, value).map((edge) => at(sizeOf(edge), edge));
    if (Array.isArray(value)) {
      const { maxItems = 100 } = resolved(own);
      return [...edges, ...listsOf(maxItems).map((one) => at(one.name, one.value))];
    }
    if (typeof value !== "object" || value === null) return edges;
    const counts = [249, 250, 251, 15_000].map((count) => at(`${count} names`, namesOf(count)));
    return [...edges, ...counts];
  });
};

const padded = (body: unknown, length: number): string => {
  const text = JSON.stringify(body);
  return `${text.slice(0, -1)}${" ".repeat(length - Buffer.byteLength(text))}}`;
};

/** Of the body as a whole. */
const outsideOf = (body: object): LimitCase[] => [
  ...[-1, 0, 1].map((more) => ({
    name: `${bodyMax + more} bytes`,
    body: undefined,
    raw: padded(body, bodyMax + more),
  })),
  ...[-1, 0, 1].map((more) => ({
    name: `${depthMax + more} levels`,
    body: { ...body, unknown: nested(depthMax - 1 + more) },
  })),
  ...[-1, 0, 1].map((more) => ({
    name: `about ${valuesMax + more} values`,
    body: namesOf(valuesMax - 1 + more),
  })),
];

/** Every body at a limit of an operation. */
export const limitCases = (operation: Operation): readonly LimitCase[] => [
  ...insideOf(operation),
  ...outsideOf(right(operation) as object),
];
