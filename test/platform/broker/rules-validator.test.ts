import { describe, expect, test } from "@jest/globals";
import { busyWhile } from "../../support/jest/busy.ts";
import { RulesValidator } from "../../../platform/broker/rules-validator.ts";
import { closedObject, Currency, Email, Type } from "../../../platform/contract/contract.ts";
import { toRules } from "../../../platform/contract/rules.ts";

interface Complaint {
  readonly type: string;
  readonly field: string;
  readonly message: string;
}
type Check = (value: unknown) => true | Complaint[];

const checkOf = (properties: Parameters<typeof closedObject>[0]): Check =>
  new RulesValidator().compile(toRules(closedObject(properties)) as never) as unknown as Check;

const messages = (check: Check, value: unknown): string[] => {
  const verdict = check(value);
  return verdict === true ? [] : verdict.map(({ message }) => message);
};

const bytesMax = 64 * 1024;

describe("F.1: a refusal has a bounded size and costs bounded work", () => {
  const line = closedObject({ sku: Type.String({ maxLength: 9 }), quantity: Type.Integer() });
  const bodies: Record<string, unknown> = {
    "a list that is too long": { lines: Array.from({ length: 345_000 }, () => ({})) },
    "a list without a bound": { open: Array.from({ length: 345_000 }, () => ({})) },
    "a record": {
      record: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i])),
    },
    "unknown fields": Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, 1])),
    "an unknown field with a long name": { ["x".repeat(1_000_000)]: 1 },
    "a list of alternatives": { either: Array.from({ length: 345_000 }, () => ({})) },
    "members that are all there twice": { unique: Array.from({ length: 250_000 }, () => "a") },
    "a long text": { text: "x".repeat(1_000_000) },
    "lists in lists": { text: [[[Array.from({ length: 345_000 }, () => [])]]] },
  };
  const check = checkOf({
    lines: Type.Optional(Type.Array(line, { maxItems: 100 })),
    open: Type.Optional(Type.Array(line)),
    record: Type.Optional(Type.Record(Type.String(), Type.String())),
    either: Type.Optional(Type.Array(Type.Union([line, Type.String()]))),
    unique: Type.Optional(Type.Array(Type.String(), { uniqueItems: true })),
    text: Type.Optional(Type.String({ maxLength: 100, pattern: "^[a-z]+$" })),
  });

  test.each(Object.entries(bodies))("%s", (_name, body) => {
    const { busyMs, result: made } = busyWhile(() => check(body));
    expect((made as Complaint[]).length).toBeGreaterThan(0);
    expect((made as Complaint[]).length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(made).length).toBeLessThan(bytesMax);
    expect(busyMs).toBeLessThan(200);
  });

  test("the members of a list that is too long are not judged", () => {
    expect(messages(check, { lines: Array.from({ length: 101 }, () => ({})) })).toEqual([
      '"lines" must have at most 100 members, but has 101.',
    ]);
  });
});

describe("E.1: a message is a whole sentence: the field, what was sent, what is allowed", () => {
  const check = checkOf({
    sort: Type.Optional(Type.Union([Type.Literal("newest"), Type.Literal("oldest")])),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    name: Type.Optional(Type.String({ minLength: 2, maxLength: 4, pattern: "^[a-z]+$" })),
    currency: Type.Optional(Currency),
    email: Type.Optional(Email),
    password: Type.Optional(Type.String({ pattern: "^[a-z]{8,}$" })),
    tags: Type.Optional(Type.Array(Type.String(), { minItems: 1, uniqueItems: true })),
    payment: Type.Optional(
      Type.Union([
        closedObject({ provider: Type.String(), token: Type.Optional(Type.String()) }),
        closedObject({ session: Type.String() }),
      ]),
    ),
    fast: Type.Optional(Type.Boolean()),
  });
  const cases: readonly (readonly [body: unknown, message: string])[] = [
    [{ sort: "rating" }, '"sort" must be one of newest, oldest, but "rating" was sent.'],
    [{ quantity: 10 }, '"quantity" must be at most 9, but 10 was sent.'],
    [{ quantity: 1.5 }, '"quantity" must be a whole number, but 1.5 was sent.'],
    [{ quantity: "2" }, '"quantity" must be a number, but "2" was sent.'],
    [{ quantity: null }, '"quantity" must not be null, but null was sent.'],
    // Too short and of a wrong form: one mistake.
    [{ name: "A" }, '"name" must have at least 2 characters, but has 1.'],
    [{ name: ["a"] }, '"name" must be text, but a list was sent.'],
    [
      { currency: "eur" },
      '"currency" must match ^[A-Z]{3}$ (ISO 4217 code, for example "EUR"), but "eur" was sent.',
    ],
    [{ password: "HUNTER2" }, '"password" must match ^[a-z]{8,}$, but other text was sent.'],
    [{ tags: [] }, '"tags" must have at least 1 member, but has 0.'],
    [{ tags: ["a", null] }, '"tags[1]" must not be null, but null was sent.'],
    [{ payment: {} }, '"payment.provider" is required, but nothing was sent.'],
    [{ payment: { session: 5 } }, '"payment.session" must be text, but 5 was sent.'],
    [{ fast: "yes" }, '"fast" must be true or false, but "yes" was sent.'],
    [
      { payment: { provider: "test", card: "4111" } },
      'There is no field "card" in "payment"; allowed: provider, token.',
    ],
    [[], "The request must be an object, but a list was sent."],
  ];

  test.each(cases)("%j", (body, message) => {
    expect(messages(check, body)).toEqual([message]);
  });

  test("an address that is refused names the pattern and an example", () => {
    expect(messages(check, { email: "ada" })[0]).toMatch(/example\.com.*but "ada" was sent\.$/u);
  });
});
