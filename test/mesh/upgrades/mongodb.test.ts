/** Databases of an older version: restored, migrated, and opened by the processes of this one. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import mongoose from "mongoose";
import { findParts, startMesh, type Mesh } from "../../support/mesh.ts";
import { startMongod, type Mongod } from "../../support/parts/mongod.ts";
import { clockAfter, readMade } from "../../upgrades/fixture.ts";
import { restoreMongo } from "../../upgrades/restore.ts";
import { upgradeCases } from "../../upgrades/upgrade.cases.ts";

const made = readMade("mongodb");
const parts = findParts("databases of an older version");

interface Sent {
  readonly _id: string;
  readonly outbox?: readonly { readonly id: string }[];
}

/** `orders.orders ord_…`: documents with an event that the journal lacks. */
const unpublishedIn = async (mongod: Mongod): Promise<string[]> => {
  const connection = await mongoose.createConnection(mongod.url()).asPromise();
  try {
    const left: string[] = [];
    for (const one of made.unpublished) {
      const [, service = "", name = "", id = ""] = /^(\w+)\.(\w+) (\S+)$/u.exec(one) ?? [];
      const db = connection.useDb(`caravan_${service}`).db as mongoose.mongo.Db;
      const doc = await db.collection<Sent>(name).findOne({ _id: id });
      const ids = (doc?.outbox ?? []).map((event) => event.id);
      const there = await db.collection<Sent>("events").countDocuments({ _id: { $in: ids } });
      if (there < ids.length) left.push(one);
    }
    return left;
  } finally {
    await connection.close();
  }
};

(parts ? describe : describe.skip)("MongoDB databases of an older version", () => {
  let mongod: Mongod;
  let mesh: Mesh;
  beforeAll(async () => {
    if (!parts) return;
    mongod = await startMongod(parts.mongod);
    await restoreMongo(mongod);
  }, 180_000);
  afterAll(async () => {
    await mesh.close();
  }, 60_000);

  test("have events that no journal has", async () => {
    expect(await unpublishedIn(mongod)).toEqual(made.unpublished);
  });

  describe("migrated, with two copies of what sells", () => {
    beforeAll(async () => {
      if (!parts) return;
      const copies = { gateway: 2, carts: 2, orders: 2 };
      mesh = await startMesh(parts, { mongod, copies, env: clockAfter(made) });
    }, 240_000);
    upgradeCases({ shop: () => mesh, unpublished: () => unpublishedIn(mongod) }, made, "mongodb");
  });
});
