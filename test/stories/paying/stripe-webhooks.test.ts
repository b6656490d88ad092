/** Stripe's webhooks at a shop: what is signed is taken and has its effect, what is not is refused. */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import type { Shop } from "../../support/shop.ts";
import { fillCart, settled, stockProduct } from "../../support/shopper.ts";
import { startStripe, type StripeDouble } from "../../support/stripe/double.ts";
import { startStripeShop } from "../../support/stripe/shop.ts";
import { actOnChallenge } from "../../support/stripe/intents.ts";
import { signatureOf } from "../../support/stripe/webhooks.ts";

let double: StripeDouble;
let shop: Shop;

beforeAll(async () => {
  double = await startStripe();
  shop = await startStripeShop(double);
  const prices = [
    { amount: 1990, currency: "EUR" },
    { amount: 3000, currency: "JPY" },
  ];
  await stockProduct(shop, "TEA", 100, prices);
}, 120_000);
afterAll(async () => {
  await shop.stop();
  await double.stop();
});

const ordered = async (token: string, currency = "EUR") => {
  const cart = await fillCart(shop, { lines: [{ sku: "TEA", quantity: 1 }], currency });
  const body = { cartId: cart.id, payment: { provider: "stripe", token } };
  return shop.request("POST", "/v1/orders", body, { "idempotency-key": randomUUID() });
};

test.each([
  [true, "placed"],
  [false, "rejected"],
])(
  "a challenge that is passed (%p) ends the order by webhook: %s",
  async (passed, status) => {
    const { status: code, body: order } = await ordered("pm_card_authenticationRequired");
    expect(code).toBe(202);
    const headers = { "x-order-token": order.accessToken as string };
    const waiting = await until("the shopper's turn", async () => {
      const { body } = await shop.request("GET", `/v1/orders/${order.id}`, undefined, headers);
      return body.paymentStatus === "requiresAction" && body;
    });
    const [intent] = [...double.intents.values()].filter(
      ({ metadata }) => metadata["order_id"] === order.id,
    );
    expect(waiting.clientSecret).toBe(intent?.client_secret);
    actOnChallenge(double.account, intent?.id ?? "", passed);
    expect(await settled(shop, order.id)).toMatchObject({ status });
  },
  120_000,
);

test("a currency without a minor unit is charged as it is", async () => {
  const { status, body: order } = await ordered("pm_card_visa", "JPY");
  expect(status).toBe(201);
  const [intent] = [...double.intents.values()].filter(
    ({ metadata }) => metadata["order_id"] === order.id,
  );
  expect(intent).toMatchObject({ amount: order.totals.total.amount, currency: "jpy" });
}, 60_000);

const folder = fileURLToPath(
  new URL("../../../../shared/data/stripe-webhooks-ruby-mock", import.meta.url),
);
const there = existsSync(folder);
if (!there) console.log("skipped: ../shared/data with recorded webhooks is not here");

const post = async (body: Uint8Array, signature: string | undefined): Promise<number> => {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    ...(signature === undefined ? {} : { "stripe-signature": signature }),
  };
  const response = await fetch(`${shop.url}/v1/webhooks/stripe`, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
};

test("recorded bodies are taken when they are signed; unsigned, stale or altered they are refused", async () => {
  if (!there) return;
  const now = Math.floor(Date.now() / 1000);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const body = readFileSync(join(folder, file));
    const signed = signatureOf(body, double.webhookSecret, now);
    const stale = signatureOf(body, double.webhookSecret, now - 400);
    const altered = Buffer.concat([body, Buffer.from(" ")]);
    expect([file, await post(body, signed)]).toEqual([file, 200]);
    expect([file, await post(body, undefined)]).toEqual([file, 400]);
    expect([file, await post(body, stale)]).toEqual([file, 400]);
    expect([file, await post(altered, signed)]).toEqual([file, 400]);
  }
}, 120_000);
