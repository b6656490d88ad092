/** Changes of one place of a value: to the edge of what its schema allows, and beyond. */
import fc, { type Arbitrary } from "fast-check";
import { resolved, type Schema } from "./document.ts";
import { anything, oddTexts, type Known } from "./values.ts";

/** A place of a value: how to put another there, or nothing. */
export interface Place {
  /** RFC 6901; of the whole it is empty. */
  readonly pointer: string;
  readonly value: unknown;
  readonly schema: Schema;
  put(value: unknown): unknown;
  /** Undefined: the place is the whole. */
  readonly remove?: () => unknown;
}

export const isKnown = (value: unknown): value is Known =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "$known");
const isOpen = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !isKnown(value);

const alternativesOf = (reference: Schema | undefined): readonly Schema[] => {
  const schema = resolved(reference ?? {});
  const among = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  return among ? among.flatMap(alternativesOf) : [schema];
};

const under = (schema: Schema, name: string | number): Schema | undefined => {
  if (typeof name === "number") return schema.items;
  const own = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
  const [pattern] = Object.values(schema.patternProperties ?? {});
  const { additionalProperties } = schema;
  return (
    own ?? pattern ?? (typeof additionalProperties === "object" ? additionalProperties : undefined)
  );
};

const schemaUnder = (schema: Schema, name: string | number): Schema =>
  alternativesOf(schema)
    .map((one) => under(one, name))
    .find((one) => one !== undefined) ?? {};

const members = (value: object): (readonly [string | number, unknown])[] =>
  Array.isArray(value) ? value.map((one, i) => [i, one] as const) : Object.entries(value);

const withMember = (value: object, name: string | number, member: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === name ? member : one));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      key === name ? member : one,
    ]),
  );
};
const withoutMember = (value: object, name: string | number): unknown =>
  Array.isArray(value)
    ? value.filter((_, i) => i !== name)
    : Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

/** Every place of a value, itself first. */
export const placesOf = (
  value: unknown,
  schema: Schema,
  put: Place["put"] = (one) => one,
  pointer = "",
): Place[] => {
  const own: Place = { value, schema, put, pointer };
  if (!isOpen(value)) return [own];
  const inside = members(value).flatMap(([name, member]) => {
    const replace: Place["put"] = (one) => put(withMember(value, name, one));
    const below = placesOf(member, schemaUnder(schema, name), replace, `${pointer}/${name}`);
    const [first, ...more] = below;
    return first ? [{ ...first, remove: () => put(withoutMember(value, name)) }, ...more] : more;
  });
  return [own, ...inside];
};

const long = (text: unknown, length: number): string => {
  const unit = typeof text === "string" && text !== "" ? text : "a";
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
};

/** Lengths beyond this are no edges of any schema, only long. */
const longest = 200_000;

const edgesOfText = ({ minLength, maxLength }: Schema, text: unknown): unknown[] => {
  const lengths = [minLength, maxLength].flatMap((one) =>
    one === undefined ? [] : [one - 1, one, one + 1],
  );
  return lengths.filter((one) => one >= 0 && one <= longest).map((one) => long(text, one));
};
const edgesOfNumber = ({ minimum, maximum }: Schema): unknown[] =>
  [minimum, maximum].flatMap((one) =>
    one === undefined ? [] : [one - 1, one, one + 1, one + 0.5],
  );
const edgesOfList = ({ minItems, maxItems }: Schema, list: readonly unknown[]): unknown[] => {
  const [first = null] = list;
  const lengths = [minItems, maxItems].flatMap((one) =>
    one === undefined ? [] : [one - 1, one, one + 1],
  );
  return lengths
    .filter((one) => one >= 0 && one <= longest)
    .map((one) => Array.from({ length: one }, (_, i) => (i < list.length ? list[i] : first)));
};
const edgesOfObject = ({ maxProperties }: Schema, value: object): unknown[] => {
  const count = maxProperties ?? 0;
  const [first = null] = Object.values(value) as unknown[];
  const more = (names: number) =>
    Object.fromEntries(Array.from({ length: names }, (_, i) => [`n${i}`, first]));
  return count === 0 ? [] : [more(count), more(count + 1)];
};

/** The values just inside and just outside of what the schema of a place allows. */
export const edgesOf = (schemaOf: Schema, value: unknown): unknown[] =>
  alternativesOf(schemaOf).flatMap((schema) => {
    if (Array.isArray(value)) return edgesOfList(schema, value as unknown[]);
    if (isOpen(value)) return edgesOfObject(schema, value);
    if (schema.type === "string") return edgesOfText(schema, value);
    return schema.type === "integer" || schema.type === "number" ? edgesOfNumber(schema) : [];
  });

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % all.length];

/** The value with one place at, or one beyond, an edge. */
export const atAnEdge = (values: Arbitrary<unknown>, schema: Schema): Arbitrary<unknown> =>
  fc.tuple(values, fc.nat(), fc.nat()).map(([value, where, which]) => {
    const edges = placesOf(value, schema).flatMap((place) =>
      edgesOf(place.schema, place.value).map((edge) => () => place.put(edge)),
    );
    return pick(edges, where + which)?.() ?? value;
  });

type Mutation = (place: Place, other: unknown, name: string) => unknown;
const added = (value: object, name: string, other: unknown): unknown =>
  Array.isArray(value)
    ? [...(value as unknown[]), other]
    : // By entries: a name such as "__proto__" is a name like any other in JSON.
      Object.fromEntries([...Object.entries(value), [name, other]]);
const nested = (levels: number): unknown =>
  levels === 0 ? 1 : levels % 2 === 0 ? { a: nested(levels - 1) } : [nested(levels - 1)];

const mutations: readonly Mutation[] = [
  ({ put }, other) => put(other),
  ({ put }) => put(null),
  ({ put, value }) => put([value]),
  ({ put, value }) => put({ value }),
  ({ put, value }) => put(JSON.stringify(value)),
  ({ put }, _other, name) => put(name),
  ({ put }) => put(nested(40)),
  ({ put, value, remove }) => (remove ? remove() : put(value)),
  ({ put, value }, other, name) => put(isOpen(value) ? added(value, name, other) : other),
];

/** The value with one or two places that are something else. */
export const mutated = (values: Arbitrary<unknown>, schema: Schema): Arbitrary<unknown> => {
  const change = fc.record({
    where: fc.nat(),
    how: fc.constantFrom(...mutations),
    other: anything,
    name: fc.oneof(
      fc.constantFrom(...oddTexts.filter((one) => one.length < 100)),
      fc.string({ maxLength: 5 }),
    ),
  });
  const apply = (
    value: unknown,
    { where, how, other, name }: typeof change extends Arbitrary<infer T> ? T : never,
  ): unknown => {
    const place = pick(placesOf(value, schema), where);
    return place ? how(place, other, name) : value;
  };
  return fc
    .tuple(values, fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) => changes.reduce(apply, value));
};
