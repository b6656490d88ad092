/** A card that asks its owner: the order waits, and goes on when the provider says so over its webhook. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import type { Shop } from "../../support/shop.ts";
import { fillCart, stockProduct } from "../../support/shopper.ts";
import { actOnChallenge } from "../../support/stripe/intents.ts";
import { startStripe, type StripeDouble } from "../../support/stripe/double.ts";
import { startStripeShop } from "../../support/stripe/shop.ts";

let double: StripeDouble;
let shop: Shop;

beforeAll(async () => {
  double = await startStripe();
  shop = await startStripeShop(double);
  await stockProduct(shop, "TEA", 100);
}, 120_000);
afterAll(async () => {
  await shop.stop();
  await double.stop();
});

test("unsigned messages are refused, over REST too", async () => {
  const body = { id: "evt_1", type: "payment_intent.succeeded" };
  const refused = await shop.request("POST", "/v1/webhooks/stripe", body);
  expect([refused.status, refused.body.code]).toEqual([400, "WEBHOOK_REFUSED"]);
  expect((await shop.request("POST", "/v1/webhooks/manual", body)).status).toBe(404);
});

test.each([
  [true, "placed", "authorized"],
  [false, "rejected", "declined"],
] as const)(
  "asked by the bank, the shopper passes: %s",
  async (passed, status, paymentStatus) => {
    const cart = await fillCart(shop, { lines: [{ sku: "TEA", quantity: 1 }] });
    const made = await shop.request(
      "POST",
      "/v1/orders",
      {
        cartId: cart.id,
        payment: { provider: "stripe", token: "pm_card_threeDSecure2Required" },
      },
      { "idempotency-key": randomUUID() },
    );
    expect([made.status, made.body.paymentStatus]).toEqual([202, "requiresAction"]);
    expect(made.body.clientSecret).toMatch(/^pi_.*_secret_/u);
    const [intent] = [...double.intents.values()].filter(
      ({ metadata }) => metadata["order_id"] === made.body.id,
    );
    actOnChallenge(double.account, intent?.id ?? "", passed);
    const token = { "x-order-token": made.body.accessToken };
    const order = await until(
      "the order to go on",
      async () => {
        const { body } = await shop.request("GET", `/v1/orders/${made.body.id}`, undefined, token);
        return body.status !== "pending" && body;
      },
      60_000,
    );
    expect(order).toMatchObject({ status, paymentStatus });
    expect(order).not.toHaveProperty("clientSecret");
  },
  120_000,
);
