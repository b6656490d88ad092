import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startShop, until, type Shop } from "../../support/shop.ts";

/** Bytes of the files of one service's store, by the metrics. */
const sizeOf = async ({ opsUrl }: Shop, service: string): Promise<number> => {
  const text = await (await fetch(`${opsUrl}/metrics`)).text();
  const sizes = text.matchAll(/^caravan_data_dir_bytes\{file="([\w.-]+)"\} (\d+)$/gmu);
  const own = [...sizes].filter(([, file = ""]) => file.startsWith(`${service}.db`));
  return own.reduce((sum, [, , bytes]) => sum + Number(bytes), 0);
};

describe("what guests leave does not fill the disk (F.10)", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({
      CART_EMPTY_TTL_MS: "1000",
      ORDER_PENDING_TTL_MS: "1000",
      JOURNAL_RETENTION_MS: "1000",
    });
  });
  afterAll(() => shop.stop());

  const open = async (): Promise<string> => {
    const { status, body } = await shop.request("POST", "/v1/carts", {});
    expect(status).toBe(201);
    return body.id as string;
  };
  const isGone = async (id: string): Promise<boolean> =>
    (await shop.request("GET", `/v1/carts/${id}`)).status === 404;

  test("carts that guests open and leave are removed; the size of each file is a metric", async () => {
    const before = await sizeOf(shop, "carts");
    expect(before).toBeGreaterThan(0);
    const ids = await Promise.all(Array.from({ length: 150 }, open));
    expect(await sizeOf(shop, "carts")).toBeGreaterThan(before);
    for (const id of [ids[0], ids.at(-1)])
      await until("the cart is gone", () => isGone(id as string));
    const db = new DatabaseSync(join(shop.dataDir, "carts.db"), { readOnly: true });
    const rows = (table: string): number =>
      Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
    // The newest event stays, for the number of the next.
    await until("nothing is left of them", async () => rows("carts") === 0 && rows("events") === 1);
    db.close();
  });
});
