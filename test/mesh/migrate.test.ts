import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import mongoose from "mongoose";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import { declarationsOf } from "../../platform/broker/define-service.ts";
import shipping from "../../services/shipping/shipping.service.ts";
import { migrate } from "../../tasks/migrate.ts";
import { findMongod, startMongod, type Mongod } from "../support/parts/mongod.ts";
import { runTask } from "../support/programs/task.ts";

const bin = findMongod();
if (!bin) process.stdout.write("No mongod found: the tests of npm run migrate are skipped.\n");

const task = (env: Record<string, string>, ...args: string[]) =>
  runTask("tasks/migrate.ts", env, args);

interface Parcel extends Doc {
  readonly n?: number;
  readonly name?: string;
}
const first = collection<Parcel>("parcels", { indexes: [{ fields: ["n"] }] });
const second = collection<Parcel>("parcels", {
  indexes: [{ fields: ["name"], unique: true }],
  formVersion: 2,
  upgrades: { 2: ({ n, ...doc }) => ({ ...doc, name: `n${String(n)}` }) },
});

(bin ? describe : describe.skip)("npm run migrate", () => {
  let mongod: Mongod;
  let raw: mongoose.Connection;
  beforeAll(async () => {
    mongod = await startMongod(bin as string);
    raw = await mongoose.createConnection(mongod.url()).asPromise();
  }, 90_000);
  afterAll(async () => {
    await raw.close();
    await mongod.stop();
  });
  const db = (name: string) => raw.useDb(name).db as mongoose.mongo.Db;

  test("makes what a service needs, once; before that it does not start", async () => {
    const urlOf = () => mongod.url("once");
    const stores = mongoStores({ urlOf });
    const declarations = declarationsOf(shipping);
    await expect(stores.openStore("shipping", declarations)).rejects.toThrow(
      /shipping.*npm run migrate.*shipments \(create the collection\)/u,
    );
    const twice = await Promise.all([
      migrate([shipping], { urlOf }),
      migrate([shipping], { urlOf }),
    ]);
    expect(Math.max(...twice)).toBeGreaterThan(10);
    expect(await migrate([shipping], { urlOf, check: true })).toBe(0);
    const store = await stores.openStore("shipping", declarations);
    await store.ping();
    await stores.close();
  });

  test("a lost index, and one that somebody made otherwise, keep a service from starting", async () => {
    const urlOf = () => mongod.url("indexes");
    const stores = mongoStores({ urlOf });
    const start = () => stores.openStore("shipping", declarationsOf(shipping));
    await migrate([shipping], { urlOf });
    const shipments = db("indexes").collection("shipments");
    await shipments.dropIndex("caravan_by_orderId_at");
    await expect(start()).rejects.toThrow(/shipments \(create the index caravan_by_orderId_at\)/u);
    await shipments.createIndex({ at: 1 }, { name: "caravan_by_orderId_at" });
    await expect(start()).rejects.toThrow(/shipments \(replace the index caravan_by_orderId_at\)/u);
    await shipments.createIndex({ carrier: 1 }, { name: "caravan_by_carrier" });
    await shipments.createIndex({ carrier: 1, at: 1 }, { name: "somebodys" });
    const told: string[] = [];
    await migrate([shipping], { urlOf }, (service, { collection: of, what }) =>
      told.push(`${service} ${of}: ${what}`),
    );
    expect(told).toEqual([
      "shipping shipments: drop the index caravan_by_carrier",
      "shipping shipments: replace the index caravan_by_orderId_at",
    ]);
    const names = (await shipments.indexes()).map(({ name }) => name);
    expect(names).toContain("somebodys");
    await (await start()).close();
    await stores.close();
  });

  test("documents of an older form keep a service from starting until they are upgraded", async () => {
    const urlOf = () => mongod.url("forms");
    const old = mongoStores({ urlOf, migrate: true });
    const parcels = (await old.openStore("parcels", [first])).collection(first);
    const many = Array.from({ length: 50 }, (_, n) => ({ id: `p${n}`, version: 3, n }));
    await parcels.insertMany(many);
    const stores = mongoStores({ urlOf });
    await expect(stores.openStore("parcels", [second])).rejects.toThrow(
      /parcels \(upgrade 50 documents to form 2\)/u,
    );
    const upgrading = () => mongoStores({ urlOf, migrate: true });
    const both = [upgrading(), upgrading()];
    await Promise.all(both.map((one) => one.openStore("parcels", [second])));
    await Promise.all(both.map((one) => one.close()));
    const store = await stores.openStore("parcels", [second]);
    expect(await store.collection(second).get("p7")).toEqual({
      id: "p7",
      version: 3,
      name: "n7",
    });
    // A copy of the old version that was still running wrote this one.
    await parcels.insert({ id: "late", version: 1, n: 99 });
    await expect(stores.openStore("parcels", [second])).rejects.toThrow(/upgrade 1 document /u);
    await expect(old.openStore("parcels", [first])).rejects.toThrow(/form 2.*form 1/u);
    await old.close();
    await stores.close();
  });

  test("as a task: --check says what is to be done and ends with 1", async () => {
    const env = { MONGO_URL: mongod.url(), CARAVAN_SERVICES: "shipping" };
    const before = await task(env, "--check");
    expect(before.said).toMatch(/^shipping +shipments +create the collection$/mu);
    expect(before.said).toMatch(/changes to be done/u);
    expect(before.code).toBe(1);
    const done = await task(env);
    expect(done.said).toMatch(/changes done/u);
    expect(done.code).toBe(0);
    const after = await task(env, "--check");
    expect(after.said).toMatch(/Nothing to do/u);
    expect(after.code).toBe(0);
    const wrong = await task({ ...env, MONGO_URL_SHIPPPING: mongod.url("x") });
    expect(wrong.said).toMatch(/MONGO_URL_SHIPPPING is of no service/u);
    expect(wrong.code).toBe(1);
  }, 60_000);
});
