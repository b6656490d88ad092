import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contract, type PaymentStatus } from "../../../services/payments/payments.contract.ts";
import payments from "../../../services/payments/payments.service.ts";
import { paymentIdOf } from "../../../services/payments/domain/payment.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { captureOfOrder } from "../../../services/payments/actions/pursue-payment.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { settled } from "../../support/settled.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["payments"] };
const amount = { amount: 1990, currency: "EUR" };
let shop: Started;
let count = 0;

beforeAll(async () => {
  shop = await startServices([payments as ServiceSchema]);
});
afterAll(() => shop.stop());

const service = () => shop.broker.getLocalService({ name: "payments", version: 1 });
const newOrder = (): string => `ord_pay${(count += 1)}`;
const authorize = (orderId: string, token?: string, provider: "manual" | "test" = "test") =>
  shop.call(actions.authorize, { orderId, amount, provider, ...(token ? { token } : {}) });
const eventually = async (check: () => Promise<void>): Promise<void> => {
  for (let i = 0; i < 100; i += 1) {
    const met = await check().then(
      () => true,
      () => false,
    );
    if (met) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await check();
};
const statusOf = async (orderId: string): Promise<PaymentStatus | undefined> =>
  (await shop.call(actions.ofOrder, { orderId })).items[0]?.status;
const chargeOf = async (orderId: string) =>
  (await shop.call(actions.testLedger, { orderId }, staff)).items[0];
const until = async (orderId: string, status: PaymentStatus): Promise<void> => {
  for (let i = 0; i < 100 && (await statusOf(orderId)) !== status; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await statusOf(orderId)).toBe(status);
};

test("an order is authorized once, however often it is asked", async () => {
  const orderId = newOrder();
  const paymentId = paymentIdOf(orderId);
  await Promise.all([authorize(orderId, "tok_ok"), authorize(orderId, "tok_ok")]);
  expect(await authorize(orderId, "tok_ok")).toEqual({ paymentId, status: "authorized" });
  expect(await chargeOf(orderId)).toMatchObject({ status: "authorized", authorized: amount });
  expect((await chargeOf(orderId))?.steps).toHaveLength(1);
});

test("manual says yes", async () => {
  expect(await authorize(newOrder(), undefined, "manual")).toMatchObject({ status: "authorized" });
});

test("a declined payment is refused, also the second time", async () => {
  const orderId = newOrder();
  for (const token of ["tok_declined", "tok_ok"]) {
    await expect(authorize(orderId, token)).rejects.toMatchObject({
      type: "PAYMENT_DECLINED",
      code: 402,
    });
  }
  await expect(authorize(newOrder(), "tok_nonsense")).rejects.toMatchObject({ code: 402 });
});

test("a lost answer of a charge is asked for, and found", async () => {
  const orderId = newOrder();
  expect(await authorize(orderId, "tok_timeout_after")).toMatchObject({ status: "unknown" });
  await until(orderId, "authorized");
});

test("a lost answer without a charge is asked for once more, then ends failed", async () => {
  const orderId = newOrder();
  expect(await authorize(orderId, "tok_timeout_before")).toMatchObject({ status: "unknown" });
  expect(await shop.call(actions.resolve, { orderId })).toMatchObject({ status: "none" });
  expect(await authorize(orderId, "tok_timeout_before")).toMatchObject({ status: "unknown" });
  expect(await shop.call(actions.resolve, { orderId })).toMatchObject({ status: "failed" });
  await expect(authorize(orderId, "tok_ok")).rejects.toMatchObject({ type: "PAYMENT_FAILED" });
  expect(await chargeOf(orderId)).toMatchObject({ authorized: { amount: 0 } });
});

test("an order without a payment has none", async () => {
  expect(await shop.call(actions.resolve, { orderId: "ord_nothing" })).toMatchObject({
    status: "none",
  });
});

test("cancelled before it is authorized, an order is never charged", async () => {
  const orderId = newOrder();
  await shop.call(actions.cancel, { orderId });
  await shop.call(actions.cancel, { orderId });
  await expect(authorize(orderId, "tok_ok")).rejects.toMatchObject({ type: "PAYMENT_CANCELLED" });
  expect(await chargeOf(orderId)).toBeUndefined();
  expect((await shop.call(actions.ofOrder, { orderId })).items).toEqual([]);
});

test("cancelling voids an authorization, refunds a capture, and waits for a lost answer", async () => {
  const [one, two, three] = [newOrder(), newOrder(), newOrder()];
  await authorize(one, "tok_ok");
  await shop.call(actions.cancel, { orderId: one });
  expect(await statusOf(one)).toBe("voided");
  expect(await chargeOf(one)).toMatchObject({ status: "voided" });
  await authorize(two, "tok_ok");
  await captureOfOrder(contextFor(service()), two);
  await captureOfOrder(contextFor(service()), two);
  expect(await chargeOf(two)).toMatchObject({ captured: amount });
  await shop.call(actions.cancel, { orderId: two });
  expect(await chargeOf(two)).toMatchObject({ refunded: amount });
  await authorize(three, "tok_timeout_after");
  await shop.call(actions.cancel, { orderId: three });
  await until(three, "voided");
  expect(await chargeOf(three)).toMatchObject({ status: "voided" });
});

test("staff capture and refund in parts; a key counts once", async () => {
  const orderId = newOrder();
  const { paymentId } = await authorize(orderId, "tok_ok");
  const part = { paymentId, amount: 1000, idempotencyKey: "one" };
  await Promise.all([
    shop.call(actions.capture, part, staff),
    shop.call(actions.capture, part, staff),
  ]);
  const shown = await shop.call(actions.capture, part, staff);
  expect(shown).toMatchObject({ status: "partiallyCaptured", captured: { amount: 1000 } });
  await expect(shop.call(actions.capture, { ...part, amount: 2 }, staff)).rejects.toMatchObject({
    type: "IDEMPOTENCY_KEY_REUSED",
  });
  const refund = { paymentId, idempotencyKey: "one" };
  expect(await shop.call(actions.refund, refund, staff)).toMatchObject({
    status: "refunded",
    refunded: { amount: 1000 },
  });
  expect(await chargeOf(orderId)).toMatchObject({ captured: { amount: 1000 } });
  await expect(
    shop.call(actions.void, { paymentId, idempotencyKey: "v" }, staff),
  ).rejects.toMatchObject({ type: "PAYMENT_NOT_VOIDABLE" });
  await expect(shop.call(actions.void, { paymentId }, staff)).rejects.toMatchObject({
    type: "IDEMPOTENCY_KEY_REQUIRED",
  });
});

test("a restart forgets nothing: the provider's ledger, nor what was still unknown", async () => {
  const orderId = newOrder();
  await authorize(orderId, "tok_timeout_after");
  const { dataDir } = shop;
  await shop.stop({ remove: false });
  shop = await startServices([payments as ServiceSchema], { dataDir });
  await until(orderId, "authorized");
  expect(await chargeOf(orderId)).toMatchObject({ status: "authorized", authorized: amount });
});

test("the ledger sums to zero", async () => {
  await settled(shop);
  const { items } = await shop.call(actions.balances, {}, staff);
  expect(items.length).toBeGreaterThan(0);
  expect(items.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
});

test("the timeline of an order: its payment, what the ledger booked, what was published and by whom", async () => {
  const orderId = newOrder();
  const none = { payments: [], postings: [], events: [] };
  expect(await shop.call(actions.timeline, { orderId })).toMatchObject(none);
  await authorize(orderId, "tok_ok");
  await authorize(newOrder(), "tok_ok");
  const node = shop.broker.nodeID;
  await eventually(async () => {
    const timeline = await shop.call(actions.timeline, { orderId });
    expect(timeline).toMatchObject({
      node,
      payments: [{ id: paymentIdOf(orderId), status: "authorized" }],
      postings: [
        {
          type: "payments.authorized",
          currency: "EUR",
          lines: [
            { account: "authorizations", amount: 1990 },
            { account: "authorizationsOwed", amount: -1990 },
          ],
        },
      ],
      events: [{ type: "payments.authorized", node }],
    });
  });
});
