import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { collection, type Doc } from "../../../../platform/storage/collection.ts";
import { SqliteFile } from "../../../../platform/storage/sqlite/commit.ts";
import { sqliteStores, type SqliteStores } from "../../../../platform/storage/sqlite/stores.ts";
import { collectionCases } from "../collection.cases.ts";

interface Thing extends Doc {
  readonly n?: number;
  readonly name?: string;
}
const things = collection<Thing>("things", { indexes: [{ fields: ["n"] }] });
const opened: SqliteStores[] = [];
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "caravan-sqlite-"));
  folders.push(made);
  return made;
};
const openAt = (dataDir: string): SqliteStores => {
  const stores = sqliteStores({ dataDir });
  opened.push(stores);
  return stores;
};
afterEach(async () => {
  for (const stores of opened.splice(0)) await stores.close();
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe("collections in SQLite", () => {
  collectionCases(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "caravan-cases-"));
    const stores = sqliteStores({ dataDir });
    const close = async (): Promise<void> => {
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { openStore: stores.openStore, close };
  });
});

describe("the data directory", () => {
  test("is one process's: a second is told the directory and the pid", async () => {
    const dataDir = folder();
    const first = openAt(dataDir);
    expect(() => sqliteStores({ dataDir })).toThrow(
      new RegExp(`${dataDir}.*process ${process.pid}`),
    );
    await first.close();
    expect(existsSync(join(dataDir, "caravan.lock"))).toBe(false);
  });
  test.each([
    ["of a dead process", "999999999\n\n"],
    ["of a former process of the same pid", `${process.pid}\nother-boot/1\n`],
    ["that is empty", ""],
  ])("a lock %s is taken over", (_, text) => {
    const dataDir = folder();
    writeFileSync(join(dataDir, "caravan.lock"), text);
    openAt(dataDir);
    expect(readFileSync(join(dataDir, "caravan.lock"), "utf8")).toMatch(`${process.pid}\n`);
  });
});

describe("durability", () => {
  test("whatever was acknowledged is there after SIGKILL", async () => {
    const dataDir = folder();
    const child = spawn(
      process.execPath,
      [resolve(import.meta.dirname, "../../../support/programs/sqlite-writer.ts"), dataDir],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let said = "";
    await new Promise<void>((done) => {
      child.stdout.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.split("\n").length > 500) child.kill("SIGKILL");
      });
      child.once("close", () => done());
    });
    const acknowledged = said.split("\n").slice(0, -1);
    const store = (await openAt(dataDir).openStore("writer", [things])).collection(things);
    const there = new Set((await store.find({})).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThanOrEqual(500);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  }, 30_000);

  test("writes of a turn share a commit, and a reader of what was written waits for it", async () => {
    const store = (await openAt(folder()).openStore("s", [things])).collection(things);
    const order: string[] = [];
    const writes = [1, 2].map((n) =>
      store.insert({ id: `d${n}`, version: 1 }).then(() => order.push(`write ${n}`)),
    );
    const read = store.count({}).then((count) => order.push(`read ${count}`));
    await Promise.resolve().then(() => order.push("same turn"));
    await Promise.all([...writes, read]);
    expect(order).toEqual(["same turn", "write 1", "write 2", "read 2"]);
  });

  test("a commit that fails is fatal, and nobody is told of success", async () => {
    const failures: unknown[] = [];
    const file = new SqliteFile(join(folder(), "f.db"), (error) => failures.push(error));
    file.exec(
      "PRAGMA foreign_keys=ON; CREATE TABLE p (id PRIMARY KEY); CREATE TABLE c (p REFERENCES p(id) DEFERRABLE INITIALLY DEFERRED)",
    );
    let told = false;
    void file
      .write(() => file.run("INSERT INTO c VALUES (1)"))
      .then(
        () => (told = true),
        () => (told = true),
      );
    await new Promise((done) => setTimeout(done, 20));
    expect(failures).toHaveLength(1);
    expect(told).toBe(false);
  });

  test("a full disk is fatal", async () => {
    const failures: unknown[] = [];
    const file = new SqliteFile(join(folder(), "f.db"), (error) => failures.push(error));
    file.exec("CREATE TABLE t (x); PRAGMA max_page_count=3");
    await expect(
      file.write(() => file.run("INSERT INTO t VALUES (zeroblob(100000))")),
    ).rejects.toThrow(/full/);
    expect(failures).toHaveLength(1);
  });
});

