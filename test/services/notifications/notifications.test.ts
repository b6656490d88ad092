import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import { contract } from "../../../services/notifications/notifications.contract.ts";
import notifications from "../../../services/notifications/notifications.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { eventSource } from "../../support/published.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders"] };
type EventSource = Awaited<ReturnType<typeof eventSource>>;
let shop: Started;
let orders: EventSource;
let shipping: EventSource;
let payments: EventSource;

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  orders = await eventSource(shop.bus, "orders");
  shipping = await eventSource(shop.bus, "shipping");
  payments = await eventSource(shop.bus, "payments");
});
afterAll(() => shop.stop());

const euro = (amount: number) => ({ amount, currency: "EUR" });
const order = (orderId: string) => ({
  orderId,
  number: `N-${orderId}`,
  email: "ada@example.com",
  lines: [
    { sku: "TEA", title: "Tea", quantity: 2, total: euro(1200) },
    { sku: "CUP", title: "Cup", quantity: 1, total: euro(500) },
  ],
  totals: {
    subtotal: euro(1200),
    discount: euro(0),
    shipping: euro(0),
    tax: euro(192),
    total: euro(1200),
    taxIncluded: true,
  },
  shippingAddress: { name: "Ada" },
});
const emit = async (fact: string, id: string, version: number): Promise<void> => {
  await orders.emit(fact, id, version, order(id));
  await shop.bus.idle();
};
const list = (params: object = {}) => shop.call(actions.list, params, staff);
const kindsOf = async (orderId: string) =>
  (await list({ orderId })).items.map(({ kind }) => kind).toSorted();

test("placed published twice is one mail; without a server it is kept", async () => {
  await emit("placed", "ord_a", 4);
  await emit("placed", "ord_a", 4);
  const { items } = await list({ orderId: "ord_a" });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    id: "msg_orderPlaced_ord_a",
    to: "ada@example.com",
    subject: expect.stringContaining("your order N-ord_a"),
    status: "kept",
    attempts: 0,
  });
  expect(await shop.call(actions.get, { id: "msg_orderPlaced_ord_a" }, staff)).toEqual(items[0]);
});

test("dispatched before placed waits for it", async () => {
  const parcel = { shipmentId: "shp_b", orderId: "ord_b", carrier: "DHL", trackingNumber: "T1" };
  await shipping.emit("dispatched", "shp_b", 1, { ...parcel, lines: [] });
  await pause(20);
  expect(await kindsOf("ord_b")).toEqual([]);
  await emit("placed", "ord_b", 4);
  expect(await kindsOf("ord_b")).toEqual(["orderDispatched", "orderPlaced"]);
});

test("B.7: a parcel's mail lists only its lines", async () => {
  await emit("placed", "ord_parts", 4);
  const parcel = { orderId: "ord_parts", carrier: "DHL", trackingNumber: "T1" };
  for (const [i, sku] of ["TEA", "CUP"].entries()) {
    const lines = [{ sku, quantity: 1 }];
    await shipping.emit("dispatched", `shp_${i}`, 1, { ...parcel, shipmentId: `shp_${i}`, lines });
  }
  await shop.bus.idle();
  const texts = (await list({ orderId: "ord_parts" })).items
    .filter(({ kind }) => kind === "orderDispatched")
    .map(({ text }) => text.split("\n").filter((line) => line.includes("×")));
  expect(texts.toSorted()).toEqual([["1 × Cup: 5.00 EUR"], ["1 × Tea: 6.00 EUR"]]);
});

test("B.7: every refund sends a mail, once", async () => {
  await emit("placed", "ord_back", 4);
  const refund = (version: number, amount: number, refunded: number) =>
    payments.emit("refunded", "pay_back", version, {
      orderId: "ord_back",
      amount: euro(amount),
      refunded: euro(refunded),
    });
  await refund(5, 300, 300);
  await refund(6, 200, 500);
  await refund(6, 200, 500);
  await shop.bus.idle();
  const service = shop.broker.getLocalService({ name: "notifications", version: 1 }) as Service;
  const time = new Date().toISOString();
  const data = { orderId: "ord_back", amount: euro(100), refunded: euro(600) };
  const second = { id: "evt_second", type: "payments.refunded", source: "payments" };
  // A second one of the same version (G.3), twice.
  for (let i = 0; i < 2; i += 1)
    await consumerOf(service).redrive({
      ...second,
      subject: "pay_back",
      version: 6,
      index: 1,
      time,
      data,
    });
  const mails = (await list({ orderId: "ord_back" })).items.filter(
    ({ kind }) => kind === "orderRefunded",
  );
  expect(mails.map(({ id }) => id).toSorted()).toEqual([
    "msg_orderRefunded_pay_back-5",
    "msg_orderRefunded_pay_back-6",
    "msg_orderRefunded_pay_back-6-1",
  ]);
});

test("B.7: a refund of long ago sends none: an upgraded shop reads all of them", async () => {
  await emit("placed", "ord_long", 4);
  const data = { orderId: "ord_long", amount: euro(300), refunded: euro(300) };
  const before = new Date(Date.now() - 25 * 3_600_000).toISOString();
  await payments.emit("refunded", "pay_long", 5, data, before);
  await shop.bus.idle();
  expect(await kindsOf("ord_long")).toEqual(["orderPlaced"]);
});

test("mails are listed of an order, or all in pages", async () => {
  await emit("placed", "ord_c", 4);
  await emit("cancelled", "ord_c", 5);
  expect(await kindsOf("ord_c")).toEqual(["orderCancelled", "orderPlaced"]);
  const all = (await list()).items.map(({ id }) => id);
  const first = await list({ limit: 2 });
  const rest = await list({ limit: 100, cursor: first.next });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
  expect(rest.next).toBeNull();
  await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ type: "CURSOR_INVALID" });
});

test("a mail is sent again, one that is not there is not found", async () => {
  const again = await shop.call(actions.resend, { id: "msg_orderPlaced_ord_a" }, staff);
  expect(again).toMatchObject({ id: "msg_orderPlaced_ord_a", status: "kept", attempts: 0 });
  const missing = { code: 404, type: "MESSAGE_NOT_FOUND" };
  for (const action of [actions.get, actions.resend])
    await expect(shop.call(action, { id: "msg_none" }, staff)).rejects.toMatchObject(missing);
});

test("the timeline of an order: its mails, oldest first, and who wrote them", async () => {
  await emit("placed", "ord_timeline", 4);
  await pause(2); // Mails of one millisecond are in the order of their ids.
  await emit("cancelled", "ord_timeline", 5);
  const timeline = await shop.call(actions.timeline, { orderId: "ord_timeline" });
  const node = shop.broker.nodeID;
  expect(timeline).toMatchObject({
    node,
    messages: [
      { kind: "orderPlaced", to: "ada@example.com", status: "kept", node },
      { kind: "orderCancelled", node },
    ],
  });
  const [shown] = (await list({ orderId: "ord_timeline" })).items;
  expect(shown).not.toHaveProperty("node");
});
