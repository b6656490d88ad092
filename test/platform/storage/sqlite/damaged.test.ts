import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, test } from "@jest/globals";
import { collection, type Collection, type Doc } from "../../../../platform/storage/collection.ts";
import { sqliteStores } from "../../../../platform/storage/sqlite/stores.ts";

interface Thing extends Doc {
  readonly text: string;
}
const things = collection<Thing>("things");

describe("flipped bytes in a file (G.10)", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-damaged-"));
  const path = join(dataDir, "s.db");
  afterEach(() => rmSync(path, { force: true }));

  const open = async <T>(work: (view: Collection<Thing>) => Promise<T>): Promise<T> => {
    const stores = sqliteStores({ dataDir });
    try {
      return await work((await stores.openStore("s", [things])).collection(things));
    } finally {
      await stores.close();
    }
  };
  const thing = (id: string, text: string): Thing => ({ id, version: 1, text });
  /** As a failing disk does it: in the text of the first, where it stays JSON. */
  const flip = (): void => {
    const bytes = readFileSync(path);
    const at = bytes.indexOf("precious");
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(path, bytes);
  };
  const named = { name: "DamagedError", collection: "things", id: "thing_1" };

  test("a document is named and not given as if it were right, however it is read; others are", async () => {
    await open((view) =>
      view.insertMany([thing("thing_1", "precious"), thing("thing_2", "other")]),
    );
    flip();
    await open(async (view) => {
      await expect(view.get("thing_1")).rejects.toMatchObject(named);
      await expect(view.getMany(["thing_2", "thing_1"])).rejects.toMatchObject(named);
      await expect(view.find({ text: "other" })).rejects.toMatchObject(named);
      const set = { $set: { text: "new" } };
      await expect(view.update({ id: "thing_1" }, set)).rejects.toMatchObject(named);
      expect(await view.get("thing_2")).toEqual(thing("thing_2", "other"));
    });
  });

  test("an upgrade names it, and makes nothing right of it", async () => {
    await open((view) => view.insert(thing("thing_1", "precious")));
    flip();
    const upgraded = collection<Thing>("things", {
      formVersion: 2,
      upgrades: { 2: (doc) => ({ ...doc, added: true }) },
    });
    const stores = sqliteStores({ dataDir });
    const opening = stores.openStore("s", [upgraded]);
    await expect(opening.finally(() => stores.close())).rejects.toMatchObject(named);
    await open((view) => expect(view.get("thing_1")).rejects.toMatchObject(named));
  });

  test("a file of an earlier version opens; its documents have a checksum from their next write on", async () => {
    const db = new DatabaseSync(path);
    db.exec(`CREATE TABLE things (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL);
      CREATE TABLE _forms (collection TEXT PRIMARY KEY NOT NULL, form INTEGER NOT NULL)`);
    const row = db.prepare("INSERT INTO things (id, version, doc) VALUES (?, 1, ?)");
    for (const id of ["thing_1", "thing_2"]) row.run(id, JSON.stringify(thing(id, "old")));
    db.close();
    await open(async (view) => {
      expect(await view.find({})).toEqual([thing("thing_1", "old"), thing("thing_2", "old")]);
      await view.update({ id: "thing_1" }, { $set: { text: "precious" } });
    });
    flip();
    await open((view) => expect(view.get("thing_1")).rejects.toMatchObject(named));
  });
});
