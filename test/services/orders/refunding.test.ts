/** Refunds by the lines of an order: what was paid for the pieces, in the order's own ids, never more than captured, under parallel requests. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { faultIn } from "../../../platform/broker/faults.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import * as paying from "../../../services/payments/payments.contract.ts";
import payments from "../../../services/payments/payments.service.ts";
import { contract, type PlaceInput } from "../../../services/orders/orders.contract.ts";
import orders from "../../../services/orders/orders.service.ts";
import { berlin, product, startMarket, variant, type Market } from "../carts/market.ts";

const admin = { id: "usr_admin", scopes: ["admin"] };
let shop: Market;
let count = 0;

beforeAll(async () => {
  shop = await startMarket();
  for (const service of [inventory, payments, orders])
    shop.broker.createService(service as ServiceSchema);
  const names = ["inventory", "payments", "orders"];
  await shop.broker.waitForServices(names.map((name) => ({ name, version: 1 })));
  await shop.sell(1, product("p", [variant("TEA", { initialStock: 100 }), variant("CUP")]));
  await shop.bus.idle();
});
afterAll(() => shop.stop());

/** A captured order of three teas and a cup. */
const bought = async () => {
  count += 1;
  const wish: PlaceInput = {
    lines: [
      { sku: "TEA", quantity: 3 },
      { sku: "CUP", quantity: 1 },
    ],
    email: "ada@example.org",
    shippingAddress: berlin,
    shippingMethod: "standard",
    payment: { provider: "test", token: "tok_ok" },
    idempotencyKey: `an-order-to-refund-${count}`,
  };
  const order = await shop.call(contract.actions.place, wish);
  const { items } = await shop.call(paying.list, { orderId: order.id }, admin);
  const paymentId = items[0]?.id ?? "";
  const idempotencyKey = "capture";
  await shop.call(paying.capture, { paymentId, idempotencyKey }, admin);
  const lineOf = (sku: string) => order.lines.find((one) => one.sku === sku)?.lineId ?? "";
  return { order, paymentId, lineOf };
};
let keys = 0;
const refund = (paymentId: string, what: object) => {
  keys += 1;
  return shop.call(paying.refund, { paymentId, idempotencyKey: `refund-${keys}`, ...what }, admin);
};
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => faultIn(error)?.code,
  );

test("all pieces and the postage, one after another, are the total", async () => {
  const { order, paymentId, lineOf } = await bought();
  const facts = { reason: "requestedByCustomer", note: "Arrived too late", to: "original" };
  const first = await refund(paymentId, {
    lines: [{ lineId: lineOf("TEA"), quantity: 1 }],
    ...facts,
  });
  const tea = order.lines.find(({ sku }) => sku === "TEA");
  expect(first.refunded.amount).toBe(Math.round((tea?.total.amount ?? 0) / 3));
  expect(first.refunds).toMatchObject([{ status: "done", reason: facts.reason, note: facts.note }]);
  await refund(paymentId, { lines: [{ lineId: lineOf("TEA"), quantity: 2 }] });
  const last = await refund(paymentId, {
    lines: [{ lineId: lineOf("CUP"), quantity: 1 }],
    shipping: true,
  });
  expect(last).toMatchObject({ status: "refunded", refunded: order.totals.total });
  const { items } = await shop.call(paying.ofOrder, { orderId: order.id });
  expect(items[0]).not.toHaveProperty("refunds");
});

test("parallel requests give back no piece twice", async () => {
  const { order, paymentId, lineOf } = await bought();
  const lines = [{ lineId: lineOf("TEA"), quantity: 1 }];
  for (let left = 20; left > 0; left -= 5)
    await Promise.allSettled(Array.from({ length: 5 }, () => refund(paymentId, { lines })));
  const { items } = await shop.call(paying.list, { orderId: order.id }, admin);
  const tea = order.lines.find(({ sku }) => sku === "TEA");
  expect(items[0]?.refunds).toHaveLength(3);
  expect(items[0]?.refunded).toEqual(tea?.total);
  expect(await refusal(refund(paymentId, { lines }))).toBe("REFUND_EXCEEDS_LINE");
});

test("an amount stands alone, and other destinations are not there", async () => {
  const { paymentId, lineOf } = await bought();
  const lines = [{ lineId: lineOf("TEA"), quantity: 1 }];
  expect(await refusal(refund(paymentId, { lines, amount: 1 }))).toBe("VALIDATION_FAILED");
  expect(await refusal(refund(paymentId, { shipping: false }))).toBe("VALIDATION_FAILED");
  expect(await refusal(refund(paymentId, { lines: [{ lineId: "x", quantity: 1 }] }))).toBe(
    "REFUND_LINE_UNKNOWN",
  );
});

test("payments are listed newest first, by status and provider, page by page", async () => {
  const one = await bought();
  const two = await bought();
  const list = (query: object) => shop.call(paying.list, query, admin);
  const first = await list({ limit: 1, status: "captured", provider: "test" });
  expect(first.items.map(({ id }) => id)).toEqual([two.paymentId]);
  const second = await list({ limit: 1, status: "captured", cursor: first.next });
  expect(second.items.map(({ id }) => id)).toEqual([one.paymentId]);
  expect((await list({ status: "voided" })).items).toEqual([]);
  expect((await list({ provider: "manual" })).items).toEqual([]);
  expect((await list({ orderId: "ord_none" })).items).toEqual([]);
});
