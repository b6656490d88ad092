import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import type {
  Static,
  TObject,
  TSchema,
  ActionContract,
} from "../../../platform/contract/contract.ts";
import { contract } from "../../../services/inventory/inventory.contract.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import { sweepHolds } from "../../../services/inventory/actions/hold-stock.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { runtimeOf } from "../../../platform/runtime/runtime.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { namedVariants } from "../../support/variants.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["stock"] };
const later = new Date(Date.now() + 60_000).toISOString();
const long = "2001-01-01T00:00:00.000Z";
let shop: Started;
let count = 0;

beforeAll(async () => {
  shop = await startServices([inventory as ServiceSchema, ...namedVariants]);
});
afterAll(() => shop.stop());

const stocked = async (quantity: number): Promise<string> => {
  count += 1;
  const sku = `SKU ${count}.a`;
  const set = { sku, set: quantity, reason: "count", idempotencyKey: "k" };
  await shop.call(actions.adjust, set, staff);
  return sku;
};
const levelOf = async (sku: string) => shop.call(actions.getStock, { sku }, staff);
const reserve = (orderId: string, sku: string, quantity = 1, until = later) =>
  shop.call(actions.reserve, { orderId, lines: [{ sku, quantity }], until });
const codeOf = async <P extends TObject, R extends TSchema>(
  action: ActionContract<P, R>,
  params: Static<P>,
): Promise<string> => {
  try {
    await shop.call(action, params, staff);
    return "none";
  } catch (error) {
    return (error as { type: string }).type;
  }
};
const movementsOf = async (sku: string) =>
  (await shop.call(actions.listMovements, { sku, limit: 100 }, staff)).items;

test("a hundred buyers of ten units: ten get one each", async () => {
  const sku = await stocked(10);
  const tries = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => reserve(`ord_rush${i}`, sku)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(await levelOf(sku)).toMatchObject({ onHand: 10, held: 10, available: 0 });
});

test("the same order holds once, released twice is released once", async () => {
  const sku = await stocked(5);
  await Promise.all([reserve("ord_once", sku, 2), reserve("ord_once", sku, 2)]);
  expect(await levelOf(sku)).toMatchObject({ held: 2, available: 3 });
  const params = { orderId: "ord_once", skus: [sku] };
  await Promise.all([shop.call(actions.release, params), shop.call(actions.release, params)]);
  await shop.call(actions.release, params);
  expect(await levelOf(sku)).toMatchObject({ onHand: 5, held: 0, available: 5 });
});

test("after a release neither a late reserve nor an allocate takes", async () => {
  const sku = await stocked(5);
  await reserve("ord_late", sku, 2);
  await shop.call(actions.release, { orderId: "ord_late", skus: [sku] });
  const lines = [{ sku, quantity: 2 }];
  const again = { orderId: "ord_late", lines, until: later };
  expect(await codeOf(actions.reserve, again)).toBe("RESERVATION_CLOSED");
  await shop.call(actions.allocate, { orderId: "ord_late", lines });
  expect(await levelOf(sku)).toMatchObject({ onHand: 5, held: 0, available: 5, allocated: 0 });
});

test("an order that was released before it ever held is refused", async () => {
  const sku = await stocked(5);
  await shop.call(actions.release, { orderId: "ord_never", skus: [sku] });
  const params = { orderId: "ord_never", lines: [{ sku, quantity: 1 }], until: later };
  expect(await codeOf(actions.reserve, params)).toBe("RESERVATION_CLOSED");
  expect(await levelOf(sku)).toMatchObject({ held: 0, available: 5 });
});

test("allocated twice is one movement, and onHand + allocated is what was received", async () => {
  const sku = await stocked(7);
  await reserve("ord_alloc", sku, 3);
  const params = { orderId: "ord_alloc", lines: [{ sku, quantity: 3 }] };
  await Promise.all([shop.call(actions.allocate, params), shop.call(actions.allocate, params)]);
  await shop.bus.idle();
  await shop.call(actions.allocate, params);
  expect(await levelOf(sku)).toMatchObject({ onHand: 4, held: 0, available: 4, allocated: 3 });
  const moved = await movementsOf(sku);
  expect(moved.map(({ kind, delta }) => [kind, delta])).toEqual([
    ["allocated", -3],
    ["adjusted", 7],
  ]);
});

test("all or none: what was taken is given back, and the refusal names the sku", async () => {
  const [plenty, few] = [await stocked(9), await stocked(1)];
  const lines = [
    { sku: few, quantity: 1 },
    { sku: plenty, quantity: 2 },
    { sku: few, quantity: 1 },
  ];
  const reserving = shop.call(actions.reserve, { orderId: "ord_part", lines, until: later });
  await expect(reserving).rejects.toMatchObject({
    type: "OUT_OF_STOCK",
    code: 409,
    data: { sku: few, available: 1 },
  });
  expect(await levelOf(plenty)).toMatchObject({ held: 0, available: 9 });
  expect(await levelOf(few)).toMatchObject({ held: 0, available: 1 });
});

