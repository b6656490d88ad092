import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { StoreMaker } from "../../../../platform/runtime/runtime.ts";
import { collection, DuplicateError, type Doc } from "../../../../platform/storage/collection.ts";
import { masterKeysOf } from "../../../../platform/runtime/master-keys.ts";
import { isDataKey, nextDataKey } from "../../../../platform/storage/sealing/data-keys.ts";
import { rewriteAll } from "../../../../platform/storage/sealing/rewriting.ts";
import type { SealedStore } from "../../../../platform/storage/sealing/sealed-store.ts";
import { newKey, sealedOn } from "./sealed-on.ts";

interface Person extends Doc {
  readonly email?: string;
  readonly name?: unknown;
  readonly token?: string;
  readonly shared?: string;
  readonly parts?: readonly { id: string; type?: string; data: unknown }[];
}
const people = collection<Person>("people", {
  indexes: [{ fields: ["email"], unique: true, where: "email" }],
  personal: ["email", "name", "parts[].data"],
  secret: ["token"],
});

interface Opened {
  readonly storeFor: StoreMaker;
  readonly close: () => Promise<void>;
}
const planted = ["ada@example.org", "Ada Lovelace", "token of Ada", "Unter den Linden"];
const ada: Person = {
  ...{ id: "ada", version: 1, email: "ada@example.org", name: { full: "Ada Lovelace" } },
  ...{ token: "token of Ada", shared: "Berlin" },
  parts: [{ id: "p1", data: { street: "Unter den Linden" } }],
};

