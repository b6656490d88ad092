import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import { contract } from "../../../services/inventory/inventory.contract.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import { journalOf } from "../../../platform/messaging/journal.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { namedVariants } from "../../support/variants.ts";
import { settled } from "../../support/settled.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["stock"] };
const until = new Date(Date.now() + 60_000).toISOString();
let shop: Started;

beforeAll(async () => {
  shop = await startServices([inventory as ServiceSchema, ...namedVariants]);
});
afterAll(() => shop.stop());

const service = (): Service => shop.broker.getLocalService({ name: "inventory", version: 1 });
const emit = (type: string, subject: string, version: number, data: object): Promise<void> => {
  const source = type.split(".")[0] as string;
  const time = "2026-01-01T00:00:00.000Z";
  const event = { id: `evt_${type}_${subject}_${version}`, type, source, subject, version, time };
  return consumerOf(service()).redrive({ ...event, data } as StoredEvent);
};
const product = (version: number, sku: string, variant: object): Promise<void> =>
  emit("catalog.productChanged", `prod_${sku}`, version, {
    productId: `prod_${sku}`,
    skus: [{ sku, tracked: true, backorder: false, ...variant }],
    removed: [],
  });
const order = (what: string, orderId: string, sku: string, quantity: number): Promise<void> =>
  emit(`orders.${what}`, orderId, 1, { orderId, lines: [{ sku, quantity }], skus: [sku] });
const levelOf = (sku: string) => shop.call(actions.getStock, { sku }, staff);
const reserve = (orderId: string, sku: string, quantity: number) =>
  shop.call(actions.reserve, { orderId, lines: [{ sku, quantity }], until });

test("initial stock comes once, and not again when the product is published again", async () => {
  await product(1, "new", { initialStock: 8 });
  await product(1, "new", { initialStock: 8 });
  await product(2, "new", { initialStock: 20 });
  expect(await levelOf("new")).toMatchObject({ onHand: 8, available: 8, received: 8 });
});

test("what staff counted before the catalogue published the sku stays", async () => {
  const adjustment = { reason: "count", idempotencyKey: "k" };
  await shop.call(actions.adjust, { sku: "counted", set: 5, ...adjustment }, staff);
  await product(1, "counted", { initialStock: 8 });
  expect(await levelOf("counted")).toMatchObject({ onHand: 5 });
  await shop.call(actions.adjust, { sku: "arrived", delta: 5, ...adjustment }, staff);
  await product(1, "arrived", { initialStock: 8 });
  await product(2, "arrived", { initialStock: 8 });
  expect(await levelOf("arrived")).toMatchObject({ onHand: 13 });
});

test("an older event changes nothing any more", async () => {
  await product(2, "older", { backorder: true });
  await product(1, "older", { backorder: false });
  expect(await levelOf("older")).toMatchObject({ backorder: true });
});

test("untracked and backordered skus never refuse", async () => {
  await product(1, "free", { tracked: false });
  await product(1, "back", { backorder: true, initialStock: 1 });
  for (const sku of ["free", "back"]) {
    await reserve(`ord_${sku}`, sku, 3);
    await order("placed", `ord_${sku}`, sku, 3);
  }
  expect(await levelOf("free")).toMatchObject({ onHand: 0, held: 0, allocated: 0 });
  expect(await levelOf("back")).toMatchObject({ onHand: -2, held: 0, available: 0, received: 1 });
});

test("placed takes, cancelled puts back, each once", async () => {
  await product(1, "thing", { initialStock: 8 });
  await reserve("ord_thing", "thing", 3);
  for (let i = 0; i < 2; i += 1) await order("placed", "ord_thing", "thing", 3);
  expect(await levelOf("thing")).toMatchObject({ onHand: 5, held: 0, allocated: 3, received: 8 });
  for (let i = 0; i < 2; i += 1) await order("cancelled", "ord_thing", "thing", 3);
  await order("placed", "ord_thing", "thing", 3);
  expect(await levelOf("thing")).toMatchObject({ onHand: 8, available: 8, allocated: 0 });
  const moved = await shop.call(actions.listMovements, { sku: "thing" }, staff);
  expect(moved.items.reduce((sum, { delta }) => sum + delta, 0)).toBe(8);
});

test("cancelled before it was published as placed takes nothing", async () => {
  await product(1, "early", { initialStock: 8 });
  await reserve("ord_early", "early", 3);
  await order("cancelled", "ord_early", "early", 3);
  await order("placed", "ord_early", "early", 3);
  expect(await levelOf("early")).toMatchObject({ onHand: 8, held: 0, available: 8 });
});

test("cancelled while its placing waits for an event of the goods takes nothing (G.3)", async () => {
  await expect(order("placed", "ord_half", "late", 3)).rejects.toThrow("No event of late");
  await order("cancelled", "ord_half", "late", 3);
  await product(1, "late", { initialStock: 8 });
  await order("placed", "ord_half", "late", 3);
  expect(await levelOf("late")).toMatchObject({ onHand: 8, available: 8, allocated: 0 });
});

test("rejected gives back", async () => {
  await product(1, "no", { initialStock: 8 });
  await reserve("ord_no", "no", 3);
  await order("rejected", "ord_no", "no", 3);
  expect(await levelOf("no")).toMatchObject({ held: 0, available: 8 });
});

test("the level is published, and that it is low once each time it falls", async () => {
  await product(1, "fading", { initialStock: 8 });
  const adjust = (set: number) =>
    shop.call(
      actions.adjust,
      { sku: "fading", set, reason: "count", idempotencyKey: `s${set}` },
      staff,
    );
  for (const level of [3, 2, 9, 4]) {
    await adjust(level);
    await settled(shop);
  }
  const published = (await journalOf(service()).read(0, 1000)).map(({ event }) => event);
  const mine = published.filter(({ subject }) => subject === "fading");
  const of = (type: string) => mine.filter((event) => event.type === type);
  expect(of("inventory.low").map(({ data }) => data["available"])).toEqual([3, 4]);
  expect(of("inventory.levelChanged").at(-1)?.data).toEqual({
    sku: "fading",
    variantKey: "fading",
    onHand: 4,
    held: 0,
    available: 4,
    tracked: true,
    backorder: false,
  });
});