describe("schema", () => {
  const first = collection<Thing>("things", { indexes: [{ fields: ["n"] }, { fields: ["old"] }] });
  const second = collection<Thing>("things", {
    indexes: [{ fields: ["name"], unique: true }],
    formVersion: 2,
    upgrades: { 2: ({ n, ...doc }) => ({ ...doc, name: `n${String(n)}` }) },
  });
  test("documents are upgraded once, an older program is refused", async () => {
    const stores = openAt(folder());
    const old = await stores.openStore("s", [first]);
    await old.collection(first).insertMany([1, 2].map((n) => ({ id: `d${n}`, version: 3, n })));
    await old.close();
    for (let times = 0; times < 2; times++) {
      const store = await stores.openStore("s", [second]);
      expect(await store.collection(second).get("d1")).toEqual({
        id: "d1",
        version: 3,
        name: "n1",
      });
      await store.close();
    }
    await expect(stores.openStore("s", [first])).rejects.toThrow(/form 2.*form 1/);
  });
  test("a failing upgrade changes nothing", async () => {
    const stores = openAt(folder());
    const old = await stores.openStore("s", [first]);
    await old
      .collection(first)
      .insertMany([1, 1].map((n, at) => ({ id: `d${at}`, version: 1, n })));
    await old.close();
    await expect(stores.openStore("s", [second])).rejects.toThrow(/UNIQUE/);
    const again = await stores.openStore("s", [first]);
    expect(await again.collection(first).get("d0")).toEqual({ id: "d0", version: 1, n: 1 });
  });
  test("an index serves its filter, partial and sorted too", async () => {
    const dataDir = folder();
    const declared = collection<Thing>("things", {
      indexes: [{ fields: ["n"], where: "n" }, { fields: ["name", "n"] }],
    });
    const stores = openAt(dataDir);
    await stores.openStore("s", [declared]);
    const { DatabaseSync } = await import("node:sqlite");
    const { translate, sortedBy } = await import("../../../../platform/storage/sqlite/filter.ts");
    const known = { table: "things", scalars: new Set(["n", "name"]), arrays: new Set<string>() };
    const db = new DatabaseSync(join(dataDir, "s.db"));
    const plan = (filter: Parameters<typeof translate>[1], order = ""): string => {
      const { sql, params } = translate(known, filter);
      return JSON.stringify(
        db.prepare(`EXPLAIN QUERY PLAN SELECT doc FROM things WHERE ${sql}${order}`).all(...params),
      );
    };
    expect(plan({ n: 5 })).toMatch(/things_on_n_where_n/);
    expect(plan({ n: { $gt: 5 } })).toMatch(/things_on_n_where_n/);
    const sorted = plan({ name: "x" }, ` ORDER BY ${sortedBy(known, "n")}`);
    expect(sorted).toMatch(/things_on_name_n/);
    expect(sorted).not.toMatch(/TEMP B-TREE/);
    expect(plan({ name: { $in: ["a", "b"] } })).toMatch(/things_on_name_n/);
    db.close();
  });
});

test("a backup holds what was acknowledged before it, while writing goes on", async () => {
  const target = folder();
  const dataDir = folder();
  const stores = openAt(dataDir);
  const store = await stores.openStore("s", [things]);
  const view = store.collection(things);
  const written = Array.from({ length: 50 }, (_, n) => ({ id: `d${n}`, version: 1, n }));
  await Promise.all(written.map((doc) => view.insert(doc)));
  const saved = store.backup(target);
  const later = view.insert({ id: "later", version: 1 });
  await Promise.all([saved, later]);
  const copied = (await openAt(target).openStore("s", [things])).collection(things);
  expect(await copied.count({ n: { $gte: 0 } })).toBe(50);
});

test("moleculer-db's adapter interface", async () => {
  const posts = collection("posts");
  const adapter = openAt(folder()).storeFor("posts", [posts]).adapter(posts);
  adapter.init(undefined as never, { name: "posts" } as never);
  await adapter.connect();
  const { id } = (await adapter.insert({ title: "b" })) as Doc;
  await adapter.insertMany([{ title: "a" }, { title: "c" }]);
  expect(
    (await adapter.find({ sort: "-title", limit: 1, offset: 1 })).map(
      (post) => (post as { title: string }).title,
    ),
  ).toEqual(["b"]);
  expect(await adapter.updateById(id, { $set: { title: "d" } })).toMatchObject({
    title: "d",
    version: 2,
  });
  expect(
    adapter.afterRetrieveTransformID(adapter.beforeSaveTransformID({ _id: "x" }, "_id"), "_id"),
  ).toEqual({ _id: "x" });
  expect(await adapter.count()).toBe(3);
  expect(((await adapter.removeById(id)) as Doc).id).toBe(id);
  expect(await adapter.clear()).toBe(2);
  await adapter.disconnect();
});
