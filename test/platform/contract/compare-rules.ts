/** Values that nearly fit a schema, judged by its rules and by the schema itself. */
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import type { TSchema } from "../../../platform/contract/contract.ts";
import { RulesValidator } from "../../../platform/broker/rules-validator.ts";
import { runs } from "../../support/jest/runs.ts";

export const validator = new RulesValidator();
const compile = (rules: object) => {
  const check = validator.compile(rules as never) as unknown as (value: unknown) => unknown;
  // Through JSON, as a body arrives: what structuredClone makes inherits from outside Jest's realm,
  // where a TypeError is another class.
  const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  return (value: unknown): boolean => check(copy(value)) === true;
};

/** Records are closed by their rule, whatever the schema leaves open. */
const closed = (schema: TSchema): TSchema => {
  const copy = JSON.parse(JSON.stringify(schema), (_key, value: unknown) =>
    typeof value === "object" && value !== null && "patternProperties" in value
      ? { ...value, additionalProperties: false }
      : value,
  ) as TSchema;
  return revive(schema, copy);
};
/** TypeBox knows its kinds by a symbol, which JSON drops. */
const revive = (from: TSchema, to: TSchema): TSchema => {
  for (const symbol of Object.getOwnPropertySymbols(from)) {
    Object.defineProperty(to, symbol, { value: Reflect.get(from, symbol) });
  }
  for (const [key, value] of Object.entries(from) as [string, unknown][]) {
    if (typeof value === "object" && value !== null) revive(value as TSchema, to[key] as TSchema);
  }
  return to;
};

/** Things that JSON can hold and that come close to being valid somewhere. */
const noise = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1,
    1.5,
    100,
    101,
    1e21,
    -9007199254740992,
    9007199254740992,
  ),
  fc.constantFrom(
    "",
    " ",
    "1",
    "true",
    "null",
    "a",
    "EUR",
    "eur",
    "DE",
    "a@b.cd",
    "a\nb",
    "😀",
    "a😀",
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.constantFrom([], {}, [null], [[]], { amount: 1 }, { amount: 1, currency: "EUR" }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);

/** Mostly the one, now and then the other: objects of many fields must come through whole at times. */
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 40): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

const textOf = (schema: TSchema): fc.Arbitrary<unknown> => {
  const pattern = schema["pattern"] as string | undefined;
  const minLength = (schema["minLength"] as number | undefined) ?? 0;
  const maxLength = (schema["maxLength"] as number | undefined) ?? minLength + 20;
  const edges = fc
    .constantFrom(minLength - 1, minLength, maxLength, maxLength + 1)
    .map((length) => "a".repeat(Math.max(0, Math.min(length, 3000))));
  return mostly(
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 8) })
      : fc.stringMatching(new RegExp(pattern)),
    edges,
  );
};
const numberOf = (schema: TSchema): fc.Arbitrary<unknown> => {
  const min = (schema["minimum"] as number | undefined) ?? -1000;
  const max = (schema["maximum"] as number | undefined) ?? 1000;
  return mostly(
    fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
    fc.constantFrom(min, max, min - 1, max + 1, min + 0.5),
  );
};

/** Values that mostly fit, with a wrong one slipped in here and there. */
const valuesOf = (schema: TSchema): fc.Arbitrary<unknown> => mostly(fitting(schema), noise);

const recordOf = (schema: TSchema): fc.Arbitrary<unknown> => {
  const [[pattern, value] = ["", {} as TSchema]] = Object.entries(
    schema["patternProperties"] as Record<string, TSchema>,
  );
  const key = fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.string({ maxLength: 4 }));
  return (
    fc
      .array(fc.tuple(key, valuesOf(value)), { maxLength: 4 })
      // The gateway strips "__proto__" from every body before anything sees it.
      .map((pairs) => Object.fromEntries(pairs.filter(([name]) => name !== "__proto__")))
  );
};

const objectOf = (schema: TSchema): fc.Arbitrary<unknown> => {
  const properties = Object.entries(schema["properties"] as Record<string, TSchema>);
  const required = (schema["required"] ?? []) as string[];
  const model = Object.fromEntries(properties.map(([name, one]) => [name, valuesOf(one)]));
  const dropped = mostly(fc.constant(""), fc.constantFrom("", ...required));
  const added = mostly(fc.constant(""), fc.constantFrom("extra", "__v", "toString"));
  return fc
    .tuple(
      fc.record(model, { requiredKeys: required, noNullPrototype: true }),
      dropped,
      added,
      noise,
    )
    .map(([value, drop, add, more]) => {
      const kept = Object.entries(value).filter(([name]) => name !== drop);
      return Object.fromEntries(add === "" ? kept : [...kept, [add, more]]);
    });
};

const fitting = (schema: TSchema): fc.Arbitrary<unknown> => {
  if (schema["anyOf"]) return fc.oneof(...(schema["anyOf"] as TSchema[]).map(valuesOf));
  if (schema["const"] !== undefined) return fc.constant(schema["const"] as unknown);
  const makers: Record<string, () => fc.Arbitrary<unknown>> = {
    object: () => (schema["patternProperties"] ? recordOf(schema) : objectOf(schema)),
    array: () =>
      fc.array(valuesOf(schema["items"] as TSchema), {
        maxLength: ((schema["maxItems"] as number | undefined) ?? 4) < 5 ? 5 : 4,
      }),
    string: () => textOf(schema),
    integer: () => numberOf(schema),
    number: () => numberOf(schema),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
  };
  return makers[schema["type"] as string]?.() ?? noise;
};

/** Both judges on the same values; how many they passed and refused. */
export const compare = (
  schema: TSchema,
  rules: object,
  wrap: (value: unknown) => unknown,
  values: number,
) => {
  const byRules = compile(rules);
  const bySchema = closed(schema);
  const verdicts = { passed: 0, refused: 0 };
  fc.assert(
    fc.property(valuesOf(schema), (value) => {
      const sent = JSON.parse(JSON.stringify(value)) as unknown;
      const wanted = Value.Check(bySchema, sent);
      verdicts[wanted ? "passed" : "refused"] += 1;
      if (byRules(wrap(sent)) !== wanted) {
        throw new Error(
          `${wanted ? "wrongly refused" : "wrongly passed"}: ${JSON.stringify(sent)}`,
        );
      }
    }),
    { numRuns: runs(values) },
  );
  return verdicts;
};
