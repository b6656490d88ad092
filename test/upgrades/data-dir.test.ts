import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { startShop, type Shop } from "../support/shop.ts";
import { quiet } from "./answers.ts";
import { clockAfter, readMade } from "./fixture.ts";
import { unpackDataDir } from "./restore.ts";
import { upgradeCases } from "./upgrade.cases.ts";

const made = readMade("data-dir");
const unpacked = (): string => unpackDataDir(mkdtempSync(join(tmpdir(), "caravan-upgrade-")));

/** `orders.orders ord_…`: documents with an event that the journal lacks. */
const unpublishedIn = (dataDir: string): string[] =>
  made.unpublished.filter((one) => {
    const [, service = "", collection = "", id = ""] = /^(\w+)\.(\w+) (\S+)$/u.exec(one) ?? [];
    const db = new DatabaseSync(join(dataDir, `${service}.db`), { readOnly: true });
    try {
      const sql = `SELECT count(*) AS missing FROM "${collection}" AS own, json_each(own.doc, '$.outbox') AS event
        WHERE own.id = ? AND json_extract(event.value, '$.id') NOT IN (SELECT id FROM events)`;
      return Number(db.prepare(sql).get(id)?.["missing"]) > 0;
    } finally {
      db.close();
    }
  });

describe("a DATA_DIR of an older version, the minute after", () => {
  const dataDir = unpacked();
  let shop: Shop;
  test("has events that no journal has", () => {
    expect(unpublishedIn(dataDir)).toEqual(made.unpublished);
  });
  describe("opened", () => {
    beforeAll(async () => {
      shop = await startShop(clockAfter(made), dataDir);
    }, 90_000);
    afterAll(async () => {
      await shop.stop();
    });
    upgradeCases(
      { shop: () => shop, unpublished: async () => unpublishedIn(dataDir) },
      made,
      "data-dir",
    );
  });
});

describe("a DATA_DIR of an older version, long after", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop(clockAfter(made, 400 * 86_400_000), unpacked());
  }, 90_000);
  afterAll(async () => {
    await shop.stop();
  });
  test("orders under way have run out: rejected with all they took given back, but one that was paid meanwhile", async () => {
    await quiet(shop, made);
    const others = made.unfinished.filter((id) => id !== made.undecided);
    expect(others.length).toBeGreaterThan(1);
    for (const id of others) {
      const { body } = await shop.staff("GET", `/v1/orders/${id}`);
      expect(body).toMatchObject({ status: "rejected" });
    }
    // Its provider is asked before anything is given up, and says that it was authorized.
    const { body } = await shop.staff("GET", `/v1/orders/${made.undecided}`);
    expect(body).toMatchObject({ status: "placed", paymentStatus: "authorized" });
    const { sku, stock, acknowledged } = made;
    const kept = acknowledged.filter(({ id }) => !made.unfinished.includes(id));
    await checkInvariants(shop, { sku, stock, acknowledged: kept });
  }, 180_000);
  test("the session has ended", async () => {
    const body = { refreshToken: made.customer.refreshToken };
    const { status } = await shop.request("POST", "/v1/sessions/refresh", body);
    expect(status).toBe(401);
  });
});
