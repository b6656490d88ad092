/** Bodies of requests: JSON that a schema wants or does not want, text that is none, uploads. */
import fc, { type Arbitrary } from "fast-check";
import type { Operation, Schema } from "./document.ts";
import { hintOf } from "./hints.ts";
import { atAnEdge, mutated } from "./mutations.ts";
import { recipes } from "./recipes.ts";
import { oddTexts, validOf } from "./values.ts";
import { weighted } from "./weighted.ts";

export interface Body {
  /** As JSON. */
  readonly body?: unknown;
  /** Instead of that: text as it is sent. */
  readonly raw?: string;
  readonly contentType?: string;
}

const broken = fc.constantFrom(
  ...["", "{", "[]", "null", '"a"', "{}}", "{'a':1}", "\ufeff{}", '{"a":1e400}', '{"a":01}', "NaN"],
  ...['{"__proto__":{"a":1}}', '{"a":"\\ud800"}', "[".repeat(5_000), '{"\\u0000":1}', "\u0000"],
  ...[`{"a":"${"x".repeat(1_100_000)}"}`, `{"amount":${"9".repeat(400)}}`, "a,b\n1,2"],
  '{"quantity":1,"quantity":2}',
);
const types = [
  ...["text/plain", "application/xml", "application/json; charset=utf-16", ""],
  "multipart/form-data",
];

const made = { hints: hintOf, depth: 3 };

const jsonBody = (operation: Operation, schema: Schema): Arbitrary<Body> => {
  const described = validOf(schema, made);
  const recipe = recipes.get(operation.label);
  const values = recipe ? weighted([3, recipe], [1, described]) : described;
  const json = Object.keys(operation.requestBody?.content ?? {});
  const value = weighted([5, values], [3, atAnEdge(values, schema)], [4, mutated(values, schema)]);
  return weighted<Body>(
    [
      12,
      fc
        .tuple(value, fc.constantFrom(...json))
        .map(([body, contentType]) => ({ body, contentType })),
    ],
    [
      1,
      fc
        .tuple(broken, fc.constantFrom(...json, ...types))
        .map(([raw, contentType]) => ({ raw, contentType })),
    ],
  );
};

const columns = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Tags", "Published", "Option1 Name"],
  ...["Option1 Value", "Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price"],
  ...["Image Src", "Status", "Odd"],
];
const cell = weighted(
  [2, fc.constantFrom(...oddTexts.filter((one) => one.length < 500))],
  [1, fc.constantFrom("1", "9.99", "active", "Size", "S", "true")],
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv: Arbitrary<string> = fc
  .tuple(
    fc.subarray(columns, { minLength: 1 }),
    fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 6 }),
    fc.constantFrom(",", ";", "\t"),
    fc.constantFrom("\n", "\r\n", "\r"),
  )
  .map(([first, rows, separator, end]) =>
    [first, ...rows].map((row) => row.map(quoted).join(separator)).join(end),
  );

const boundary = "fuzz-boundary";
const form = `multipart/form-data; boundary=${boundary}`;
const disposition = 'Content-Disposition: form-data; name="file"; filename="a.csv"';
const formOf = (file: string): string =>
  `--${boundary}\r\n${disposition}\r\nContent-Type: text/csv\r\n\r\n${file}\r\n--${boundary}--\r\n`;

const upload = ({ requestBody }: Operation): Arbitrary<Body> => {
  const named = Object.keys(requestBody?.content ?? {}).filter(
    (one) => !one.startsWith("multipart/"),
  );
  const text = weighted([6, csv], [1, fc.constantFrom(...oddTexts)], [1, broken]);
  const others = fc.constantFrom(...types, "application/json");
  return weighted<Body>(
    [
      4,
      fc.tuple(text, fc.constantFrom(...named)).map(([raw, contentType]) => ({ raw, contentType })),
    ],
    [2, text.map((one) => ({ raw: formOf(one), contentType: form }))],
    [1, text.map((raw) => ({ raw, contentType: form }))],
    [1, others.map((contentType) => ({ raw: "a,b", contentType }))],
  );
};

/** The body of an operation's requests; where it takes none, sometimes one all the same. */
export const bodyOf = (operation: Operation): Arbitrary<Body> => {
  const { body, requestBody, method } = operation;
  if (body) return jsonBody(operation, body);
  if (requestBody) return upload(operation);
  if (method === "GET") return fc.constant({});
  const sent = fc
    .tuple(broken, fc.constantFrom("application/json", ...types))
    .map(([raw, contentType]) => ({ raw, contentType }));
  return weighted<Body>([8, fc.constant({})], [1, sent]);
};
