/** A provider that serves one at a time and is slow: what it turns away was never charged, and may come again. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

// Read when payments is loaded.
process.env["TEST_PROVIDER_LATENCY_MS"] = "200";
process.env["TEST_PROVIDER_CONCURRENCY"] = "1";
process.env["PROVIDER_TIMEOUT_MS"] = "400";
const { contract } = await import("../../../services/payments/payments.contract.ts");
const payments = (await import("../../../services/payments/payments.service.ts")).default;

const { authorize, cancel, ofOrder, resolve, testLedger } = contract.actions;
const staff = { id: "usr_staff", scopes: ["payments"] };
const amount = { amount: 1990, currency: "EUR" };
let shop: Started;

beforeAll(async () => {
  shop = await startServices([payments as ServiceSchema]);
});
afterAll(() => shop.stop());

/** Ten at once for a provider that answers five a second, and those it had no time for. */
const crowd = async (name: string): Promise<{ orders: string[]; turnedAway: string[] }> => {
  const orders = Array.from({ length: 10 }, (_, i) => `ord_${name}${i}`);
  const turnedAway: string[] = [];
  await Promise.all(
    orders.map((orderId) =>
      shop
        .call(authorize, { orderId, amount, provider: "test", token: "tok_ok" })
        .catch((error: { type?: string; code?: number }) => {
          expect(error).toMatchObject({ type: "QUEUE_FULL", code: 429 });
          turnedAway.push(orderId);
        }),
    ),
  );
  return { orders, turnedAway };
};
const chargeOf = async (orderId: string) =>
  (await shop.call(testLedger, { orderId }, staff)).items[0];

test("what is turned away has no payment, and is charged once when it comes again", async () => {
  const { orders, turnedAway } = await crowd("a");
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway.length).toBeLessThan(orders.length);
  for (const orderId of turnedAway) {
    expect(await chargeOf(orderId)).toBeUndefined();
    expect((await shop.call(ofOrder, { orderId })).items).toEqual([]);
    expect(await shop.call(resolve, { orderId })).toMatchObject({ status: "none" });
  }
  for (const orderId of orders) {
    await until(`${orderId} to be charged`, async () => {
      const params = { orderId, amount, provider: "test" as const, token: "tok_ok" };
      const { status } = await shop.call(authorize, params).catch(() => ({ status: "busy" }));
      return status === "authorized";
    });
    expect((await chargeOf(orderId))?.steps).toHaveLength(1);
  }
}, 60_000);

test("cancelled while it waits to come again, it never is", async () => {
  const [orderId = ""] = (await crowd("b")).turnedAway;
  await shop.call(cancel, { orderId });
  const again = shop.call(authorize, { orderId, amount, provider: "test", token: "tok_ok" });
  await expect(again).rejects.toMatchObject({ type: "PAYMENT_CANCELLED" });
  expect(await chargeOf(orderId)).toBeUndefined();
}, 60_000);
