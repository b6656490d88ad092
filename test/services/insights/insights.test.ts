import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Service, ServiceSchema } from "moleculer";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { upgradeDoc } from "../../../platform/storage/upgrade.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import { contract } from "../../../services/insights/insights.contract.ts";
import { fillRefunds } from "../../../services/insights/jobs/fill-refunds.ts";
import { orderBoard } from "../../../services/insights/insights.store.ts";
import insights from "../../../services/insights/insights.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { eventSource } from "../../support/published.ts";
import { runs } from "../../support/jest/runs.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["insights"] };
const time = "2026-01-01T00:00:00.000Z";
type Fact = readonly [type: string, subject: string, version: number, data: StoredEvent["data"]];
let shop: Started;
let sources: Record<string, Awaited<ReturnType<typeof eventSource>>>;

beforeAll(async () => {
  shop = await startServices([insights as ServiceSchema]);
  sources = {
    orders: await eventSource(shop.bus, "orders"),
    payments: await eventSource(shop.bus, "payments"),
  };
});
afterAll(() => shop.stop());

const consumer = () =>
  consumerOf(shop.broker.getLocalService({ name: "insights", version: 1 }) as Service);
/** Through the bus. */
const emit = async (facts: readonly Fact[]): Promise<void> => {
  for (const [type, ...fact] of facts) {
    const [source, what] = type.split(".") as [string, string];
    await sources[source]?.emit(what, ...fact);
  }
  await shop.bus.idle();
};
/** Straight to the handler: in this order, or all at once. */
const hand = ([type, subject, version, data]: Fact): Promise<void> => {
  const source = type.split(".")[0] as string;
  return consumer().redrive({ id: "evt_1", type, source, subject, version, time, data });
};
const order = (orderId: string, placedAt: string, amount = 1190, currency = "EUR") => ({
  orderId,
  number: `N-${orderId}`,
  email: "ada@example.com",
  lines: [{ quantity: 2 }, { quantity: 1 }],
  totals: { total: { amount, currency }, tax: { amount: 190, currency } },
  placedAt,
});
/** All that is published of an order that ends well. */
const eventsOf = (id: string, at: string): Fact[] => [
  ["orders.placed", id, 4, order(id, at)],
  ["payments.authorized", `pay_${id}`, 2, { orderId: id, status: "authorized" }],
  ["orders.fulfilled", id, 6, order(id, at)],
  ["payments.captured", `pay_${id}`, 3, { orderId: id, status: "captured" }],
  ["orders.completed", id, 7, order(id, at)],
];
const endOf = (id: string, placedAt: string) => ({
  orderId: id,
  number: `N-${id}`,
  status: "completed",
  paymentStatus: "captured",
  fulfilmentStatus: "fulfilled",
  email: "ada@example.com",
  total: { amount: 1190, currency: "EUR" },
  items: 3,
  placedAt,
});
const board = (params: object = {}) => shop.call(actions.board, { limit: 100, ...params }, staff);
const rowOf = async (id: string) =>
  (await board()).items.find(({ orderId }) => orderId === id) ?? "none";
const sales = (params: object) => shop.call(actions.sales, params, staff);

test("an order is followed from placed to completed", async () => {
  const at = "2025-01-01T10:00:00.000Z";
  const [placed, ...rest] = eventsOf("ord_told", at);
  await emit([placed as Fact]);
  expect(await rowOf("ord_told")).toMatchObject({ status: "placed", paymentStatus: "none" });
  await emit(rest);
  expect(await rowOf("ord_told")).toEqual(endOf("ord_told", at));
});

test("a payment published before its order is not shown until the order is", async () => {
  const [placed, authorized] = eventsOf("ord_paid", "2025-01-01T11:00:00.000Z") as [Fact, Fact];
  await hand(authorized);
  expect(await rowOf("ord_paid")).toBe("none");
  await hand(placed);
  expect(await rowOf("ord_paid")).toMatchObject({ paymentStatus: "authorized" });
});

