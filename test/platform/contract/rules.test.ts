import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import { closedObject, Type, type TSchema } from "../../../platform/contract/contract.ts";
import { toRule, toRules } from "../../../platform/contract/rules.ts";
import { RulesValidator } from "../../../platform/broker/rules-validator.ts";
import { runs } from "../../support/properties/runs.ts";

const validator = new RulesValidator();
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
const compare = (
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

const samples: Record<string, TSchema> = {
  "a string": Type.String(),
  "a bounded string": Type.String({ minLength: 2, maxLength: 4 }),
  "a string that may be empty": Type.String({ minLength: 0, maxLength: 3 }),
  "a pattern": Type.String({ pattern: "^[A-Z]{3}$" }),
  "a pattern with classes and quotes": Type.String({ pattern: "^[^\\s@\"'/]{1,3}@\\d+$" }),
  "a pattern that counts": Type.String({ pattern: "^.{1,2}$" }),
  "an integer": Type.Integer(),
  "a bounded integer": Type.Integer({ minimum: -2, maximum: 3 }),
  "an integer from nought": Type.Integer({ minimum: 0 }),
  "a number": Type.Number({ minimum: -1.5, maximum: 1.5 }),
  "a boolean": Type.Boolean(),
  null: Type.Null(),
  "a literal": Type.Literal("open"),
  "a literal number": Type.Literal(0),
  "a literal truth": Type.Literal(false),
  "an enumeration": Type.Union([Type.Literal("a"), Type.Literal("b")]),
  "an enumeration or null": Type.Union([Type.Literal("a"), Type.Literal("b"), Type.Null()]),
  "a string or null": Type.Union([Type.String({ maxLength: 2 }), Type.Null()]),
  "a literal or null": Type.Union([Type.Literal("a"), Type.Null()]),
  "several kinds": Type.Union([Type.String({ maxLength: 2 }), Type.Integer(), Type.Boolean()]),
  "several kinds or null": Type.Union([Type.Integer(), Type.String({ maxLength: 2 }), Type.Null()]),
  "a union in a union": Type.Union([Type.Union([Type.Integer(), Type.Null()]), Type.String()]),
  "one of two objects": Type.Union([
    closedObject({ kind: Type.Literal("flat"), price: Type.Integer() }),
    closedObject({ kind: Type.Literal("weight"), tiers: Type.Array(Type.Integer()) }),
  ]),
  "a list": Type.Array(Type.Integer(), { minItems: 1, maxItems: 3 }),
  "a list without doubles": Type.Array(Type.String(), { uniqueItems: true }),
  "a list of what may be null": Type.Array(Type.Union([Type.Integer(), Type.Null()])),
  "a list of lists": Type.Array(Type.Array(Type.Boolean())),
  "a record": Type.Record(Type.String(), Type.String({ maxLength: 3 })),
  "a record of named keys": Type.Record(Type.String({ pattern: "^[a-z]{1,3}$" }), Type.Integer()),
  anything: Type.Unknown(),
  "a closed object": closedObject({ a: Type.Integer(), b: Type.Optional(Type.String()) }),
  "an open object": Type.Object({ a: Type.Optional(Type.Integer()) }),
  "an empty object": closedObject({}),
  "nested objects": closedObject({
    inner: closedObject({ type: Type.Literal("x"), "odd-name": Type.Optional(Type.Integer()) }),
    may: Type.Optional(Type.Union([closedObject({ a: Type.Integer() }), Type.Null()])),
  }),
};

describe("the rules refuse exactly what the schema refuses", () => {
  for (const [name, schema] of Object.entries(samples)) {
    test(name, () => {
      const { passed } = compare(
        closedObject({ value: schema }),
        toRules(closedObject({ value: schema })),
        (v) => v,
        600,
      );
      expect(passed).toBeGreaterThan(0);
      const optional = closedObject({ value: Type.Optional(schema) });
      compare(optional, toRules(optional), (v) => v, 600);
      compare(schema, { value: toRule(schema) }, (value) => ({ value }), 300);
    });
  }

  test("a value that cannot be printed is refused, not a crash; no refused value is told again", () => {
    const rules = toRules(closedObject({ password: Type.String({ pattern: "^.{8,}$" }) }));
    const check = validator.compile(rules as never) as unknown as (value: unknown) => unknown;
    for (const toString of [null, false, 1, {}]) {
      expect(check({ password: [{ toString }] })).toMatchObject([{ type: "unprintable" }]);
    }
    expect(JSON.stringify(check({ password: "hunter2" }))).not.toContain("hunter2");
    expect(check({ password: "12345678", more: 1 })).toMatchObject([{ actual: "more" }]);
  });

  test("a keyword without a rule is no contract", () => {
    expect(() => toRule(Type.Integer({ multipleOf: 5 }))).toThrow(/multipleOf/u);
    expect(() => toRule(Type.String({ format: "email" }))).toThrow(/format/u);
    expect(() =>
      toRules(closedObject({ a: Type.Array(Type.Number({ exclusiveMinimum: 0 })) })),
    ).toThrow(/exclusiveMinimum/u);
  });
});

const services = fileURLToPath(new URL("../../../services/", import.meta.url));
const contracts = readdirSync(services, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".contract.ts"))
  .sort();
const isAction = (value: unknown): value is { name: string; params: TSchema } =>
  (value as { kind?: unknown } | undefined)?.kind === "action";

describe("and so for the params of every action", () => {
  for (const path of contracts) {
    test(path, async () => {
      const module = (await import(pathToFileURL(join(services, path)).href)) as object;
      for (const { params } of Object.values(module).filter(isAction)) {
        const { passed } = compare(params, toRules(params), (value) => value, 400);
        expect(passed).toBeGreaterThan(0);
      }
    });
  }
});
