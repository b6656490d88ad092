/** TypeBox schemas as OpenAPI 3.1 wants them: plain JSON Schema 2020-12, named ones as components. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** An object of the document. */
export type Part = { readonly [key: string]: Json };

/** The components met so far, by title. */
export type Components = Map<string, Part>;

/** A copy whose keys stand in a fixed order, so that the document changes only when a contract does. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const asEnum = (members: readonly Part[]): Part | undefined => {
  const values = members.map((member) => member["const"]);
  if (!values.every((value) => typeof value === "string")) return undefined;
  return { type: "string", enum: values };
};

/** Not every tool reads `const`. */
const asValue = ({ const: value, ...schema }: Part): Part =>
  value === undefined ? schema : { ...schema, enum: [value] };

/** TypeBox writes a record of any names as a pattern; tools read `additionalProperties` better. */
const asRecord = (schema: Part): Part => {
  const { patternProperties, ...rest } = schema;
  const [[pattern, value] = ["", null], more] = Object.entries((patternProperties ?? {}) as Part);
  return pattern === "^(.*)$" && !more ? { ...rest, additionalProperties: value } : schema;
};

const nested = (schema: Part, components: Components): Part =>
  Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === "properties" || key === "patternProperties") {
        const members = Object.entries(value as Part);
        return [
          key,
          Object.fromEntries(members.map(([name, one]) => [name, named(one, components)])),
        ];
      }
      if (key === "items" || key === "additionalProperties") return [key, named(value, components)];
      if (key === "anyOf" || key === "allOf") {
        return [key, (value as Json[]).map((one) => named(one, components))];
      }
      return [key, value];
    }),
  );

const converted = (schema: Part, components: Components): Part => {
  // `text` is for the validator (platform/kernel/texts/text.ts): it is no word of JSON Schema.
  const {
    $id: _id,
    text: _text,
    anyOf,
    ...rest
  } = asRecord(asValue(schema)) as Part & { anyOf?: Part[] };
  const values = anyOf && asEnum(anyOf);
  return nested(values ? { ...rest, ...values } : anyOf ? { ...rest, anyOf } : rest, components);
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

const named = (value: Json, components: Components): Json => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const schema = converted(value as Part, components);
  const title = schema["title"];
  if (typeof title !== "string" || !/^\w+$/u.test(title)) return schema;
  const { title: _title, ...rest } = schema;
  return { $ref: `#/components/schemas/${nameFor(title, rest, components)}` };
};

/** The schema with every titled part as a reference; the parts are put into `components`. */
export const toComponent = (schema: unknown, components: Components): Json =>
  named(plain(schema), components);
