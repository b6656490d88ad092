import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  collection,
  DuplicateError,
  wasNew,
  type Collection,
  type Doc,
  type Filter,
} from "../../../platform/storage/collection.ts";
import type { OpenStoreMaker } from "../../../platform/runtime/runtime.ts";
import { uniqueValueCases } from "./unique-values.cases.ts";
import { arrayDocs, arrays, badFilters, truths, values } from "./collection-truths.ts";

interface Thing extends Doc {
  readonly [field: string]: unknown;
}
const things = collection<Thing>("things", {
  indexes: [
    { fields: ["a"] },
    { fields: ["owner.name", "rank"] },
    { fields: ["email"], unique: true, where: "email" },
    { fields: ["tags[]"] },
    { fields: ["holds.order[]"] },
  ],
});

/** What a store must bring to be held to the cases. */
export interface Harness {
  readonly openStore: OpenStoreMaker;
  close(): Promise<void>;
}

/** Holds a store to what `Collection` says; both stores pass the same cases. */
export const collectionCases = (make: () => Promise<Harness>): void => {
  let harness: Harness;
  let count = 0;
  beforeAll(async () => {
    harness = await make();
  }, 90_000);
  afterAll(async () => {
    await harness.close();
  });
  const fresh = async (...docs: readonly Thing[]): Promise<Collection<Thing>> => {
    const store = await harness.openStore(`case${(count += 1)}`, [things]);
    const made = store.collection(things);
    await made.insertMany(docs);
    return made;
  };
  const ids = async (of: Collection<Thing>, filter: Filter): Promise<string[]> =>
    (await of.find(filter)).map(({ id }) => id).sort();
  uniqueValueCases((...about) => harness.openStore(...about));
  describe("filters", () => {
    let store: Collection<Thing>;
    let array: Collection<Thing>;
    beforeAll(async () => {
      store = await fresh(
        ...values.map(([id, { v } = {}]) => ({
          id,
          version: 1,
          ...(v === undefined ? {} : { a: v, plain: v, owner: { name: v }, deep: { er: v } }),
        })),
      );
      array = await fresh(...arrayDocs);
    });
    for (const path of ["a", "plain", "owner.name", "deep.er"]) {
      test.each(truths.map(([condition, expected]) => ({ condition, expected })))(
        `${path}: $condition`,
        async ({ condition, expected }) => {
          expect(await ids(store, { [path]: condition })).toEqual([...expected].sort());
          expect(await store.count({ [path]: condition })).toBe(expected.length);
        },
      );
    }
    test.each(arrays.map(([filter, expected]) => ({ filter, expected })))(
      "arrays: $filter",
      async ({ filter, expected }) => {
        expect(await ids(array, filter)).toEqual(expected);
        expect(await array.count(filter)).toBe(expected.length);
      },
    );
    test("an unknown operator, an undefined value and a path into a prototype are refused", async () => {
      for (const filter of badFilters as unknown as Filter[]) {
        await expect(store.find(filter)).rejects.toThrow();
        await expect(store.remove(filter)).rejects.toThrow();
      }
      expect(await store.count({})).toBe(values.length);
    });
  });

  describe("reading", () => {
    test("sorts by several paths, both ways, and stops at the limit", async () => {
      const store = await fresh(
        ...[3, 1, 2, 1].map((rank, at) => ({
          id: `d${at}`,
          version: 1,
          rank,
          owner: { name: "n" },
        })),
        { id: "none", version: 1 },
      );
      const found = await store.find(
        {},
        {
          sort: [
            ["rank", 1],
            ["id", -1],
          ],
        },
      );
      expect(found.map(({ id }) => id)).toEqual(["none", "d3", "d1", "d2", "d0"]);
      expect(
        (await store.find({ "owner.name": "n" }, { sort: [["rank", -1]], limit: 2 })).map(
          ({ id }) => id,
        ),
      ).toEqual(["d0", "d2"]);
      expect((await store.findOne({}, { sort: [["rank", -1]] }))?.id).toBe("d0");
      expect(await store.find({}, { limit: 0 })).toEqual([]);
      expect(await store.find({ odd: null }, { limit: 2 })).toHaveLength(2);
    });
    test("what is handed out is the caller's own", async () => {
      const given = { id: "p", version: 1, list: [{ n: 1 }] };
      const store = await fresh();
      await store.insert(given);
      given.list[0] = { n: 2 };
      ((await store.get("p"))?.["list"] as unknown[]).push("y");
      const set = { n: 5 };
      const updated = await store.update({ id: "p" }, { $set: { set } });
      set.n = 6;
      (updated?.["set"] as { n: number }).n = 7;
      expect(await store.get("p")).toEqual({
        id: "p",
        version: 2,
        list: [{ n: 1 }],
        set: { n: 5 },
      });
    });
    test("getMany leaves out what is not there; get answers undefined", async () => {
      const store = await fresh({ id: "a", version: 1 }, { id: "b", version: 1 });
      expect((await store.getMany(["a", "z", "b"])).map(({ id }) => id).sort()).toEqual(["a", "b"]);
      expect(await store.get("z")).toBeUndefined();
      expect(await store.getMany([])).toEqual([]);
    });
  });

  describe("uniqueness", () => {
    test("an id and a unique path are taken once", async () => {
      const store = await fresh({ id: "a", version: 1, email: "e" });
      await expect(store.insert({ id: "a", version: 1 })).rejects.toThrow(DuplicateError);
      await expect(store.insert({ id: "b", version: 1, email: "e" })).rejects.toThrow(
        DuplicateError,
      );
      expect(await wasNew(store.insert({ id: "b", version: 1, email: "e" }))).toBe(false);
      expect(await wasNew(store.insert({ id: "b", version: 1, email: "f" }))).toBe(true);
      await expect(wasNew(store.insert({ id: "", version: 1 }))).rejects.toThrow(/id/);
      await expect(store.update({ id: "b" }, { $set: { email: "e" } })).rejects.toThrow(
        DuplicateError,
      );
      await expect(store.replace({ id: "b", version: 2, email: "e" }, 1)).rejects.toThrow(
        DuplicateError,
      );
      await expect(store.put({ id: "c", version: 1, email: "e" })).rejects.toThrow(DuplicateError);
      expect(await store.get("b")).toEqual({ id: "b", version: 1, email: "f" });
    });
    test("a partial index lets null and missing be many", async () => {
      const store = await fresh(
        { id: "a", version: 1 },
        { id: "b", version: 1 },
        { id: "c", version: 1, email: null },
        { id: "d", version: 1, email: null },
      );
      expect(await store.count({ email: null })).toBe(4);
    });
    test("insertMany is all or none, insertMissing takes the new ones", async () => {
      const store = await fresh({ id: "a", version: 1, email: "e" });
      await expect(
        store.insertMany([
          { id: "x", version: 1, tags: ["t"] },
          { id: "y", version: 1, email: "e" },
        ]),
      ).rejects.toThrow(DuplicateError);
      expect(await store.count({})).toBe(1);
      expect(await store.count({ tags: "t" })).toBe(0);
      expect(
        await store.insertMissing([
          { id: "a", version: 9 },
          { id: "x", version: 1 },
          { id: "y", version: 1, email: "e" },
          { id: "z", version: 1 },
        ]),
      ).toBe(2);
      expect(await ids(store, {})).toEqual(["a", "x", "z"]);
      expect((await store.get("a"))?.version).toBe(1);
      expect(await store.insertMissing([])).toBe(0);
    });
    test("a document that does not fit its declaration is refused", async () => {
      const store = await fresh();
      await expect(store.insert({ id: "a", version: 1, a: ["array"] })).rejects.toThrow(
        /index path/,
      );
      await expect(store.insert({ id: "", version: 1 })).rejects.toThrow(/id/);
    });
  });

  describe("changing", () => {
    test("every operator, on dotted paths", async () => {
      const store = await fresh({
        id: "a",
        version: 1,
        n: 1,
        gone: 1,
        list: [{ id: "x" }, { id: "y" }, { id: "z" }],
        deep: { er: 1, too: 2 },
      });
      const after = await store.update(
        { id: "a" },
        {
          $set: { "deep.er": "s", "made.up": { k: [1] } },
          $unset: { gone: true, "deep.too": true, no: true },
          $inc: { n: 2, "made.n": -1 },
          $push: { log: { at: 1 } },
          $pullIds: { list: ["x", "z"] },
        },
      );
      const expected = {
        id: "a",
        version: 2,
        n: 3,
        deep: { er: "s" },
        made: { up: { k: [1] }, n: -1 },
        log: [{ at: 1 }],
        list: [{ id: "y" }],
      };
      expect(after).toEqual(expected);
      expect(await store.get("a")).toEqual(expected);
    });
    test("a quiet write leaves the version, one that matches nothing changes nothing", async () => {
      const store = await fresh({ id: "a", version: 1, n: 1 });
      expect(await store.update({ id: "a" }, { $set: { n: 2 } }, { quiet: true })).toEqual({
        id: "a",
        version: 1,
        n: 2,
      });
      expect(await store.update({ id: "a", n: 1 }, { $set: { n: 3 } })).toBeUndefined();
      expect((await store.update({ id: "a" }, {}))?.version).toBe(2);
    });
    test("id, version, prototypes and unknown operators are refused", async () => {
      const store = await fresh({ id: "a", version: 1 });
      const bad = [
        { $set: { id: "b" } },
        { $set: { version: 9 } },
        { $set: { "__proto__.x": 1 } },
        { $set: { "a.constructor.x": 1 } },
        { $rename: { a: "b" } },
        { $set: { a: undefined } },
      ];
      for (const update of bad)
        await expect(store.update({ id: "a" }, update as never)).rejects.toThrow();
      expect(await store.get("a")).toEqual({ id: "a", version: 1 });
    });
    test("of many who race on one condition, exactly as many win as it allows", async () => {
      const store = await fresh({ id: "sku", version: 1, available: 5, holds: [] });
      const buy = (order: string) =>
        store.update(
          { id: "sku", available: { $gte: 1 }, "holds.order": { $ne: order } },
          { $inc: { available: -1 }, $push: { holds: { id: order, order } } },
        );
      const won = await Promise.all(Array.from({ length: 20 }, (_, at) => buy(`o${at % 10}`)));
      expect(won.filter(Boolean)).toHaveLength(5);
      const after = await store.get("sku");
      expect(after?.["available"]).toBe(0);
      expect(
        new Set((after?.["holds"] as { order: string }[]).map(({ order }) => order)).size,
      ).toBe(5);
    });
    test("replace wins once per version; put always; both keep the indexes", async () => {
      const store = await fresh({ id: "a", version: 1, tags: ["t"] });
      const won = await Promise.all(
        Array.from({ length: 5 }, (_, at) =>
          store.replace({ id: "a", version: 2, at, tags: ["u"] }, 1),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await ids(store, { tags: "t" })).toEqual([]);
      expect(await ids(store, { tags: "u" })).toEqual(["a"]);
      await store.put({ id: "a", version: 7, tags: ["v"] });
      await store.put({ id: "new", version: 1, tags: ["v"] });
      expect(await ids(store, { tags: "v" })).toEqual(["a", "new"]);
      expect(await store.replace({ id: "none", version: 1 }, 0)).toBe(false);
    });
    test("updateMany and remove say how many", async () => {
      const store = await fresh(
        ...["a", "b", "c"].map((id) => ({ id, version: 1, a: id === "c" ? 2 : 1, tags: ["t"] })),
      );
      expect(await store.updateMany({ a: 1 }, { $set: { done: true } })).toBe(2);
      expect(await ids(store, { done: true, version: 2 })).toEqual(["a", "b"]);
      expect(await store.remove({ done: true })).toBe(2);
      expect(await store.remove({ done: true })).toBe(0);
      expect(await ids(store, { tags: "t" })).toEqual(["c"]);
    });
  });
};
