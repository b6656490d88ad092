import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "@jest/globals";
import { collection, type Collection, type Doc } from "../../../../platform/storage/collection.ts";
import { sqliteStores, type SqliteStores } from "../../../../platform/storage/sqlite/stores.ts";

interface Thing extends Doc {
  readonly n?: number | boolean | null;
  readonly name?: string;
}
const things = collection<Thing>("things", {
  indexes: [
    { fields: ["n"], where: "n" },
    { fields: ["name"], unique: true },
  ],
});
const dataDir = mkdtempSync(join(tmpdir(), "caravan-columns-"));
const path = join(dataDir, "s.db");
let stores: SqliteStores | undefined;

const withThings = async <T>(work: (view: Collection<Thing>) => Promise<T>): Promise<T> => {
  stores = sqliteStores({ dataDir });
  const done = await work((await stores.openStore("s", [things])).collection(things));
  await stores.close();
  return done;
};
const raw = <T>(work: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(path);
  const done = work(db);
  db.close();
  return done;
};
/** What a version before columns had: indexes on expressions over the document. */
const oldIndexes = (db: DatabaseSync): void =>
  db.exec(`CREATE INDEX "things_by_n_where_n" ON "things" (json_extract(doc,'$."n"'))
      WHERE json_extract(doc,'$."n"') IS NOT NULL;
    CREATE UNIQUE INDEX "things_unique_name" ON "things" (json_extract(doc,'$."name"'))`);
const oldRow = (db: DatabaseSync, doc: Thing): unknown =>
  db
    .prepare("INSERT INTO things (id, version, doc) VALUES (?, ?, ?)")
    .run(doc.id, doc.version, JSON.stringify(doc));
const indexNames = (db: DatabaseSync): string[] =>
  (
    db.prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all() as {
      name: string;
    }[]
  )
    .map(({ name }) => name)
    .sort();

afterEach(async () => {
  await stores?.close();
  rmSync(path, { force: true });
});

test("a file of a version without columns is upgraded when opened", async () => {
  raw((db) => {
    db.exec(
      "CREATE TABLE things (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL)",
    );
    oldIndexes(db);
    oldRow(db, { id: "a", version: 1, n: 1, name: "x" });
    oldRow(db, { id: "b", version: 1, n: true, name: "y" });
    oldRow(db, { id: "c", version: 1 });
  });
  await withThings(async (view) => {
    expect((await view.find({ n: { $gte: 1 } })).map(({ id }) => id)).toEqual(["a"]);
    expect((await view.find({ n: true })).map(({ id }) => id)).toEqual(["b"]);
    expect((await view.find({ name: null })).map(({ id }) => id)).toEqual(["c"]);
    await expect(view.insert({ id: "d", version: 1, name: "x" })).rejects.toThrow(/UNIQUE/);
    await expect(view.insert({ id: "e", version: 1 })).rejects.toThrow(/UNIQUE/);
  });
  expect(raw(indexNames)).toEqual([
    "things_on_n_where_n",
    "things_one_name",
    "things_one_name_null",
  ]);
});

test("what a version without columns wrote in between is found by the next one with them", async () => {
  await withThings((view) => view.insert({ id: "a", version: 1, n: 1, name: "x" }));
  raw((db) => {
    for (const name of indexNames(db)) db.exec(`DROP INDEX ${name}`);
    oldIndexes(db);
    oldRow(db, { id: "b", version: 1, n: 2, name: "y" });
    db.exec(`UPDATE things SET doc = json_set(doc, '$.n', 5) WHERE id = 'a'`);
  });
  await withThings(async (view) => {
    const found = await view.find({ n: { $gt: 0 } }, { sort: [["n", 1]] });
    expect(found.map(({ id, n }) => [id, n])).toEqual([
      ["b", 2],
      ["a", 5],
    ]);
  });
});

test("a column follows its document through every way of writing", async () => {
  await withThings(async (view) => {
    const ids = async (n: number | boolean | null) =>
      (await view.find({ n })).map(({ id }) => id).sort();
    await view.insert({ id: "a", version: 1, n: 1, name: "x" });
    await view.update({ name: "x" }, { $set: { n: 2 } });
    expect([await ids(1), await ids(2)]).toEqual([[], ["a"]]);
    await view.replace({ id: "a", version: 3, n: false, name: "x" }, 2);
    expect([await ids(2), await ids(false)]).toEqual([[], ["a"]]);
    await view.put({ id: "a", version: 4, n: null, name: "x" });
    expect([await ids(false), await ids(null)]).toEqual([[], ["a"]]);
    await view.put({ id: "b", version: 1, n: 4, name: "y" });
    await view.updateMany({ name: { $in: ["x", "y"] } }, { $set: { n: 7 } });
    expect(await ids(7)).toEqual(["a", "b"]);
    await view.update({ id: "a" }, { $unset: { n: true } });
    expect([await ids(7), await ids(null)]).toEqual([["b"], ["a"]]);
  });
});

test("what was undone is not read from memory", async () => {
  await withThings(async (view) => {
    await view.insert({ id: "taken", version: 1, name: "x" });
    const both = [
      { id: "a", version: 1, name: "new" },
      { id: "b", version: 1, name: "x" },
    ];
    await expect(view.insertMany(both)).rejects.toThrow(/UNIQUE/);
    expect(await view.get("a")).toBeUndefined();
    expect(await view.insertMissing(both)).toBe(1);
    await expect(
      view.updateMany({ id: { $in: ["a", "taken"] } }, { $set: { name: "same" } }),
    ).rejects.toThrow(/UNIQUE/);
    expect((await view.getMany(["a", "taken"])).map(({ name }) => name)).toEqual(["new", "x"]);
    await view.remove({ id: "a" });
    expect(await view.get("a")).toBeUndefined();
  });
});

test("a long document is read as written", async () => {
  await withThings(async (view) => {
    const name = "long ".repeat(10_000);
    await view.insert({ id: "a", version: 1, name: "short" });
    await view.update({ id: "a" }, { $set: { name } });
    expect((await view.get("a"))?.name).toBe(name);
    await view.update({ id: "a" }, { $set: { name: "short" } });
    expect((await view.findOne({ name: "short" }))?.version).toBe(3);
  });
});
