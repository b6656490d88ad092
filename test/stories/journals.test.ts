import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startShop, until, type Shop } from "../support/shop.ts";
import { fillCart, order, settled, stockOf, stockProduct } from "../support/shopper.ts";

const SKU = "LOST";
const STOCK = 100;
const PRODUCT = `/v1/products/${SKU.toLowerCase()}`;

const buy = async (shop: Shop): Promise<string> => {
  const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 1 }] });
  const placed = await order(shop, cart.id);
  expect(placed.status).toBe(201);
  await settled(shop, placed.body.id);
  return placed.body.id as string;
};

interface Row {
  readonly orderId: string;
  readonly status: string;
  readonly paymentStatus: string;
}

/** What others do about an order: its goods leave the shelf, a mail is written, it is on the board with its payment. */
const isFollowedUp = async (shop: Shop, orderId: string): Promise<void> => {
  await until(`the goods of ${orderId}`, async () => {
    const { body } = await shop.staff("GET", `/v1/stock/${SKU}/movements?limit=100`);
    return (body.items as { orderId?: string }[]).some((line) => line.orderId === orderId);
  });
  await until(`the mail of ${orderId}`, async () => {
    const { body } = await shop.staff("GET", `/v1/messages?orderId=${orderId}`);
    return body.items.length > 0;
  });
  await until(`${orderId} on the board`, async () => {
    const { body } = await shop.staff("GET", "/v1/insights/orders?limit=100");
    const row = (body.items as Row[]).find((one) => one.orderId === orderId);
    return row?.status === "placed" && row.paymentStatus === "authorized";
  });
};

const retitle = async (shop: Shop, title: string): Promise<void> => {
  const { id, version } = (await shop.staff("GET", PRODUCT)).body;
  const change = { "if-match": `"${version}"` };
  const { status } = await shop.staff("PATCH", `/v1/products/${id}`, { title }, change);
  expect(status).toBe(200);
  await until(`the title ${title} in carts`, async () => {
    const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 1 }] });
    return cart.lines[0].title === title;
  });
};

describe("a store that is lost, or older than the others (G.1)", () => {
  const root = mkdtempSync(join(tmpdir(), "caravan-journals-"));
  const grown = join(root, "grown");
  /** After the first order. */
  const older = join(root, "older");
  let shop: Shop | undefined;
  let count = 0;

  beforeAll(async () => {
    const first = await startShop({}, grown);
    await stockProduct(first, SKU, STOCK);
    await isFollowedUp(first, await buy(first));
    expect(await first.stop({ remove: false })).toBe(0);
    cpSync(grown, older, { recursive: true });
    const second = await startShop({}, grown);
    for (const title of ["Two", "Three", "Four"]) await retitle(second, title);
    for (const one of [await buy(second), await buy(second), await buy(second)])
      await isFollowedUp(second, one);
    await second.kill();
  }, 180_000);
  afterEach(async () => {
    await shop?.stop({ remove: false });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A shop on what it has grown, after something was done to the folder. */
  const startAfter = async (damage: (dataDir: string) => void): Promise<Shop> => {
    const dataDir = join(root, `shop${(count += 1)}`);
    cpSync(grown, dataDir, { recursive: true });
    damage(dataDir);
    return (shop = await startShop({}, dataDir));
  };
  const remove = (dataDir: string, store: string): void => {
    for (const suffix of ["", "-wal", "-shm"])
      rmSync(join(dataDir, `${store}.db${suffix}`), { force: true });
  };
  const restore = (dataDir: string, store: string): void => {
    remove(dataDir, store);
    copyFileSync(join(older, `${store}.db`), join(dataDir, `${store}.db`));
  };

  test("deleted: everybody follows up new orders, and the log says why, once", async () => {
    shop = await startAfter((dataDir) => remove(dataDir, "orders"));
    await isFollowedUp(shop, await buy(shop));
    for (const consumer of ["inventory", "insights", "notifications", "payments"]) {
      const line = new RegExp(`WARN.* ${consumer} reads the events of orders from the first`, "gu");
      expect(shop.output().match(line)).toHaveLength(1);
    }
    const { dataDir } = shop;
    await shop.stop({ remove: false });
    shop = await startShop({}, dataDir);
    expect(shop.output()).not.toContain("from the first");
    const ready = await fetch(`${shop.opsUrl}/readyz?verbose`);
    expect(ready.status).toBe(200);
  }, 180_000);

  test("restored from an older copy: the same", async () => {
    shop = await startAfter((dataDir) => restore(dataDir, "orders"));
    await isFollowedUp(shop, await buy(shop));
  }, 180_000);

  test("its write-ahead log cut: the same", async () => {
    shop = await startAfter((dataDir) => {
      expect(existsSync(join(dataDir, "orders.db-wal"))).toBe(true);
      truncateSync(join(dataDir, "orders.db-wal"), 0);
    });
    await isFollowedUp(shop, await buy(shop));
  }, 180_000);

  test("the stock's own store deleted: replicas follow its levels, whose versions begin anew", async () => {
    const damaged = await startAfter((dataDir) => remove(dataDir, "inventory"));
    await until("the stock", async () => (await stockOf(damaged, SKU)).onHand === STOCK - 4);
    const key = { "idempotency-key": randomUUID() };
    const count = { set: 0, reason: "counted" };
    const counted = await damaged.staff("POST", `/v1/stock/${SKU}/adjustments`, count, key);
    expect(counted.status).toBe(200);
    await until("the shelf to be sold out", async () => {
      const { body } = await damaged.request("GET", PRODUCT);
      return body.variants[0].available === false;
    });
    await until("carts to show it", async () => {
      const cart = await damaged.request("POST", "/v1/carts", { currency: "EUR" });
      const path = `/v1/carts/${cart.body.id}/lines`;
      const { body } = await damaged.request("POST", path, { sku: SKU, quantity: 1 });
      return body.lines?.[0]?.available !== true;
    });
  }, 180_000);

  test("the catalogue's store restored from an older copy: changes of its products reach the carts", async () => {
    await retitle(await startAfter((dataDir) => restore(dataDir, "catalog")), "New");
  }, 180_000);
});
