import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import * as contract from "../../../services/carts/carts.contract.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { events, journalOf } from "../../../platform/messaging/journal.ts";
import { trimJournal } from "../../../platform/messaging/retention.ts";
import { carts } from "../../../services/carts/carts.store.ts";
import { abandonOld } from "../../../services/carts/jobs/abandon-carts.ts";
import { removeDone, removeEmptied } from "../../../services/carts/jobs/remove-carts.ts";
import { settled } from "../../support/settled.ts";
import { product, shopper, startMarket, type Market, variant } from "./market.ts";
import { until } from "../../support/client.ts";
import { consumerStore } from "../../support/consumer-store.ts";

let shop: Market;
beforeAll(async () => {
  shop = await startMarket();
  await shop.sell(1, product("p1", [variant("A")]));
});
afterAll(() => shop.stop());
const own = () => shop.broker.getLocalService({ name: "carts", version: 1 }) as Service;
const docs = () => collectionOf(own(), carts.declaration);

test("a cart nobody touched for its time is abandoned, and that is published; a fresh one is not", async () => {
  const ctx = contextFor(own());
  const abandoned: string[] = [];
  await shop.bus.consume({
    name: "test",
    types: ["carts.abandoned"],
    store: consumerStore(),
    handle: async ({ subject }) => void abandoned.push(subject),
  });
  const { id } = await shop.call(contract.open, {});
  expect(await abandonOld(ctx, 60_000)).toBe(0);
  await new Promise((done) => setTimeout(done, 5));
  expect(await abandonOld(ctx, 1)).toBe(1);
  expect((await shop.call(contract.get, { cartId: id })).status).toBe("abandoned");
  expect(await abandonOld(ctx, 1)).toBe(0);
  await settled(shop);
  expect(abandoned).toEqual([id]);
});

describe("carts have a life (F.10)", () => {
  const hour = 3_600_000;
  const quiet = { quiet: true };
  /** Everything published, and as if it had been left long ago. */
  const longAgo = async (): Promise<void> => {
    await settled(shop);
    await until("all is published", async () => (await docs().count({ unsent: true })) === 0);
    await docs().updateMany({}, { $set: { touchedAt: "2026-01-01T00:00:00.000Z" } }, quiet);
  };
  const left = async () => (await docs().find({})).map(({ id }) => id).toSorted();

  test("a guest's cart without lines is removed, and one that was emptied; with lines, or a shopper's, it stays", async () => {
    await docs().remove({});
    const open = async (as?: ReturnType<typeof shopper>) =>
      (await shop.call(contract.open, {}, as)).id;
    const empty = await Promise.all(Array.from({ length: 230 }, () => open()));
    const [filled, emptied, owned] = [await open(), await open(), await open(shopper("usr_1"))];
    for (const cartId of [filled, emptied])
      await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
    const { lines } = await shop.call(contract.get, { cartId: emptied });
    await shop.call(contract.removeLine, { cartId: emptied, lineId: lines[0]?.id ?? "" });
    expect(await removeEmptied(contextFor(own()), hour)).toBe(0);
    await longAgo();
    const fresh = await open();
    expect(await removeEmptied(contextFor(own()), hour)).toBe(empty.length + 1);
    expect(await left()).toEqual([filled, owned, fresh].toSorted());
    const add = { cartId: emptied, sku: "A", quantity: 1 };
    await expect(shop.call(contract.addLine, add)).rejects.toMatchObject({ code: 404 });
  });

  test("one that was emptied after it was looked at is removed too", async () => {
    await docs().remove({});
    const { id: cartId } = await shop.call(contract.open, {});
    const { lines } = await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
    await new Promise((done) => setTimeout(done, 20));
    expect(await removeEmptied(contextFor(own()), 1)).toBe(0);
    await shop.call(contract.removeLine, { cartId, lineId: lines[0]?.id ?? "" });
    await until("it is old enough", async () => (await removeEmptied(contextFor(own()), 1)) === 1);
    expect(await left()).toEqual([]);
  });

  test("abandoned, ordered and merged ones are removed a while after; one whose order is under way stays, however old", async () => {
    await docs().remove({});
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { id: cartId } = await shop.call(contract.open, {});
      await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
      ids.push(cartId);
    }
    const [abandoned = "", ordered = "", open = ""] = ids;
    await longAgo();
    await shop.call(contract.close, { cartId: ordered, orderId: "ord_1" });
    await docs().update({ id: open }, { $set: { touchedAt: new Date().toISOString() } }, quiet);
    expect(await abandonOld(contextFor(own()), hour)).toBe(1);
    expect((await docs().get(abandoned))?.status).toBe("abandoned");
    await settled(shop);
    await until("all is published", async () => (await docs().count({ unsent: true })) === 0);
    // They were left long ago, but their time begins with what happened last.
    expect(await removeDone(contextFor(own()), hour)).toBe(0);
    await shop.call(contract.reopen, { cartId: ordered, orderId: "ord_1" });
    await shop.call(contract.close, { cartId: ordered, orderId: "ord_2" });
    await longAgo();
    expect(await removeDone(contextFor(own()), hour)).toBe(2);
    expect(await left()).toEqual([open]);
  });

  test("the events of carts that are gone leave the journal a while after; those of others stay", async () => {
    await docs().remove({});
    await settled(shop);
    const lines = collectionOf(own(), events);
    const removable = [{ declaration: carts.declaration, prefix: "cart" }];
    const trim = (keptMs: number) => trimJournal(contextFor(own()), removable, keptMs);
    const subjects = async () =>
      (await lines.find({}, { sort: [["position", 1]] })).map(({ event }) => event.subject);
    const open = async () => (await shop.call(contract.open, {})).id;
    const many = [];
    for (let i = 0; i < 250; i += 1) many.push(await open());
    const [kept, gone, last] = [await open(), await open(), await open()];
    await settled(shop);
    const journal = journalOf(own());
    const [newest, id] = [await journal.last(), await journal.id()];
    await docs().remove({ id: { $in: [...many, gone, last] } });
    expect(await trim(hour)).toBe(0);
    const before = (await subjects()).length;
    await new Promise((done) => setTimeout(done, 5));
    // Beside these, all of carts that the tests before have removed.
    expect(await trim(1)).toBe(before - 2);
    // The newest stays: the next position is made of it.
    expect(await subjects()).toEqual([kept, last]);
    expect([await journal.last(), await journal.id()]).toEqual([newest, id]);
    expect(await journal.first()).toBe(newest);
    expect(await trim(1)).toBe(0);
    const next = await open();
    await settled(shop);
    expect((await journal.read(newest, 10)).map(({ event }) => event.subject)).toEqual([next]);
  });
});
