import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { breaks, type Document } from "../../../tasks/contract/additions.ts";

const written = readFileSync(join(import.meta.dirname, "../../../docs/openapi.json"), "utf8");
/** Today's document, with a closed list of providers as version 0.1.0 had it. */
const read = (): any => {
  const document = JSON.parse(written);
  payment(document).provider = { type: "string", enum: ["manual", "test"] };
  return document;
};
/** The document with something changed in it. */
const changed = (change: (document: any) => void): Document => {
  const document = read();
  change(document);
  return document as Document;
};
const place = (document: any): any => document.paths["/v1/orders"].post;
/** The schema that a reference leads to. */
const at = (document: any, { $ref }: any): any => document.components.schemas[$ref.split("/")[3]];
const body = (document: any): any =>
  at(document, place(document).requestBody.content["application/json"].schema);
const payment = (document: any): any => at(document, body(document).properties.payment).properties;
const order = (document: any): any => document.components.schemas.Order;

test("a document only adds to itself", () => {
  expect(breaks(read(), read())).toEqual([]);
});

test.each<[string, (document: any) => void]>([
  ["a route", (d) => (d.paths["/v1/wishes"] = { get: { responses: {} } })],
  ["a method", (d) => (d.paths["/v1/orders"].head = { responses: {} })],
  ["an optional parameter", (d) => place(d).parameters.push({ name: "x", in: "query" })],
  ["an optional field of a body", (d) => (body(d).properties.gift = { type: "boolean" })],
  ["a field of an answer", (d) => (order(d).properties.gift = { type: "boolean" })],
  ["a value that may be sent", (d) => payment(d).provider.enum.push("x")],
  ["a value that may be given", (d) => order(d).properties.status.enum.push("waitingForever")],
  [
    "any text instead of a closed list",
    (d) => (payment(d).provider = { type: "string", minLength: 1, maxLength: 6 }),
  ],
  ["a longer text", (d) => (body(d).properties.email.maxLength = 300)],
  ["a field that need not be sent any more", (d) => (body(d).required = [])],
  ["a status", (d) => (place(d).responses["418"] = { description: "Teapot" })],
])("%s is an addition", (_what, change) => {
  expect(breaks(read(), changed(change))).toEqual([]);
});

test("a value where null alone came, and names of schemas and operations, are additions (E.3)", () => {
  const old = read();
  order(old).properties.number = { type: "null" };
  order(old).properties.email = {
    anyOf: [{ type: "null" }, { $ref: "#/components/schemas/Text" }],
  };
  old.components.schemas.Text = { type: "string", maxLength: 10 };
  place(old).requestBody.content["application/json"].schema = structuredClone(body(old));
  place(old).operationId = "orders.place";
  const now = structuredClone(old);
  order(now).properties.number = { type: ["string", "null"] };
  order(now).properties.email = { type: ["string", "null"], maxLength: 10 };
  expect(breaks(old, now)).toEqual([]);
});

test.each<[string, (document: any) => void, string]>([
  ["a route", (d) => delete d.paths["/v1/orders"], "POST /v1/orders is gone"],
  ["a status", (d) => delete place(d).responses["202"], "POST /v1/orders 202 is gone"],
  [
    "a parameter",
    (d) => (place(d).parameters = place(d).parameters.filter((p: any) => p.name !== "Prefer")),
    "POST /v1/orders header Prefer is gone",
  ],
  [
    "a parameter is required",
    (d) => place(d).parameters.push({ name: "x", in: "query", required: true }),
    "POST /v1/orders query x is required now",
  ],
  [
    "a field is required",
    (d) => (body(d).required = [...(body(d).required ?? []), "email"]),
    "POST /v1/orders body.email is required now",
  ],
  [
    "a field is taken no more",
    (d) => delete body(d).properties.currency,
    "POST /v1/orders body.currency is gone",
  ],
  [
    "a value is taken no more",
    (d) => payment(d).provider.enum.shift(),
    "POST /v1/orders body.payment.provider: manual is gone",
  ],
  [
    "a text must be shorter than a value of the closed list",
    (d) => (payment(d).provider = { type: "string", maxLength: 5 }),
    "POST /v1/orders body.payment.provider: maxLength 6 became 5",
  ],
  [
    "a text must be shorter",
    (d) => (body(d).properties.email.maxLength = 20),
    "POST /v1/orders body.email: maxLength 254 became 20",
  ],
  [
    "a list must be longer",
    (d) => (body(d).properties.lines.minItems = 2),
    "POST /v1/orders body.lines: minItems 1 became 2",
  ],
  [
    "a pattern is another",
    (d) => (body(d).properties.currency.pattern = "^EUR$"),
    "POST /v1/orders body.currency: the pattern changed",
  ],
  [
    "an answer lacks a field",
    (d) => delete order(d).properties.totals,
    "POST /v1/orders 201.totals is gone",
  ],
  [
    "an answer may lack a field",
    (d) => (order(d).required = order(d).required.filter((name: string) => name !== "number")),
    "POST /v1/orders 201.number may be missing now",
  ],
  [
    "an answer's field is of another type",
    (d) => (order(d).properties.number = { type: "integer" }),
    "POST /v1/orders 201.number: string became integer",
  ],
  [
    "an answer's field may be null",
    (d) => (order(d).properties.number = { anyOf: [order(d).properties.number, { type: "null" }] }),
    "POST /v1/orders 201.number: null did not come before",
  ],
  [
    "a token is needed",
    (d) => (d.paths["/v1/products"].get.security = [{ bearer: [] }]),
    "GET /v1/products needs a token now",
  ],
])("%s: that breaks clients", (_what, change, line) => {
  expect(breaks(read(), changed(change))).toContain(line);
});
