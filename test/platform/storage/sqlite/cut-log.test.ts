import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { collection, type Doc } from "../../../../platform/storage/collection.ts";
import { heldOnce } from "../../../support/jest/busy.ts";
import { sqliteStores, type SqliteStores } from "../../../../platform/storage/sqlite/stores.ts";

interface Note extends Doc {
  readonly text: string;
}
const notes = collection<Note>("notes");
const secret = "Zenobia Quillfeather";

let folder: string;
let stores: SqliteStores;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-log-"));
  stores = sqliteStores({ dataDir: folder });
});
afterEach(async () => {
  await stores.close();
  rmSync(folder, { recursive: true });
});

const open = () => stores.openStore("things", [notes]);
const holding = (): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(secret));
const logBytes = (): number => statSync(join(folder, "things.db-wal")).size;

/** A text that was there and was written over. */
const overwritten = async () => {
  const store = await open();
  const docs = store.collection(notes);
  await docs.insert({ id: "one", version: 1, text: secret });
  await docs.update({ id: "one" }, { $set: { text: "" } });
  return { store, docs };
};

test("what was written over leaves the files of an open store (D.3)", async () => {
  const { store } = await overwritten();
  expect(holding()).toEqual(["things.db-wal"]);
  await store.forget();
  expect({ holding: holding(), logBytes: logBytes() }).toEqual({ holding: [], logBytes: 0 });
});

test("also where others write all the time, whose writes stay", async () => {
  const { store, docs } = await overwritten();
  let written = 0;
  let done = false;
  const writing = (async () => {
    for (; !done; written += 1)
      await docs.insert({ id: `other${written}`, version: 1, text: "x".repeat(200) });
  })();
  await store.forget();
  done = true;
  await writing;
  expect(holding()).toEqual([]);
  expect(await docs.count({})).toBe(written + 1);
  await stores.close();
  stores = sqliteStores({ dataDir: folder });
  expect(await (await open()).collection(notes).count({})).toBe(written + 1);
});

test("who reads an older state is waited for", async () => {
  const { store } = await overwritten();
  const reader = new DatabaseSync(join(folder, "things.db"), { readOnly: true });
  reader.exec("BEGIN; SELECT count(*) FROM notes");
  const forgotten = store.forget();
  const early = await Promise.race([
    forgotten.then(() => "forgotten"),
    new Promise((resolve) => setTimeout(resolve, 300, "waiting")),
  ]);
  reader.close();
  await forgotten;
  expect({ early, holding: holding() }).toEqual({ early: "waiting", holding: [] });
});

test("a full log takes little of the thread's time", async () => {
  const store = await open();
  const docs = store.collection(notes);
  const held: number[] = [];
  // Of three tries the quickest counts: in one of them the garbage of other tests may be collected.
  for (const turn of [1, 2, 3]) {
    const many = Array.from({ length: 3_000 }, (_, i) => ({
      ...{ id: `many${turn}-${i}`, version: 1 },
      text: "x".repeat(4_000),
    }));
    await docs.insertMany(many);
    expect(logBytes()).toBeGreaterThan(10_000_000);
    held.push((await heldOnce(() => store.forget())).heldMs);
    expect(logBytes()).toBe(0);
  }
  expect(Math.min(...held)).toBeLessThan(100);
});
