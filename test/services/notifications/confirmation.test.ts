import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { startServices, type Started } from "../../support/broker.ts";
import { eventSource } from "../../support/published.ts";

process.env["MANUAL_CONFIRMATION"] = "staff";
process.env["MAILS_PER_RECIPIENT"] = "3";
const { contract } = await import("../../../services/notifications/notifications.contract.ts");
const { default: notifications } =
  await import("../../../services/notifications/notifications.service.ts");

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders"] };
const euro = (amount: number) => ({ amount, currency: "EUR" });
let shop: Started;
let orders: Awaited<ReturnType<typeof eventSource>>;

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  orders = await eventSource(shop.bus, "orders");
});
afterAll(() => shop.stop());

const emit = async (
  fact: string,
  id: string,
  version: number,
  over: object = {},
): Promise<void> => {
  const zero = euro(0);
  const totals = { subtotal: zero, discount: zero, shipping: zero, tax: zero, taxIncluded: true };
  await orders.emit(fact, id, version, {
    orderId: id,
    number: `N-${id}`,
    email: `${id}@example.com`,
    paymentProvider: "manual",
    lines: [],
    totals: { ...totals, total: euro(1200) },
    shippingAddress: { name: "Ada" },
    ...over,
  });
  await shop.bus.idle();
};
const mailsOf = async (orderId: string) =>
  (await shop.call(actions.list, { orderId }, staff)).items
    .map(({ kind, status, reason }) => [kind, status, reason])
    .toSorted();

describe("F.11: who is sent mails", () => {
  test("an order by manual waits for staff, and so does the mail of its end", async () => {
    await emit("placed", "waits", 4);
    await emit("cancelled", "waits", 5);
    expect(await mailsOf("waits")).toEqual([
      ["orderCancelled", "held", "CONFIRMATION"],
      ["orderPlaced", "held", "CONFIRMATION"],
    ]);
  });
  test("staff send it, and what follows is sent too", async () => {
    await emit("placed", "sent", 4);
    const mail = await shop.call(actions.resend, { id: "msg_orderPlaced_sent" }, staff);
    expect(mail).toMatchObject({ status: "kept" });
    expect(mail).not.toHaveProperty("reason");
    await emit("cancelled", "sent", 5);
    expect(await mailsOf("sent")).toEqual([
      ["orderCancelled", "kept", undefined],
      ["orderPlaced", "kept", undefined],
    ]);
  });
  test("an order of nothing and one by another provider are confirmed at once", async () => {
    const { subtotal, ...rest } = {
      ...{ subtotal: euro(0), discount: euro(0), shipping: euro(0), tax: euro(0) },
      ...{ total: euro(0), taxIncluded: true },
    };
    await emit("placed", "free", 4, { totals: { subtotal, ...rest } });
    await emit("placed", "card", 4, { paymentProvider: "test" });
    expect(await mailsOf("free")).toEqual([["orderPlaced", "kept", undefined]]);
    expect(await mailsOf("card")).toEqual([["orderPlaced", "kept", undefined]]);
  });
  test("one mailbox gets so many an hour, however it is written", async () => {
    const addresses = [
      "Eve@example.com",
      "eve@EXAMPLE.com",
      "eve+1@example.com",
      "eve+2@example.com",
    ];
    for (const [i, email] of addresses.entries())
      await emit("placed", `flood${i}`, 4, { email, paymentProvider: "test" });
    const all = await Promise.all(addresses.map((_, i) => mailsOf(`flood${i}`)));
    expect(all.map(([mail]) => mail?.slice(1))).toEqual([
      ["kept", undefined],
      ["kept", undefined],
      ["kept", undefined],
      ["held", "RECIPIENT_LIMIT"],
    ]);
    await emit("placed", "other", 4, { email: "adam@example.com", paymentProvider: "test" });
    expect(await mailsOf("other")).toEqual([["orderPlaced", "kept", undefined]]);
  });
});
