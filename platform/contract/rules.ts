import type { TextRule } from "../kernel/texts/text.ts";
import type { TSchema } from "./contract.ts";

/** A fastest-validator rule, for a validator made with `considerNullAsAValue: true`. */
export type Rule = Record<string, unknown>;

const defined = (entries: Record<string, unknown>): Rule =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

const objectRule = (schema: TSchema, texts: boolean): Rule => {
  const properties = (schema["properties"] ?? {}) as Record<string, TSchema>;
  const required = new Set((schema["required"] ?? []) as string[]);
  const props = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      required.has(name) ? toRule(property, texts) : { ...toRule(property, texts), optional: true },
    ]),
  );
  return { type: "object", props, strict: schema["additionalProperties"] === false };
};

/** Closed always: a key that the pattern does not name is refused. */
const recordRule = (schema: TSchema, texts: boolean): Rule => {
  const [[pattern, value] = ["", {}]] = Object.entries(
    schema["patternProperties"] as Record<string, TSchema>,
  );
  return {
    type: "record",
    key: defined({
      type: "string",
      pattern: new RegExp(pattern),
      nullable: false,
      text: texts ? "line" : undefined,
    }),
    value: toRule(value as TSchema, texts),
  };
};

const isNull = (schema: TSchema): boolean => schema["type"] === "null";

/** Null is passed by the flag alone: a rule among several never sees it. */
const unionRule = (members: readonly TSchema[], texts: boolean): Rule => {
  const others = members.filter((member) => !isNull(member));
  const constants = others.map((member) => member["const"] as unknown);
  const [only] = others;
  const rule = constants.every((value) => value !== undefined)
    ? { type: "enum", values: constants }
    : others.length === 1 && only
      ? toRule(only, texts)
      : { type: "multi", rules: others.map((one) => toRule(one, texts)) };
  const nullable = others.length < members.length || others.some((one) => toRule(one)["nullable"]);
  return { ...rule, nullable };
};

const numberRule = (schema: TSchema): Rule =>
  defined({
    type: "number",
    integer: schema["type"] === "integer" ? true : undefined,
    min: schema["minimum"],
    max: schema["maximum"],
  });

/** What a refusal says of a pattern, for the source code that fastest-validator makes of a rule. */
const patternText = (schema: TSchema): string => {
  const [example] = (schema.examples ?? []) as readonly unknown[];
  const shown = example === undefined ? undefined : `for example ${JSON.stringify(example)}`;
  const notes = [schema.description, shown].filter((note) => note !== undefined).join(", ");
  const pattern = String(schema["pattern"]);
  const text = notes === "" ? pattern : `${pattern} (${notes})`;
  return JSON.stringify(text).slice(1, -1);
};

const textRuleOf = (schema: TSchema): TextRule | "email" =>
  (schema["text"] as TextRule | "email" | undefined) ?? "line";

// Patterns without the flag "u", as TypeBox reads them.
const stringRule = (schema: TSchema, texts: boolean): Rule =>
  defined({
    type: "string",
    text: texts ? textRuleOf(schema) : undefined,
    min: schema["minLength"],
    max: schema["maxLength"],
    ...(schema["pattern"] === undefined
      ? {}
      : {
          pattern: new RegExp(schema["pattern"] as string),
          messages: { stringPattern: patternText(schema) },
        }),
  });

const arrayRule = (schema: TSchema, texts: boolean): Rule =>
  defined({
    type: "array",
    items: toRule(schema["items"] as TSchema, texts),
    min: schema["minItems"],
    max: schema["maxItems"],
    unique: schema["uniqueItems"],
  });

const byType = new Map<unknown, (schema: TSchema, texts: boolean) => Rule>([
  [
    "object",
    (schema, texts) =>
      schema["patternProperties"] ? recordRule(schema, texts) : objectRule(schema, texts),
  ],
  ["array", arrayRule],
  ["string", stringRule],
  ["number", numberRule],
  ["integer", numberRule],
  ["boolean", () => ({ type: "boolean" })],
  ["null", () => ({ type: "enum", values: [], nullable: true })],
]);

/** Keywords that the rules of a type read. */
const keywords = new Map<unknown, readonly string[]>([
  ["object", ["properties", "required", "additionalProperties", "patternProperties"]],
  ["array", ["items", "minItems", "maxItems", "uniqueItems"]],
  ["string", ["minLength", "maxLength", "pattern"]],
  ["number", ["minimum", "maximum"]],
  ["integer", ["minimum", "maximum"]],
]);
// They say something to readers and refuse nothing.
const annotations =
  "as type $id title description examples default deprecated readOnly writeOnly text personal";
const harmless = new Set(annotations.split(" "));

/** A keyword that would be passed over in silence would let through what the schema refuses. */
const refuseUnknown = (schema: TSchema): void => {
  const known = schema["anyOf"] ? ["anyOf"] : schema["const"] === undefined ? undefined : ["const"];
  const allowed = known ?? keywords.get(schema["type"]) ?? [];
  const strange = Object.keys(schema).find((key) => !harmless.has(key) && !allowed.includes(key));
  if (strange) {
    throw new Error(`The schema keyword "${strange}" has no rule in platform/contract/rules.ts.`);
  }
};

/**
 * The fastest-validator rule that refuses exactly what the schema refuses (no coercion,
 * closed objects). Every rule says what it thinks of null: the validator's default passes it.
 * @param texts whether texts are judged by their characters too, by the schema's `text` (platform/kernel/texts/text.ts)
 * @throws Error on a schema keyword that no rule stands for
 */
export const toRule = (schema: TSchema, texts = false): Rule => {
  refuseUnknown(schema);
  if (schema["anyOf"]) return unionRule(schema["anyOf"] as TSchema[], texts);
  if (schema["const"] !== undefined) {
    return { type: "equal", value: schema["const"], strict: true, nullable: false };
  }
  const make = byType.get(schema["type"]);
  return make ? { nullable: false, ...make(schema, texts) } : { type: "any", nullable: true };
};

/**
 * The rules of an action's params, by their names: what Moleculer's REPL lists. Unknown params are refused.
 * `texts`: as for `toRule`, for what comes from outside.
 */
export const toParamRules = (params: TSchema, texts = false): Rule => {
  const { props, strict } = toRule(params, texts) as { props: Rule; strict: boolean };
  return { $$strict: strict, ...props };
};

/** The rules of an action's params, for Moleculer's `params`: about the whole, so that null is refused too. */
export const toRules = (params: TSchema): Rule => ({ $$root: true, ...toRule(params) });
