import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import * as contract from "../../../services/carts/carts.contract.ts";
import { abandonOld } from "../../../services/carts/jobs/abandon-carts.ts";
import { settled } from "../../support/settled.ts";
import { startMarket, type Market } from "./market.ts";
import { consumerStore } from "../../support/consumer-store.ts";

let shop: Market;
beforeAll(async () => {
  shop = await startMarket();
});
afterAll(() => shop.stop());

test("a cart nobody touched for its time is abandoned, and that is published; a fresh one is not", async () => {
  const carts = shop.broker.getLocalService({ name: "carts", version: 1 }) as Service;
  const ctx = contextFor(carts);
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
