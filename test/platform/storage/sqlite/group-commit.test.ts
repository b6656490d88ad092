import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { inBackground } from "../../../../platform/storage/background.ts";
import { SqliteFile } from "../../../../platform/storage/sqlite/commit.ts";

let folder: string;
let files: SqliteFile[];
const opened = (name: string): SqliteFile => {
  const file = new SqliteFile(join(folder, `${name}.db`));
  file.exec("CREATE TABLE t (id INTEGER PRIMARY KEY)");
  files.push(file);
  return file;
};
const write = (file: SqliteFile, id: number): Promise<number> =>
  file.write(() => file.run("INSERT INTO t (id) VALUES (?)", id));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-commits-"));
  files = [];
});
afterEach(() => {
  for (const file of files) file.close();
  rmSync(folder, { recursive: true });
});

test("a write that nobody waits for is left out of three group commits, and part of the fourth", async () => {
  const [requests, events] = [opened("requests"), opened("events")];
  let written = false;
  const behind = inBackground(() => write(events, 1)).then(() => (written = true));
  const seen: boolean[] = [];
  for (let id = 1; id <= 3; id += 1) {
    await write(requests, id);
    seen.push(written);
  }
  expect(seen).toEqual([false, false, false]);
  await write(requests, 4);
  await behind;
  expect(written).toBe(true);
});

test("it becomes durable by itself where there is nothing else", async () => {
  await inBackground(() => write(opened("events"), 1));
});

test("who reads what it wrote waits for it, and is not left out", async () => {
  const [requests, events] = [opened("requests"), opened("events")];
  const behind = inBackground(() =>
    events.write(() => {
      events.touch("one");
      return events.run("INSERT INTO t (id) VALUES (?)", 1);
    }),
  );
  const order: string[] = [];
  const read = events
    .read(
      () => "read",
      () => ["one"],
    )
    .then((what) => order.push(what));
  const others = (async (): Promise<void> => {
    for (let id = 1; id <= 3; id += 1) await write(requests, id);
    order.push("three others");
  })();
  await Promise.all([behind, read, others]);
  expect(order).toEqual(["read", "three others"]);
});

test("closing a file commits what waits in it", async () => {
  const [requests, events] = [opened("requests"), opened("events")];
  const both = [write(requests, 1), inBackground(() => write(events, 1))];
  await both[0];
  events.close();
  expect(await Promise.all(both)).toEqual([1, 1]);
});
