import { beforeAll, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { Client } from "../support/client.ts";
import { documented } from "../support/api/documented.ts";
import { fillCart, order, stockProduct } from "../support/shopper.ts";

/** What a shop refuses, whatever its shape. It runs with this BODY_LIMIT. */
export const bodyLimit = 100_000;

export const refusingCases = (shopOf: () => Client): void => {
  const shop: Client = documented({
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  });
  let cart: { id: string };
  beforeAll(async () => {
    await stockProduct(shop, "BAD-1", 5);
    cart = await fillCart(shop, { lines: [{ sku: "BAD-1", quantity: 1 }] });
  }, 60_000);

  const json = { "content-type": "application/json" };
  const lines = () => `/v1/carts/${cart.id}/lines`;
  const cases: [what: string, status: number, ask: () => ReturnType<Client["request"]>][] = [
    ["an unknown route", 404, () => shop.request("GET", "/v1/nothing")],
    ["a wrong method", 405, () => shop.request("PUT", "/v1/carts")],
    ["bad JSON", 400, () => shop.request("POST", lines(), "{", json)],
    ["a body that is no object", 422, () => shop.request("POST", lines(), "[]", json)],
    [
      "another media type",
      415,
      () => shop.request("POST", lines(), "a=b", { "content-type": "text/plain" }),
    ],
    ["a wrong type", 422, () => shop.request("POST", lines(), { sku: 5, quantity: "1" })],
    [
      "too large a body",
      413,
      () => shop.request("POST", lines(), { sku: "x".repeat(200_000), quantity: 1 }),
    ],
    [
      "an unknown field",
      422,
      () => shop.request("POST", lines(), { sku: "BAD-1", quantity: 1, x: 1 }),
    ],
    ["an unknown query name", 422, () => shop.request("GET", "/v1/products?nope=1")],
    ["a limit out of range", 422, () => shop.request("GET", "/v1/products?limit=101")],
    ["a cursor of somebody else", 422, () => shop.request("GET", "/v1/products?cursor=abc")],
    [
      "a negative quantity",
      422,
      () => shop.request("POST", lines(), { sku: "BAD-1", quantity: -1 }),
    ],
    [
      "a huge number",
      422,
      () => shop.request("POST", lines(), `{"sku":"BAD-1","quantity":1e308}`, json),
    ],
    ["a fraction", 422, () => shop.request("POST", lines(), { sku: "BAD-1", quantity: 1.5 })],
    [
      "an operator for a string",
      422,
      () => shop.request("POST", lines(), { sku: { $gt: "" }, quantity: 1 }),
    ],
    [
      "an operator for an email",
      422,
      () => shop.request("POST", "/v1/sessions", { email: { $gt: "" }, password: { $gt: "" } }),
    ],
    ["an unknown sku", 422, () => shop.request("POST", lines(), { sku: "NOPE", quantity: 1 })],
    [
      "a currency without a price",
      422,
      async () => {
        const { body } = await shop.request("POST", "/v1/carts", { currency: "KWD" });
        return shop.request("POST", `/v1/carts/${body.id}/lines`, { sku: "BAD-1", quantity: 1 });
      },
    ],
    [
      "a missing key",
      400,
      () =>
        shop.request("POST", "/v1/orders", { cartId: cart.id, payment: { provider: "manual" } }),
    ],
    ["an unknown cart", 404, () => order(shop, "cart_0000000000000000000000000a")],
    [
      "an unknown provider",
      422,
      () =>
        shop.request(
          "POST",
          "/v1/orders",
          { cartId: cart.id, payment: { provider: "gold" } },
          { "idempotency-key": randomUUID() },
        ),
    ],
    ["no credential", 401, () => shop.request("GET", "/v1/orders")],
    [
      "a forged token",
      401,
      () => shop.request("GET", "/v1/orders", undefined, { authorization: "Bearer a.b.c" }),
    ],
    [
      "no If-Match",
      428,
      async () => {
        const { body } = await shop.request("GET", "/v1/products/bad-1");
        return shop.staff("PATCH", `/v1/products/${body.id}`, { title: "x" });
      },
    ],
    [
      "a stale If-Match",
      412,
      async () => {
        const { body } = await shop.request("GET", "/v1/products/bad-1");
        return shop.staff(
          "PATCH",
          `/v1/products/${body.id}`,
          { title: "x" },
          { "if-match": '"999"' },
        );
      },
    ],
  ];

  test.each(cases)("%s is answered %i with a problem", async (_what, status, ask) => {
    const answer = await ask();
    expect({ status: answer.status, code: answer.body.code }).toEqual({
      status,
      code: expect.stringMatching(/^[A-Z_]+$/u),
    });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({
      status,
      title: expect.any(String),
      type: expect.any(String),
      traceId: expect.any(String),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at Object/u);
  });

  test("__proto__ pollutes nothing and is refused", async () => {
    const answer = await shop.request(
      "POST",
      lines(),
      `{"sku":"BAD-1","quantity":1,"__proto__":{"x":1}}`,
      json,
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test("nothing of all this was stored", async () => {
    const { body } = await shop.request("GET", `/v1/carts/${cart.id}`);
    expect(body.lines).toHaveLength(1);
    expect(body.lines[0]).toMatchObject({ sku: "BAD-1", quantity: 1 });
    const { body: orders } = await shop.staff("GET", "/v1/orders?limit=100");
    expect(orders.items.filter(({ cartId }: { cartId: string }) => cartId === cart.id)).toEqual([]);
  });
};
