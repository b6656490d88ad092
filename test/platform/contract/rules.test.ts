import { describe, expect, test } from "@jest/globals";
import { closedObject, Type, type TSchema } from "../../../platform/contract/contract.ts";
import { toRule, toRules } from "../../../platform/contract/rules.ts";
import { compare, validator } from "./compare-rules.ts";

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
