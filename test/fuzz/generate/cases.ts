/** Requests of an operation, made of its description: what it wants, the edges of that, and what it does not want. */
import fc, { type Arbitrary } from "fast-check";
import { bodyOf, type Body } from "./bodies.ts";
import type { Operation, Parameter } from "./document.ts";
import { hintOf, known } from "./hints.ts";
import { atAnEdge } from "./mutations.ts";
import { anything, oddTexts, validOf, type Known } from "./values.ts";
import { optional, weighted } from "./weighted.ts";

/** A text, or one that the shop has when the request is sent. */
export type Text = string | Known;

export interface Case extends Body {
  /** Whose request it is, see ../shop/accounts.ts. */
  readonly credential: string;
  /** Which of the things that the path may name, modulo their number. */
  readonly at: number;
  /** Instead of those: the path's params as they are sent. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: Text])[];
  readonly headers: Readonly<Record<string, Text>>;
}

const staff = fc.constantFrom("catalog", "stock", "orders", "payments", "customers", "insights");
const credentialOf = ({ security = [] }: Operation): Arbitrary<string> => {
  const open = security.some((one) => Object.keys(one).length === 0);
  return weighted(
    [open ? 6 : 1, fc.constant("none")],
    [open ? 2 : 14, fc.constant("admin")],
    [3, fc.constantFrom("shopper", "other")],
    [1, staff],
    [1, fc.constantFrom("forged", "expired", "malformed", "basic", "empty")],
  );
};

const asText = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

const queryText = ({ name, schema }: Parameter): Arbitrary<Text> =>
  weighted<Text>(
    [20, (hintOf(name, schema) ?? validOf(schema, { hints: hintOf, depth: 1 })) as Arbitrary<Text>],
    [1, atAnEdge(validOf(schema, { hints: hintOf, depth: 1 }), schema).map(asText)],
    [1, fc.constantFrom(...oddTexts)],
    [1, anything.map(asText)],
  ).map((one) => (typeof one === "object" ? one : asText(one)));

const queryOf = ({ parameters }: Operation): Arbitrary<Case["query"]> => {
  const wanted = parameters.filter((one) => one.in === "query");
  const own = wanted.map((one) =>
    optional(queryText(one), one.required ? 9 : 1).map((value) =>
      value === undefined ? [] : [[one.name, value] as const],
    ),
  );
  const odd = fc.tuple(
    fc.constantFrom("x", "__proto__", "token", "limit", "q[]", ""),
    fc.constantFrom(...oddTexts),
  );
  return fc
    .tuple(
      fc.tuple(...own),
      weighted<Case["query"]>([12, fc.constant([])], [1, odd.map((one) => [one])]),
    )
    .map(([all, more]) => [...all.flat(), ...more]);
};

/** Of a header nothing but visible characters can be sent. */
const headerText = (text: string): string =>
  text.replaceAll(/[^\x21-\x7e\x80-\xff ]/gu, "?").slice(0, 3_000);
const oddHeader = fc.constantFrom(...oddTexts).map(headerText);

const headerValue = ({ name }: Parameter): Arbitrary<Text> => {
  const usual: Readonly<Record<string, Arbitrary<Text>>> = {
    "If-Match": weighted<Text>(
      [8, known("etag", '"1"')],
      [
        2,
        fc.constantFrom(
          '"1"',
          '"0"',
          "*",
          'W/"1"',
          '"1", "2"',
          '"1-abc", W/"2"',
          '"999999999999999"',
        ),
      ],
    ),
    "Idempotency-Key": weighted<Text>(
      [8, fc.uuid()],
      [
        2,
        fc.constantFrom(
          "1",
          "used-before-by-somebody-else",
          "0b6f2a4e-6ad5-4d0e-9a38-5f7a3f2b9a11",
        ),
      ],
    ),
    "X-Order-Token": known("orderToken", "none"),
    Prefer: fc.constantFrom("respond-async", "return=minimal", "respond-async, wait=1"),
  };
  return weighted<Text>([8, usual[name] ?? oddHeader], [1, oddHeader]);
};

const headersOf = ({ parameters }: Operation): Arbitrary<Case["headers"]> => {
  const wanted = parameters.filter((one) => one.in === "header");
  const own = wanted.map((one) =>
    optional(headerValue(one), one.required ? 20 : 2).map((value) => [one.name, value] as const),
  );
  const others = fc.tuple(
    optional(fc.constantFrom("gzip", "br", "br;q=0, gzip;q=0.5", "*", "identity;q=0", ";q=1e400")),
    optional(fc.constantFrom("*", '"x"', 'W/"1"', ",,,"), 1, 5),
    optional(oddHeader, 1, 10),
  );
  return fc
    .tuple(fc.tuple(...own), others)
    .map(([all, [coding, tag, odd]]) =>
      Object.fromEntries(
        [
          ...all,
          ["Accept-Encoding", coding] as const,
          ["If-None-Match", tag] as const,
          ["X-Request-Id", odd] as const,
        ].filter((one): one is readonly [string, Text] => one[1] !== undefined),
      ),
    );
};

const pathOf = ({ parameters }: Operation): Arbitrary<Case["path"]> => {
  const names = parameters.filter((one) => one.in === "path").map(({ name }) => name);
  if (names.length === 0) return fc.constant({});
  const odd = weighted<string>(
    [3, fc.constantFrom(...oddTexts.map((one) => encodeURIComponent(one.toWellFormed())))],
    [
      1,
      fc.constantFrom(
        "%ff",
        "%",
        "%zz",
        "%00",
        ".",
        "..",
        "%20",
        "%C3%A9",
        "me",
        "1",
        "a".repeat(129),
      ),
    ],
    [1, fc.string({ minLength: 1, maxLength: 20 }).map(encodeURIComponent)],
  ).filter((one) => one !== "");
  const replaced = fc.tuple(fc.constantFrom(...names), odd).map((one) => Object.fromEntries([one]));
  return weighted<Case["path"]>([8, fc.constant({})], [1, replaced]);
};

/** The requests of an operation. */
export const casesOf = (operation: Operation): Arbitrary<Case> =>
  fc
    .tuple(
      credentialOf(operation),
      fc.nat(),
      pathOf(operation),
      queryOf(operation),
      headersOf(operation),
      bodyOf(operation),
    )
    .map(([credential, at, path, query, headers, body]) => ({
      ...{ credential, at, path, query, headers },
      ...body,
    }));
