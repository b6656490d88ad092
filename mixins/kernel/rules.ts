import type { TSchema } from "./contract.ts";

/** A fastest-validator rule. */
export type Rule = Record<string, unknown>;

const defined = (entries: Record<string, unknown>): Rule =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

const objectRule = (schema: TSchema): Rule => {
  const properties = (schema["properties"] ?? {}) as Record<string, TSchema>;
  const required = new Set((schema["required"] ?? []) as string[]);
  const props = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      required.has(name) ? toRule(property) : { ...toRule(property), optional: true },
    ]),
  );
  return { type: "object", props, strict: schema["additionalProperties"] === false };
};

const recordRule = (schema: TSchema): Rule => {
  const [[pattern, value] = ["", {}]] = Object.entries(
    schema["patternProperties"] as Record<string, TSchema>,
  );
  return {
    type: "record",
    key: { type: "string", pattern: new RegExp(pattern, "u") },
    value: toRule(value as TSchema),
  };
};

const unionRule = (members: readonly TSchema[]): Rule => {
  const constants = members.map((member) => member["const"] as unknown);
  if (constants.every((value) => value !== undefined)) return { type: "enum", values: constants };
  const others = members.filter((member) => member["type"] !== "null");
  if (others.length === 1 && others.length < members.length) {
    return { ...toRule(others[0] as TSchema), nullable: true };
  }
  return { type: "multi", rules: members.map(toRule) };
};

const numberRule = (schema: TSchema): Rule =>
  defined({
    type: "number",
    integer: schema["type"] === "integer" ? true : undefined,
    min: schema["minimum"],
    max: schema["maximum"],
  });

const stringRule = (schema: TSchema): Rule =>
  defined({
    type: "string",
    min: schema["minLength"],
    max: schema["maxLength"],
    pattern: schema["pattern"] === undefined ? undefined : new RegExp(schema["pattern"] as string, "u"),
  });

const arrayRule = (schema: TSchema): Rule =>
  defined({
    type: "array",
    items: toRule(schema["items"] as TSchema),
    min: schema["minItems"],
    max: schema["maxItems"],
    unique: schema["uniqueItems"],
  });

const byType: Record<string, (schema: TSchema) => Rule> = {
  object: (schema) => (schema["patternProperties"] ? recordRule(schema) : objectRule(schema)),
  array: arrayRule,
  string: stringRule,
  number: numberRule,
  integer: numberRule,
  boolean: () => ({ type: "boolean" }),
  null: () => ({ type: "equal", value: null, strict: true, nullable: true }),
};

/** The fastest-validator rule that refuses exactly what the schema refuses (no coercion, closed objects). */
export const toRule = (schema: TSchema): Rule => {
  if (schema["anyOf"]) return unionRule(schema["anyOf"] as TSchema[]);
  if (schema["const"] !== undefined) return { type: "equal", value: schema["const"], strict: true };
  const make = byType[schema["type"] as string];
  return make ? make(schema) : { type: "any" };
};

/** The rules of an action's params, for Moleculer's `params`. */
export const toRules = (params: TSchema): Rule => {
  const rule = toRule(params);
  return { ...(rule["props"] as Rule), $$strict: rule["strict"] };
};
