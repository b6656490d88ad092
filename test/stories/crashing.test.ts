import { afterAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backupStores } from "../../tasks/backup.ts";
import { sleep, startShop, until, type Shop } from "../support/shop.ts";
import { fillCart, order, settled, stockOf, stockProduct } from "../support/shopper.ts";

const STOCK = 1000;
const SKU = "CRASH";
const KILLS = 20;

interface Acknowledged {
  readonly id: string;
  readonly total: number;
}

/** Orders without a pause until the shop dies; what was acknowledged. */
const stream = async (shop: Shop, acknowledged: Acknowledged[]): Promise<void> => {
  for (;;) {
    try {
      const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 1 }] });
      const token = Math.random() < 0.1 ? "tok_timeout_after" : "tok_ok";
      const { status, body } = await order(shop, cart.id, { token });
      if (status === 201 || status === 202)
        acknowledged.push({ id: body.id, total: body.totals.total.amount });
    } catch {
      return; // The shop is gone: that is the story.
    }
  }
};

interface Listed {
  readonly id: string;
  readonly status: string;
  readonly cartId: string;
}

const listOrders = async (shop: Shop): Promise<Listed[]> => {
  const orders: Listed[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const after = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await shop.staff("GET", `/v1/orders?limit=100${after}`);
    orders.push(...(body.items as Listed[]));
    cursor = body.next as string | null;
  }
  return orders;
};

/** The invariants that can be seen from outside once all is quiet. */
const checkAll = async (shop: Shop, acknowledged: readonly Acknowledged[]): Promise<void> => {
  for (const { id, total } of acknowledged) {
    const ended = await settled(shop, id);
    expect(ended.totals.total.amount).toBe(total); // I4
  }
  for (const { id, status } of await listOrders(shop))
    if (status === "pending") await settled(shop, id); // I9
  // What was pending may have been rejected: counted only now.
  const orders = await listOrders(shop);
  const placed = orders.filter(({ status }) => status !== "rejected").length;
  let level = {};
  await until("the stock to be what was not sold", async () => {
    const now = (level = await stockOf(shop, SKU));
    return now.onHand === STOCK - placed && now.held === 0 && now.available === now.onHand; // I1, I7
  }).catch((error: unknown) => {
    throw new Error(`${placed} of ${orders.length} sold: ${JSON.stringify(level)}`, {
      cause: error,
    });
  });
  const carts = orders.filter(({ status }) => status !== "rejected").map(({ cartId }) => cartId);
  expect(new Set(carts).size).toBe(carts.length); // I5
  for (const { id } of orders.filter(({ status }) => status !== "rejected").slice(0, 25)) {
    const mails = await until(`the mail of ${id}`, async () => {
      const { body } = await shop.staff("GET", `/v1/messages?orderId=${id}`);
      return body.items.length > 0 && body.items;
    });
    expect(mails).toHaveLength(1);
    const { body: details } = await shop.staff("GET", `/v1/orders/${id}/details`);
    expect(details.payments).toHaveLength(1); // I2, I3
    expect(["authorized", "captured"]).toContain(details.payments[0].status);
  }
};

describe("a shop that is killed", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-crash-"));
  let shop: Shop;
  afterAll(async () => {
    await shop.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test(`keeps every acknowledged order through ${KILLS} kills at random moments`, async () => {
    const acknowledged: Acknowledged[] = [];
    shop = await startShop({}, dataDir);
    await stockProduct(shop, SKU, STOCK);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const streams = Array.from({ length: 4 }, () => stream(shop, acknowledged));
      await sleep(150 + Math.random() * 500);
      await shop.kill();
      await Promise.all(streams);
      shop = await startShop({}, dataDir);
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    await checkAll(shop, acknowledged);
  }, 300_000);

  test("refuses a folder in use, naming the process", async () => {
    await expect(startShop({}, dataDir)).rejects.toThrow(String(shop.process.pid));
  });

  test("is copied while it sells; a shop on the copy holds what was sold", async () => {
    const before: Acknowledged[] = [];
    const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 1 }] });
    const { body } = await order(shop, cart.id);
    const selling = stream(shop, before);
    const copyDir = mkdtempSync(join(tmpdir(), "caravan-copy-"));
    await backupStores(dataDir, copyDir);
    const copy = await startShop({}, copyDir);
    try {
      const read = await copy.staff("GET", `/v1/orders/${body.id}`);
      expect(read.body).toMatchObject({ id: body.id, totals: body.totals });
    } finally {
      await copy.stop();
    }
    await shop.stop({ remove: false });
    await selling;
    shop = await startShop({}, dataDir);
  }, 60_000);

  test("answers the same bytes after a restart", async () => {
    const paths = [
      "/v1/products?limit=100",
      `/v1/products/${SKU.toLowerCase()}`,
      "/v1/orders?limit=100",
    ];
    const before = await Promise.all(paths.map((path) => shop.staff("GET", path)));
    await shop.stop({ remove: false });
    shop = await startShop({}, dataDir);
    const after = await Promise.all(paths.map((path) => shop.staff("GET", path)));
    expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
  });
});