test("I11: shuffled and published twice, the row is the same", async () => {
  let run = 0;
  const at = "2025-01-02T10:00:00.000Z";
  const twice = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(twice, { minLength: twice.length }),
      fc.boolean(),
      async (sequence, atOnce) => {
        const id = `ord_mixed${(run += 1)}`;
        const facts = sequence.map((i) => eventsOf(id, at)[i] as Fact);
        if (atOnce) await Promise.all(facts.map(hand));
        else for (const fact of facts) await hand(fact);
        expect(await rowOf(id)).toEqual(endOf(id, at));
      },
    ),
    { numRuns: runs(25) },
  );
});

test("an order and its payment published in the same moment are both seen", async () => {
  const [placed, authorized] = eventsOf("ord_race", "2025-01-03T10:00:00.000Z") as [Fact, Fact];
  await Promise.all([hand(placed), hand(authorized)]);
  const both = { status: "placed", paymentStatus: "authorized" };
  expect(await rowOf("ord_race")).toMatchObject(both);
});

test("I10: publishing everything again changes nothing, and fills an emptied board as it was", async () => {
  await emit(eventsOf("ord_again", "2025-01-04T10:00:00.000Z"));
  const seen = async () => [await board(), await sales({})];
  const before = await seen();
  await consumer().replay();
  expect(await seen()).toEqual(before);
  const service = shop.broker.getLocalService({ name: "insights", version: 1 }) as Service;
  const rows = collectionOf(service, orderBoard);
  // Rows whose events the bus has; those handed to the handler alone are in no journal.
  const published = ["ord_told", "ord_again"];
  const kept = await Promise.all(published.map(rowOf));
  expect(await rows.remove({})).toBeGreaterThan(published.length);
  expect((await board()).items).toEqual([]);
  await consumer().replay();
  expect(await Promise.all(published.map(rowOf))).toEqual(kept);
  expect(kept.map((row) => (row as { status: string }).status)).toEqual(["completed", "completed"]);
});

test("the board is newest first and pages by cursor, also among orders of one moment", async () => {
  const at = "2026-03-01T10:00:00.000Z";
  const ids = ["ord_p1", "ord_p2", "ord_p3", "ord_p4", "ord_p5"];
  await emit(ids.map((id): Fact => ["orders.cancelled", id, 5, order(id, at)]));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof board>> = await board({
      status: "cancelled",
      limit: 2,
      ...(cursor === null ? {} : { cursor }),
    });
    seen.push(...page.items.map(({ orderId }) => orderId));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(ids.toReversed());
  await expect(board({ cursor: "nonsense" })).rejects.toMatchObject({ type: "CURSOR_INVALID" });
});

test("sales by day and currency count what was cancelled apart", async () => {
  const sold = (id: string, at: string, currency = "EUR"): Fact => [
    "orders.placed",
    id,
    4,
    order(id, at, 1190, currency),
  ];
  const late = "2026-05-01T23:59:59.999Z";
  await emit([
    sold("ord_s1", "2026-05-01T00:00:00.000Z"),
    sold("ord_s2", late),
    sold("ord_s3", late, "JPY"),
    sold("ord_s4", late),
    sold("ord_s5", "2026-05-02T00:00:00.000Z"),
    ["orders.cancelled", "ord_s4", 5, order("ord_s4", late)],
  ]);
  const bucket = (currency: string, orders: number, cancelled: number, day = "2026-05-01") => ({
    day,
    currency,
    orders,
    cancelled,
    items: 3 * orders,
    revenue: { amount: 1190 * orders, currency },
    tax: { amount: 190 * orders, currency },
  });
  const first = [bucket("EUR", 2, 1), bucket("JPY", 1, 0)];
  const next = bucket("EUR", 1, 0, "2026-05-02");
  const [from, to] = ["2026-05-01", "2026-05-02"];
  expect((await sales({ from, to: from })).items).toEqual(first);
  expect((await sales({ from, to })).items).toEqual([...first, next]);
  expect((await sales({ from: to })).items).toEqual([next]);
});

