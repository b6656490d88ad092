/** Crashes between the intent to charge and the recorded result: asked again under the same key, a good card is charged once. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { paymentIdOf } from "../../../services/payments/domain/payment.ts";

// Read when payments is loaded.
process.env["TEST_PROVIDER_DELAY_MS"] = "100";
const { decide } = await import("../../../services/payments/actions/pursue-payment.ts");
const { contract } = await import("../../../services/payments/payments.contract.ts");
const { providerOf } = await import("../../../services/payments/adapters/registry.ts");
const payments = (await import("../../../services/payments/payments.service.ts")).default;

const { authorize, cancel, ofOrder, resolve, testLedger } = contract.actions;
const staff = { id: "usr_staff", scopes: ["payments"] };
const amount = { amount: 1990, currency: "EUR" };
let shop: Started;
let count = 0;

beforeAll(async () => {
  shop = await startServices([payments as ServiceSchema]);
});
afterAll(() => shop.stop());

const service = (): Service =>
  shop.broker.getLocalService({ name: "payments", version: 1 }) as Service;
const points = ["before", "after"] as const;

/** Leaves what a process leaves that dies with the intent written, before or after the provider has charged. */
const crash = async (orderId: string, token: string, point: (typeof points)[number]) => {
  if (point === "after")
    await (await providerOf(service(), "test")).authorize({ orderId, amount, token });
  const ctx = contextFor(service());
  const intent = {
    type: "Create",
    orderId,
    provider: "test",
    amount: 1990,
    currency: "EUR",
  } as const;
  // The job that asks for payments that are due may have this one in hand: then once more.
  await until("the intent to be written", async () => {
    const at = ctx.now();
    const id = paymentIdOf(orderId);
    const left = await decide(ctx, id, { ...intent, at, dueAt: plusMs(at, 300) });
    return "events" in left && left.events.length === 1;
  });
};

/** As the saga of the checkout does: asks how it went, and asks again for what it hears was never charged. */
const asSaga = async (orderId: string, token: string): Promise<string> => {
  const { status } = await shop.call(resolve, { orderId });
  if (status !== "none") return status;
  return shop.call(authorize, { orderId, amount, provider: "test", token }).then(
    (one) => one.status,
    (error: { type?: string }) => String(error.type),
  );
};
const ending = (orderId: string, token: string): Promise<string> =>
  until(
    `the payment of ${orderId} to be settled`,
    async () => {
      const status = await asSaga(orderId, token);
      return status !== "unknown" && status;
    },
    20_000,
  );
const chargeOf = async (orderId: string) =>
  (await shop.call(testLedger, { orderId }, staff)).items[0];
const newOrder = (): string => `ord_crash${(count += 1)}`;

describe("a crash between the intent to charge and its result (G.4)", () => {
  const grid = points.flatMap((point) =>
    (
      [
        ["tok_ok", "authorized"],
        ["tok_slow", "authorized"],
        ["tok_timeout_after", "authorized"],
        ["tok_declined", /declined/i],
        ["tok_timeout_before", /failed/i],
      ] as const
    ).map(([token, end]) => [token, point, end] as const),
  );
  test.each(grid)(
    "%s, %s the charge: ends %s",
    async (token, point, end) => {
      const orderId = newOrder();
      await crash(orderId, token, point);
      expect(await ending(orderId, token)).toMatch(end);
      const charged = (await chargeOf(orderId))?.authorized.amount ?? 0;
      expect(charged).toBe(end === "authorized" ? amount.amount : 0);
    },
    30_000,
  );

  test("also when whoever asks again dies over it, any number of times", async () => {
    const orderId = newOrder();
    for (let time = 0; time < 4; time += 1) {
      await crash(orderId, "tok_ok", "before");
      await until(
        "it to be asked for again",
        async () => (await shop.call(resolve, { orderId })).status === "none",
      );
    }
    expect(await ending(orderId, "tok_ok")).toBe("authorized");
    expect((await chargeOf(orderId))?.steps).toHaveLength(1);
  }, 60_000);

  test("nobody is charged once the order is undone", async () => {
    const orderId = newOrder();
    await crash(orderId, "tok_ok", "before");
    await shop.call(cancel, { orderId });
    await until(
      "the payment to be given up",
      async () => (await shop.call(ofOrder, { orderId })).items[0]?.status === "failed",
    );
    await expect(
      shop.call(authorize, { orderId, amount, provider: "test", token: "tok_ok" }),
    ).rejects.toMatchObject({ type: "PAYMENT_CANCELLED" });
    expect(await chargeOf(orderId)).toMatchObject({ status: "voided", authorized: { amount: 0 } });
  }, 30_000);
});
