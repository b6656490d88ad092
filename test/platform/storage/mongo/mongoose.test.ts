import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { collection, DuplicateError, type Doc } from "../../../../platform/storage/collection.ts";
import { mongoStores } from "../../../../platform/storage/mongo/stores.ts";
import { findMongod, startMongod, type Mongod } from "../../../support/parts/mongod.ts";
import { collectionCases } from "../collection.cases.ts";

const bin = findMongod();
if (!bin)
  process.stdout.write(
    "No mongod found (MONGOD_BIN, PATH, ../shared/bin): the MongoDB cases are skipped.\n",
  );

(bin ? describe : describe.skip)("collections in MongoDB", () => {
  let mongod: Mongod;
  beforeAll(async () => {
    mongod = await startMongod(bin as string);
  }, 90_000);
  afterAll(() => mongod.stop());

  collectionCases(() =>
    Promise.resolve(mongoStores({ urlOf: (service) => mongod.url(service), migrate: true })),
  );

  test("of those that break several unique paths at once one comes in, and the others are duplicates", async () => {
    interface Thing extends Doc {
      readonly k: number;
      readonly l: number;
    }
    const both = collection<Thing>("both", {
      indexes: ["k", "l"].map((field) => ({ fields: [field], unique: true })),
    });
    const { openStore, close } = mongoStores({
      urlOf: (service) => mongod.url(service),
      migrate: true,
    });
    const store = (await openStore("both", [both])).collection(both);
    for (let round = 0; round < 10; round += 1) {
      const inserted = await Promise.allSettled(
        Array.from({ length: 12 }, (_, i) =>
          store.insert({ id: `${round} ${i}`, version: 1, k: round, l: round }),
        ),
      );
      const failed = inserted.filter((one) => one.status === "rejected");
      expect(failed).toHaveLength(11);
      for (const { reason } of failed) expect(reason).toBeInstanceOf(DuplicateError);
    }
    expect(await store.count({})).toBe(10);
    await close();
  }, 60_000);

  test("documents are upgraded once, an older program is refused", async () => {
    interface Thing extends Doc {
      readonly n?: number;
      readonly name?: string;
    }
    const first = collection<Thing>("things", { indexes: [{ fields: ["n"] }] });
    const second = collection<Thing>("things", {
      indexes: [{ fields: ["name"], unique: true }],
      formVersion: 2,
      upgrades: { 2: ({ n, ...doc }) => ({ ...doc, name: `n${String(n)}` }) },
    });
    const { openStore, close } = mongoStores({
      urlOf: (service) => mongod.url(service),
      migrate: true,
    });
    const old = await openStore("upgraded", [first]);
    await old.collection(first).insertMany([1, 2].map((n) => ({ id: `d${n}`, version: 3, n })));
    for (let times = 0; times < 2; times++) {
      const store = await openStore("upgraded", [second]);
      expect(await store.collection(second).get("d1")).toEqual({
        id: "d1",
        version: 3,
        name: "n1",
      });
      await store.ping();
    }
    await expect(openStore("upgraded", [first])).rejects.toThrow(/form 2.*form 1/);
    await expect(old.backup("/tmp")).rejects.toThrow(/mongodump/);
    await close();
  });

  test("moleculer-db's adapter interface: lean, checked, on a connection of its own", async () => {
    const posts = collection("posts");
    const stores = mongoStores({ urlOf: (service) => mongod.url(service), migrate: true });
    const adapter = stores.storeFor("posts", [posts]).adapter(posts);
    adapter.init(undefined as never, { name: "posts" } as never);
    await adapter.connect();
    await adapter.insert({ _id: "a", title: "b" });
    await adapter.insert({ _id: "b", title: "a" });
    expect(await adapter.find({ query: { title: "a" } })).toEqual([{ _id: "b", title: "a" }]);
    expect(await adapter.findById("a")).toEqual({ _id: "a", title: "b" });
    expect(() => adapter.removeMany({ title: undefined })).toThrow();
    expect(() => adapter.find({ query: { title: { $typo: 1 } as never } })).toThrow();
    expect(await adapter.count({ query: {} })).toBe(2);
    await adapter.disconnect();
  });
});
