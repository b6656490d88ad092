import { afterAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backupStores } from "../../tasks/backup.ts";
import { checkInvariants, type Acknowledged } from "../support/invariants/invariants.ts";
import { sleep, startShop, type Shop } from "../support/shop.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const STOCK = 1000;
const SKU = "CRASH";
const KILLS = 20;
/** Mostly paid at once; some lose the answer, some are refused and leave no trace. */
const tokens = [...Array<string>(8).fill("tok_ok"), "tok_timeout_after", "tok_declined"];

/** Orders without a pause until the shop dies; what was acknowledged. */
const stream = async (shop: Shop, acknowledged: Acknowledged[]): Promise<void> => {
  for (;;) {
    try {
      const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 1 }] });
      const token = tokens[Math.floor(Math.random() * tokens.length)]!;
      const { status, body } = await order(shop, cart.id, { token });
      if (status === 201 || status === 202)
        acknowledged.push({
          id: body.id,
          total: body.totals.total.amount,
          placed: status === 201,
        });
    } catch {
      return; // The shop is gone: that is the story.
    }
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
    const orders = await checkInvariants(shop, { sku: SKU, stock: STOCK, acknowledged });
    expect(orders.some(({ status }) => status === "rejected")).toBe(true);
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

test("killed while orders wait for the provider, none charged yet: after the start good cards are charged once (G.4)", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-crash-"));
  // One at a time for ten seconds: whatever comes later has its intent written and is not charged.
  const busy = { TEST_PROVIDER_CONCURRENCY: "1", TEST_PROVIDER_LATENCY_MS: "10000" };
  const before = await startShop({ ...busy, CHECKOUT_DEADLINE_MS: "500" }, dataDir);
  await stockProduct(before, SKU, STOCK);
  const acknowledged = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const cart = await fillCart(before, { lines: [{ sku: SKU, quantity: 1 }] });
      const { status, body } = await order(before, cart.id);
      expect(status).toBe(202);
      return { id: body.id as string, total: body.totals.total.amount as number, placed: false };
    }),
  );
  await before.kill();
  const shop = await startShop({}, dataDir);
  try {
    for (const { id } of acknowledged)
      expect(await settled(shop, id)).toMatchObject({ id, status: "placed" });
    await checkInvariants(shop, { sku: SKU, stock: STOCK, acknowledged });
  } finally {
    await shop.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
