/** TypeBox schemas as OpenAPI 3.1 and its generators want them: JSON Schema 2020-12, every object a named component. */
import { pascal } from "./names.ts";

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** An object of the document. */
export type Part = { readonly [key: string]: Json };

/** The components met so far, by name. */
export type Components = Map<string, Part>;

/** A copy whose keys stand in a fixed order, so that the document changes only when a contract does. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Not every tool reads `const`. `as` is a format that is for readers only, `text` is for the validator, `personal` for erasing. */
const asPlain = ({
  const: value,
  as,
  text: _text,
  personal: _personal,
  $id: _id,
  ...schema
}: Part): Part => ({
  ...schema,
  ...(value === undefined ? {} : { enum: [value] }),
  ...(as === undefined ? {} : { format: as }),
});

/** TypeBox writes a record of any names as a pattern; tools read `additionalProperties` better. */
const asRecord = (schema: Part): Part => {
  const { patternProperties, ...rest } = schema;
  const [[pattern, value] = ["", null], more] = Object.entries((patternProperties ?? {}) as Part);
  return pattern === "^(.*)$" && !more ? { ...rest, additionalProperties: value } : schema;
};

interface Naming {
  readonly components: Components;
  /** The name of an object without a title: that of what it is a part of, and the field. */
  readonly name: string;
}

const membersOf = (members: Part, naming: Naming): Part =>
  Object.fromEntries(
    Object.entries(members).map(([field, one]) => [
      field,
      named(one, { ...naming, name: `${naming.name}${pascal(field)}` }),
    ]),
  );

const nested = (schema: Part, naming: Naming): Part =>
  Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === "properties" || key === "patternProperties") {
        return [key, membersOf(value as Part, naming)];
      }
      if (key === "items") return [key, named(value, { ...naming, name: `${naming.name}Item` })];
      if (key === "additionalProperties") {
        return [key, named(value, { ...naming, name: `${naming.name}Value` })];
      }
      return [key, value];
    }),
  );

const isNull = (schema: Part): boolean => schema["type"] === "null";

/** Generators take null as a further type, and beside a reference as another alternative; alone they do not. */
const orNull = (schema: Part): Part => {
  const { $ref, type, enum: values, ...rest } = schema;
  if (typeof $ref === "string") return { anyOf: [{ $ref }, { type: "null" }] };
  const all = Array.isArray(values) ? { enum: [...values, null] } : {};
  return { ...rest, type: [type as string, "null"], ...all };
};

const asEnum = (members: readonly Part[]): Part | undefined => {
  const values = members.map((member) => member["const"]);
  if (!values.every((value) => typeof value === "string")) return undefined;
  return { type: "string", enum: values };
};

const alternatives = (members: readonly Part[], more: Part, naming: Naming): Part => {
  const values = asEnum(members);
  if (values) return inComponents({ ...more, ...values }, naming);
  const [only] = members;
  if (only && members.length === 1) {
    const { title: _title, ...rest } = more;
    const one = named(only, naming) as Part;
    return "$ref" in one ? one : { ...one, ...rest };
  }
  const anyOf = members.map((one, at) => named(one, { ...naming, name: `${naming.name}${at}` }));
  return inComponents({ title: naming.name, ...more, anyOf }, naming);
};

const union = ({ anyOf, ...more }: Part, naming: Naming): Part => {
  const members = anyOf as Part[];
  const others = members.filter((member) => !isNull(member));
  const schema = alternatives(others, more, naming);
  return others.length < members.length ? orNull(schema) : schema;
};

/** Titles are names; two schemas of one title get a number. */
const nameFor = (title: string, schema: Part, components: Components): string => {
  const text = JSON.stringify(schema);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? title : `${title}${n}`;
    const known = components.get(name);
    if (!known) components.set(name, schema);
    if (!known || JSON.stringify(known) === text) return name;
  }
};

/** A reference to the schema when it has a title. */
const inComponents = (schema: Part, { components }: Naming): Part => {
  const { title, ...rest } = schema;
  if (typeof title !== "string" || !/^\w+$/u.test(title)) return schema;
  return { $ref: `#/components/schemas/${nameFor(title, rest, components)}` };
};

/** An object without a title is given its place's name. */
const titled = (schema: Part, name: string): Part =>
  schema["properties"] === undefined || schema["title"] !== undefined
    ? schema
    : { ...schema, title: name };

const named = (value: Json, naming: Naming): Json => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const raw = value as Part;
  if (raw["anyOf"]) {
    const { const: _const, ...rest } = raw;
    return union(asPlain(rest), naming);
  }
  const schema = titled(asRecord(asPlain(raw)), naming.name);
  const title = schema["title"];
  const name = typeof title === "string" && /^\w+$/u.test(title) ? title : naming.name;
  return inComponents(nested(schema, { ...naming, name }), naming);
};

/** The schema with every object and titled part as a reference; these are put into `components`. `name`: of an object without a title. */
export const toComponent = (schema: unknown, components: Components, name: string): Json =>
  named(plain(schema), { components, name });
