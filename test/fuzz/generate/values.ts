/** Values of a JSON Schema: those that hold to it, and those at the edges of what it allows. */
import fc, { type Arbitrary } from "fast-check";
import { resolved, type Schema } from "./document.ts";

/**
 * Stands for a value that is known only when the request is sent: one of those that the shop has under a name,
 * `at` modulo their number.
 */
export interface Known {
  readonly $known: string;
  readonly at: number;
  /** Where the shop has none yet. */
  readonly otherwise: unknown;
}

/** How the values of a field are made that needs more than its schema to be accepted. */
export type Hints = (name: string, schema: Schema) => Arbitrary<unknown> | undefined;

interface Made {
  readonly hints: Hints;
  /** Levels that optional parts may still be nested. */
  readonly depth: number;
}

const many = 12;

/** Texts that parsers, databases, mails and pages have stumbled over. */
export const oddTexts: readonly string[] = [
  ...[
    "",
    " ",
    "\t",
    "\u00a0",
    "0",
    "-1",
    "null",
    "true",
    "NaN",
    "1e400",
    "{}",
    "[]",
    "$ne",
    "$where",
  ],
  ...["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "length", "then"],
  ...["\u0000", "a\u0000b", "\r\nX-Injected: 1", "\u001b[31m", "\ud800", "\udfff a", "\ufeffa"],
  ...[
    "\u202egpj",
    "\u200b",
    "ﬀ",
    "ß",
    "İ",
    "e\u0301",
    "👩‍👩‍👧‍👦",
    "𝒳",
    "１２",
    "%00",
    "%ff",
    "%2e%2e%2f",
  ],
  ...["../../etc/passwd", "//evil.example", "javascript:alert(1)", "data:,x", "C:\\con", "'; --"],
  ...['"', "'", "\\", "</script><script>", "<!--", "{{7*7}}", "${7*7}", "%s%n", "=1+1", "@SUM(1)"],
  ...["a".repeat(10_000), "é".repeat(300), "\u0301".repeat(200), ",".repeat(300), "9".repeat(400)],
];

const oddText = fc.constantFrom(...oddTexts);

const wellFormed = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const ofLength = (length: number): Arbitrary<string> =>
  fc.constantFrom("a", "é", "漢").map((one) => one.repeat(length));

const formats: ReadonlyMap<string, Arbitrary<string>> = new Map([
  ["date-time", fc.date({ noInvalidDate: true }).map((one) => one.toISOString())],
  ["date", fc.constantFrom("2026-01-31", "2024-02-29", "1999-12-31")],
  ["email", fc.integer({ min: 1, max: 10_000 }).map((n) => `fuzz${n}@example.com`)],
  ["uri", fc.constantFrom("https://example.com/a.jpg", "https://example.com/b?c=d")],
  ["uri-reference", fc.constantFrom("/a.jpg", "https://example.com/b?c=d")],
]);

const fits = ({ minLength = 0, maxLength = Infinity, pattern }: Schema, text: string): boolean =>
  [...text].length >= minLength &&
  text.length <= maxLength &&
  (pattern === undefined || new RegExp(pattern, "u").test(text));

const textOf = (schema: Schema): Arbitrary<unknown> => {
  const { pattern, format, minLength = 0, maxLength = 1_000_000 } = schema;
  const made = format === undefined ? undefined : formats.get(format);
  if (made) return made.filter((one) => fits(schema, one));
  if (pattern !== undefined) {
    return fc
      .stringMatching(new RegExp(pattern, "u"), { size: "-1" })
      .filter((one) => fits(schema, one));
  }
  return fc
    .oneof(
      { weight: 5, arbitrary: wellFormed },
      { weight: 1, arbitrary: ofLength(Math.min(maxLength, 20_000)) },
      { weight: 1, arbitrary: ofLength(Math.max(minLength, 1)) },
      { weight: 1, arbitrary: oddText },
    )
    .map((one) => (fits(schema, one) ? one : "a".repeat(Math.max(minLength, 1))));
};

const safe = Number.MAX_SAFE_INTEGER;
const numberOf = ({ type, minimum, maximum }: Schema): Arbitrary<unknown> => {
  const min = minimum ?? -safe;
  const max = maximum ?? safe;
  const edges = [min, max, 0, 1].filter((one) => one >= min && one <= max);
  const inner = fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, min + 10_000)) });
  const whole = fc.oneof(
    { weight: 4, arbitrary: inner },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  );
  return type === "number" ? fc.oneof(whole, fc.double({ min, max, noNaN: true })) : whole;
};

const listOf = (schema: Schema, made: Made): Arbitrary<unknown> => {
  const { items = {}, minItems = 0, maxItems = 3, uniqueItems = false } = schema;
  const one = validOf(items, made);
  const maxLength = Math.max(minItems, Math.min(maxItems, made.depth > 0 ? 3 : 0));
  const limits = { minLength: minItems, maxLength };
  return uniqueItems
    ? fc.uniqueArray(one, {
        ...limits,
        comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      })
    : fc.array(one, limits);
};

const objectOf = (schema: Schema, made: Made): Arbitrary<unknown> => {
  const { properties = {}, required = [], additionalProperties, patternProperties } = schema;
  const deeper = { ...made, depth: made.depth - 1 };
  const named = Object.entries(properties).map(([name, one]): [string, Arbitrary<unknown>] => [
    name,
    made.hints(name, resolved(one)) ?? validOf(one, deeper),
  ]);
  const wanted = named.filter(([name]) => made.depth > 0 || required.includes(name));
  const record = fc.record(Object.fromEntries(wanted), {
    requiredKeys: required.filter((name) => Object.hasOwn(properties, name)),
  });
  const [pattern] = Object.entries(patternProperties ?? {});
  const open = pattern?.[1] ?? additionalProperties;
  if (typeof open !== "object") return record;
  const name = pattern
    ? fc.stringMatching(new RegExp(pattern[0], "u"), { size: "-1" })
    : wellFormed;
  const more = fc.dictionary(name, validOf(open, deeper), { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(record, more).map(([own, others]) => ({ ...others, ...own }));
};

const byType: ReadonlyMap<string, (schema: Schema, made: Made) => Arbitrary<unknown>> = new Map([
  ["object", objectOf],
  ["array", listOf],
  ["string", textOf],
  ["integer", numberOf],
  ["number", numberOf],
  ["boolean", () => fc.boolean()],
  ["null", () => fc.constant(null)],
]);

/** Values that hold to the schema, small ones more often; `depth`: levels of optional parts. */
export const validOf = (reference: Schema, made: Made): Arbitrary<unknown> => {
  const schema = resolved(reference);
  const among = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (among) return fc.oneof(...among.map((one) => validOf(one, made)));
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((one) => validOf(one, made)))
      .map((all) => Object.assign({}, ...(all as object[])) as unknown);
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  const makers = types.map((type) => byType.get(type)?.(schema, made));
  const known = makers.filter((one) => one !== undefined);
  return known.length > 0 ? fc.oneof(...known) : fc.jsonValue({ maxDepth: 2 });
};

/** Values of no schema in particular. */
export const anything: Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1,
    1.5,
    -0,
    2 ** 31,
    2 ** 53,
    -(2 ** 53),
    1e21,
    1e308,
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [{}],
    [null],
    { toString: null },
    { $gt: "" },
    { length: -1 },
  ),
  fc.array(oddText, { minLength: many, maxLength: many * 3 }),
  fc.jsonValue({ maxDepth: 3 }),
);