test("a sku without stock is out of stock", async () => {
  await expect(reserve("ord_nosku", "nowhere")).rejects.toMatchObject({
    type: "OUT_OF_STOCK",
    data: { sku: "nowhere", available: 0 },
  });
});

test("an expired hold is swept, a living one stays", async () => {
  const sku = await stocked(5);
  await reserve("ord_old", sku, 2, long);
  await reserve("ord_new", sku, 1);
  await sweepHolds(contextFor(shop.broker.getLocalService({ name: "inventory", version: 1 })));
  expect(await levelOf(sku)).toMatchObject({ held: 1, available: 4 });
  // The order lives after all: it is placed, and gets its goods.
  await shop.call(actions.allocate, { orderId: "ord_old", lines: [{ sku, quantity: 2 }] });
  expect(await levelOf(sku)).toMatchObject({ onHand: 3, held: 1, available: 2, allocated: 2 });
});

test("the same key twice is one movement; with another body it is refused", async () => {
  const sku = await stocked(1);
  const params = { sku, delta: 4, reason: "delivery", idempotencyKey: "truck-1" };
  const [one, two] = await Promise.all([
    shop.call(actions.adjust, params, staff),
    shop.call(actions.adjust, params, staff),
  ]);
  await shop.bus.idle();
  expect(await shop.call(actions.adjust, params, staff)).toEqual(one);
  expect(two).toEqual(one);
  expect(one).toMatchObject({ onHand: 5, available: 5 });
  expect(await movementsOf(sku)).toHaveLength(2);
  expect(await codeOf(actions.adjust, { ...params, delta: 5 })).toBe("IDEMPOTENCY_KEY_REUSED");
});

test("an adjustment leaves what orders hold", async () => {
  const sku = await stocked(5);
  await reserve("ord_keeps", sku, 3);
  const params = { sku, set: 2, reason: "broken", idempotencyKey: "b" };
  expect(await codeOf(actions.adjust, params)).toBe("STOCK_BELOW_HELD");
  const both = { ...params, delta: 1, idempotencyKey: "both" };
  expect(await codeOf(actions.adjust, both)).toBe("VALIDATION_FAILED");
});

test("movements of one moment are listed in the order they were written, on every page", async () => {
  const sku = await stocked(3);
  const reasons = Array.from({ length: 12 }, (_, i) => `r${i}`);
  const now = runtimeOf(shop.broker);
  const clock = now.now;
  const at = clock();
  Object.assign(now, { now: () => at });
  try {
    for (const reason of reasons)
      await shop.call(actions.adjust, { sku, delta: 1, reason, idempotencyKey: reason }, staff);
  } finally {
    Object.assign(now, { now: clock });
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: readonly { reason?: string; at: string }[]; next: string | null } =
      await shop.call(
        actions.listMovements,
        { sku, limit: 5, ...(cursor === null ? {} : { cursor }) },
        staff,
      );
    seen.push(
      ...page.items.flatMap(({ reason, at: when }) => (when === at && reason ? [reason] : [])),
    );
    cursor = page.next;
  } while (cursor !== null);
  expect(seen.filter((reason) => reason !== "count")).toEqual(reasons.toReversed());
});

test("movements and low stock are listed by pages", async () => {
  const sku = await stocked(3);
  for (const i of [1, 2, 3]) {
    const params = { sku, delta: 1, reason: `r${i}`, idempotencyKey: `p${i}` };
    await shop.call(actions.adjust, params, staff);
  }
  const first = await shop.call(actions.listMovements, { sku, limit: 3 }, staff);
  const cursor = first.next as string;
  const second = await shop.call(actions.listMovements, { sku, limit: 3, cursor }, staff);
  expect([...first.items, ...second.items].map(({ delta }) => delta).toSorted()).toEqual([
    1, 1, 1, 3,
  ]);
  expect(second.next).toBeNull();
  const low = await shop.call(actions.listStock, { low: true, limit: 100 }, staff);
  expect(low.items.every(({ available }) => available <= 5)).toBe(true);
});

test("the timeline of an order: what it holds, then what moved and who ended its reservation", async () => {
  const [sku, other] = [await stocked(5), await stocked(5)];
  await reserve("ord_timeline", sku, 2);
  await reserve("ord_other", other, 1);
  const timeline = () =>
    shop.call(actions.timeline, { orderId: "ord_timeline", skus: [sku, other, sku] });
  const node = shop.broker.nodeID;
  expect(await timeline()).toEqual({
    node,
    holds: [{ sku, quantity: 2, until: later }],
    movements: [],
  });
  await shop.call(actions.allocate, { orderId: "ord_timeline", lines: [{ sku, quantity: 2 }] });
  expect(await timeline()).toEqual({
    node,
    holds: [],
    movements: [expect.objectContaining({ sku, kind: "allocated", delta: -2 })],
    ended: { how: "allocated", at: expect.any(String), node },
  });
});
