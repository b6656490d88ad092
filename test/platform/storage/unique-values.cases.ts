import { expect, test } from "@jest/globals";
import {
  collection,
  DuplicateError,
  wasNew,
  type Doc,
} from "../../../platform/storage/collection.ts";
import type { OpenStoreMaker } from "../../../platform/runtime/runtime.ts";

interface Thing extends Doc {
  readonly [field: string]: unknown;
}

/** Holds a store to what unique indexes mean where there is no value. */
export const uniqueValueCases = (openStore: OpenStoreMaker): void => {
  test("a unique path through a list holds its values, not its absence (F.14)", async () => {
    const parts = collection<Thing>("parts", {
      indexes: [{ fields: ["parts.sku[]"], unique: true }],
    });
    const store = (await openStore("multikey", [parts])).collection(parts);
    const none: Thing[] = [
      { id: "a", version: 1, parts: [] },
      { id: "b", version: 1, parts: [] },
      { id: "c", version: 1 },
      { id: "d", version: 1 },
      { id: "e", version: 1, parts: [{ name: "n" }] },
      { id: "f", version: 1, parts: [{ name: "n" }, { sku: null }] },
      { id: "g", version: 1, parts: [{ sku: null }] },
    ];
    for (const one of none) expect(await wasNew(store.insert(one))).toBe(true);
    const some = { id: "x", version: 1, parts: [{ sku: "1" }, { sku: "2" }] };
    expect(await wasNew(store.insert(some))).toBe(true);
    const other = (sku: string): Thing => ({ id: "y", version: 1, parts: [{}, { sku }] });
    expect(await wasNew(store.insert(other("2")))).toBe(false);
    expect(await wasNew(store.insert(other("3")))).toBe(true);
    await expect(store.update({ id: "a" }, { $set: { parts: [{ sku: "3" }] } })).rejects.toThrow(
      DuplicateError,
    );
    const found = await store.find({ "parts.sku": "2" });
    expect(found.map(({ id }) => id)).toEqual(["x"]);
  });

  test("without where, missing and null are one value", async () => {
    const strict = collection<Thing>("strict", { indexes: [{ fields: ["k"], unique: true }] });
    const store = (await openStore("strict", [strict])).collection(strict);
    await store.insert({ id: "a", version: 1, k: "k" });
    await store.insert({ id: "b", version: 1 });
    await expect(store.insert({ id: "c", version: 1, k: null })).rejects.toThrow(DuplicateError);
  });
};