/** What encryption adds to what a store does; the same on both stores. */
export const sealedCases = (make: () => Promise<Opened>): void => {
  describe("encrypted fields", () => {
    let opened: Opened;
    let count = 0;
    beforeAll(async () => {
      opened = await make();
    }, 90_000);
    afterAll(() => opened.close());
    const nameOf = (): string => `sealed${(count += 1)}`;
    const rawOf = async (name: string): Promise<object[]> => {
      const inner = opened.storeFor(name, [people]);
      await inner.open();
      const found = await inner.adapter(people).find({});
      await inner.close();
      return found;
    };
    const run = (store: SealedStore): Promise<void> =>
      rewriteAll(store, {
        say: () => undefined,
        stopping: new AbortController().signal,
        shared: false,
      });
    /** The same store, closed and opened again in another way. */
    const reopened = async (
      store: SealedStore,
      name: string,
      options: Parameters<typeof sealedOn>[1],
    ): Promise<SealedStore> => {
      await store.close();
      return sealedOn(opened.storeFor, options).openStore(name, [people]);
    };

    test("nothing of a person or a secret is in what the store has, and all of it comes back", async () => {
      const name = nameOf();
      const store = await sealedOn(opened.storeFor).openStore(name, [people]);
      const docs = store.collection(people);
      await docs.insert(ada);
      expect(await docs.get("ada")).toEqual(ada);
      expect(await docs.findOne({ email: "ada@example.org" })).toEqual(ada);
      expect(await docs.count({ email: { $in: ["x", "ada@example.org"] } })).toBe(1);
      expect(await docs.findOne({ email: "Ada@example.org" })).toBeUndefined();
      await store.close();
      const raw = JSON.stringify(await rawOf(name));
      for (const one of planted) expect(raw).not.toContain(one);
      expect(raw).toContain("Berlin");
    });

    test("generated documents come back as they were, by every kind of write", async () => {
      const store = await sealedOn(opened.storeFor).openStore(nameOf(), [people]);
      const docs = store.collection(people);
      let n = 0;
      const part = fc.record({ id: fc.uuid(), data: fc.jsonValue({ maxDepth: 2 }) });
      const fields = fc.record(
        {
          name: fc.jsonValue({ maxDepth: 3 }),
          token: fc.string(),
          shared: fc.string(),
          parts: fc.array(part, { maxLength: 3 }),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(fields, fields, async (first, second) => {
          const id = `g${(n += 1)}`;
          const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
          const doc = json({ id, version: 1, ...first });
          await docs.insert(doc);
          expect(await docs.get(id)).toEqual(doc);
          const changed = await docs.update({ id }, { $set: json(second) });
          expect(changed).toEqual({ ...doc, ...json(second), version: 2 });
          expect(await docs.replace({ ...doc, version: 3 }, 2)).toBe(true);
          expect(await docs.findOne({ id })).toEqual({ ...doc, version: 3 });
        }),
        { numRuns: 25 },
      );
      await store.close();
    });

    test("an update without an id, of many, of members and back to nothing", async () => {
      const store = await sealedOn(opened.storeFor).openStore(nameOf(), [people]);
      const docs = store.collection(people);
      await docs.insertMany([ada, { id: "bob", version: 1, shared: "Berlin" }]);
      expect(await docs.updateMany({ shared: "Berlin" }, { $set: { name: "both" } })).toBe(2);
      expect((await docs.find({})).map(({ name }) => name)).toEqual(["both", "both"]);
      const moved = await docs.update(
        { email: "ada@example.org" },
        { $set: { email: "b@example.org" } },
      );
      expect(moved?.email).toBe("b@example.org");
      const part = { id: "p2", data: "more" };
      expect((await docs.update({ id: "ada" }, { $push: { parts: part } }))?.parts?.[1]).toEqual(
        part,
      );
      expect((await docs.update({ id: "ada" }, { $pullIds: { parts: ["p1"] } }))?.parts).toEqual([
        part,
      ]);
      expect(
        await docs.update({ id: "ada" }, { $unset: { email: true, name: true } }),
      ).not.toHaveProperty("email");
      expect(await docs.count({ email: { $exists: true } })).toBe(0);
      await store.close();
    });

    test("what cannot be looked for, sorted by or changed alone is refused", async () => {
      const store = await sealedOn(opened.storeFor).openStore(nameOf(), [people]);
      const docs = store.collection(people);
      await expect(docs.find({ name: "Ada" })).rejects.toThrow(
        /"name" is encrypted: nothing can be/u,
      );
      await expect(docs.find({ "name.full": "Ada" })).rejects.toThrow(/"name.full" is encrypted/u);
      await expect(docs.find({ email: { $gt: "a" } })).rejects.toThrow(/whole values only/u);
      await expect(docs.find({}, { sort: [["email", 1]] })).rejects.toThrow(/cannot be sorted by/u);
      await expect(docs.update({ id: "x" }, { $set: { "name.full": "Ada" } })).rejects.toThrow(
        /encrypted as a whole/u,
      );
      await store.close();
    });

    test("a value that was altered, or is another document's or field's, is refused with the document's name", async () => {
      const name = nameOf();
      const key = newKey();
      const store = await sealedOn(opened.storeFor, { key }).openStore(name, [people]);
      await store.collection(people).insertMany([ada, { id: "bob", version: 1, name: "Bob" }]);
      await store.close();
      const inner = opened.storeFor(name, [people]);
      await inner.open();
      const raw = inner.adapter(people);
      const stored = (await raw.findById("ada")) as { name: { _enc: string }; token: object };
      const { _enc } = stored.name;
      const altered = `${_enc.slice(0, -8)}${_enc.at(-8) === "A" ? "B" : "A"}${_enc.slice(-7)}`;
      await raw.insertMany(
        [
          ["altered", { name: { _enc: altered } }],
          ["cut", { name: { _enc: _enc.slice(0, 20) } }],
          ["moved", { name: stored.name }],
          ["field", { name: stored.token }],
        ].map(([id, fields]) =>
          raw.beforeSaveTransformID({ id, version: 1, ...(fields as object) }, "id"),
        ),
      );
      await inner.close();
      const again = await sealedOn(opened.storeFor, { key }).openStore(name, [people]);
      const docs = again.collection(people);
      for (const id of ["altered", "cut", "moved", "field"])
        await expect(docs.get(id)).rejects.toThrow(
          new RegExp(`field name of the document ${id} of people cannot be decrypted`, "u"),
        );
      expect((await docs.get("bob"))?.name).toBe("Bob");
      await again.close();
    });

    test("another SECRETS_KEY is refused and harms nothing; one behind the new one is read, then not needed", async () => {
      const name = nameOf();
      const [first, second] = [newKey(), newKey()];
      let store = await sealedOn(opened.storeFor, { key: first }).openStore(name, [people]);
      await store.collection(people).insert(ada);
      await expect(reopened(store, name, { key: second })).rejects.toMatchObject({
        name: "ConfigurationError",
        message: expect.stringMatching(
          /SECRETS_KEY is not the key that the data of sealed\d+ are encrypted with/u,
        ),
      });
      store = await reopened(store, name, { key: `${second},${first}` });
      expect(await store.collection(people).get("ada")).toEqual(ada);
      store = await reopened(store, name, { key: second });
      expect(await store.collection(people).get("ada")).toEqual(ada);
      await store.close();
    });

    test("documents of before are encrypted in the background, and written back when it is switched off", async () => {
      const name = nameOf();
      const key = newKey();
      let store = await sealedOn(opened.storeFor, { key, atRest: false }).openStore(name, [people]);
      await store.collection(people).insert({ ...ada, version: 7 });
      await run(store);
      store = await reopened(store, name, { key });
      const docs = store.collection(people);
      // Before it was rewritten it is found, and its address is not free.
      expect((await docs.findOne({ email: "ada@example.org" }))?.id).toBe("ada");
      const other = { id: "other", version: 1, email: "ada@example.org" };
      await expect(docs.insert(other)).rejects.toBeInstanceOf(DuplicateError);
      expect(await docs.insertMissing([other])).toBe(0);
      await run(store);
      expect(await docs.findOne({ email: "ada@example.org" })).toEqual({ ...ada, version: 7 });
      await expect(docs.insert(other)).rejects.toBeInstanceOf(DuplicateError);
      await store.close();
      const raw = JSON.stringify(await rawOf(name));
      for (const one of planted) expect(raw).not.toContain(one);
      store = await reopened(store, name, { key, atRest: false });
      expect((await store.collection(people).findOne({ email: "ada@example.org" }))?.id).toBe(
        "ada",
      );
      await run(store);
      await store.close();
      const [back] = await rawOf(name);
      expect(back).toMatchObject({ email: "ada@example.org", name: ada.name, parts: ada.parts });
      expect(JSON.stringify(back)).not.toContain("token of Ada");
      expect(back).not.toHaveProperty("_sealed");
    });

    test("a new key of data: both are read, documents are rewritten, the old one is destroyed", async () => {
      const name = nameOf();
      const key = newKey();
      const store = await sealedOn(opened.storeFor, { key }).openStore(name, [people]);
      const docs = store.collection(people);
      await docs.insert(ada);
      const [first] = (await store.marks.find({ purpose: "data" })).filter(isDataKey);
      if (!first) throw new Error("there is no key");
      await store.marks.insert(nextDataKey(name, masterKeysOf(key), first, store.now()));
      expect(await docs.findOne({ email: "ada@example.org" })).toEqual(ada);
      const again = await reopened(store, name, { key });
      await run(again);
      expect((await again.marks.find({ purpose: "data" })).map(({ id }) => id)).toEqual(["k2"]);
      expect(await again.collection(people).findOne({ email: "ada@example.org" })).toEqual(ada);
      await again.close();
      expect(JSON.stringify(await rawOf(name))).not.toContain('"k1.');
    });
  });
};