test("B.5: a refund is taken off the day on which the order was placed", async () => {
  const at = "2026-06-01T10:00:00.000Z";
  const euro = (amount: number) => ({ amount, currency: "EUR" });
  await emit([
    ...eventsOf("ord_back", at),
    [
      "payments.refunded",
      "pay_ord_back",
      4,
      { orderId: "ord_back", status: "partiallyRefunded", amount: euro(595), refunded: euro(595) },
    ],
  ]);
  const { items } = await sales({ from: "2026-06-01", to: "2026-06-01" });
  expect(items).toMatchObject([
    { orders: 1, revenue: euro(595), refunded: euro(595), tax: euro(95) },
  ]);
});

test("B.5: refunds of before an upgrade are read again, and taken off the sales", async () => {
  const euro = (amount: number) => ({ amount, currency: "EUR" });
  const back = { orderId: "ord_old", status: "refunded", amount: euro(1190), refunded: euro(1190) };
  const refund: Fact = ["payments.refunded", "pay_ord_old", 4, back];
  await emit([...eventsOf("ord_old", "2024-06-01T10:00:00.000Z"), refund]);
  const service = shop.broker.getLocalService({ name: "insights", version: 1 }) as Service;
  const rows = collectionOf(service, orderBoard);
  const stored = await rows.get("ord_old");
  // As a version wrote it that did not know the amount.
  const { refunded: _refunded, ...old } = stored as NonNullable<typeof stored>;
  const upgraded = upgradeDoc(orderBoard as never, old, 1);
  expect(upgraded).toMatchObject({ refundsMissing: true, seen: { payments: 0 } });
  await rows.put(upgraded as never);
  const range = { from: "2024-06-01", to: "2024-06-01" };
  expect((await sales(range)).items).toMatchObject([{ revenue: euro(1190) }]);
  await fillRefunds.run(contextFor(service), new AbortController().signal);
  expect((await sales(range)).items).toMatchObject([{ revenue: euro(0), refunded: euro(1190) }]);
  expect(await rows.get("ord_old")).not.toHaveProperty("refundsMissing");
  const paid = { ...old, paymentStatus: "captured" };
  expect(upgradeDoc(orderBoard as never, paid, 1)).toMatchObject({ seen: { payments: 4 } });
});

test("a range that ends before it starts, or is not of days, is refused", async () => {
  const refused = { code: 422, type: "RANGE_INVALID" };
  await expect(sales({ from: "2026-02-31" })).rejects.toMatchObject(refused);
  const backwards = { from: "2026-05-02", to: "2026-05-01" };
  await expect(sales(backwards)).rejects.toMatchObject(refused);
  await expect(sales({ from: "2026-13-01" })).rejects.toMatchObject(refused);
});

test("the timeline of an order: its row, and who wrote it", async () => {
  const timeline = (orderId: string) => shop.call(actions.timeline, { orderId });
  const node = shop.broker.nodeID;
  expect(await timeline("ord_nowhere")).toEqual({ node, row: null });
  const at = "2025-03-01T10:00:00.000Z";
  await emit(eventsOf("ord_seen", at));
  expect(await timeline("ord_seen")).toEqual({ node, row: endOf("ord_seen", at), wroteBy: node });
});

test("of two events of one version the later one counts, in any order and however often (G.3)", async () => {
  let count = 0;
  const run = async (places: readonly number[]): Promise<void> => {
    const id = `ord_one_version_${(count += 1)}`;
    const at = "2026-01-05T10:00:00.000Z";
    const fact = { source: "orders", subject: id, time: at, data: order(id, at) };
    const facts: StoredEvent[] = [
      { ...fact, id: "evt_a", type: "orders.placed", version: 4 },
      { ...fact, id: "evt_b", type: "orders.fulfilled", version: 5 },
      { ...fact, id: "evt_c", type: "orders.completed", version: 5, index: 1 },
    ];
    for (const place of places) await consumer().redrive(facts[place] as StoredEvent);
    expect(await rowOf(id)).toMatchObject({ status: "completed", fulfilmentStatus: "fulfilled" });
  };
  const everyOrder = fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6, maxLength: 6 });
  await fc.assert(fc.asyncProperty(everyOrder, run), { numRuns: 20 });
});
