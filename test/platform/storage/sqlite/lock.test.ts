import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { liveProcessOf, lock, signOf, userOf } from "../../../../platform/storage/sqlite/lock.ts";
import { sqliteStores } from "../../../../platform/storage/sqlite/stores.ts";
import { collection } from "../../../../platform/storage/collection.ts";
import { until } from "../../../support/client.ts";

let folder = "";
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-lock-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const held = (pid: number): void => writeFileSync(join(folder, "caravan.lock"), signOf(pid));

test("G.2 the lock of a zombie is dead", async () => {
  // The shell's child outlives it, and what it became asks for no exit code.
  child = spawn("sh", ["-c", "sleep 1 & echo $!; exec sleep 30"]);
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const pid = await until("a pid", async () => Number(said) || undefined);
  held(pid);
  expect(userOf(folder)).toBe(pid);
  await until("a zombie", async () => liveProcessOf(signOf(pid)) === undefined);
  process.kill(pid, 0); // It is still in the table of processes.
  expect(userOf(folder)).toBeUndefined();
  const release = lock(folder, 0);
  expect(userOf(folder)).toBe(process.pid);
  release();
});

test("G.2 a holder that is ending is waited for briefly; one that stays is named", () => {
  child = spawn("sleep", ["0.4"]);
  held(child.pid as number);
  lock(folder, 5_000)();
  child = spawn("sleep", ["30"]);
  held(child.pid as number);
  expect(() => lock(folder, 100)).toThrow(`in use by process ${child.pid}`);
});

test("E.8 folders and files of the stores are their owner's alone", async () => {
  const dataDir = join(folder, "data");
  const stores = sqliteStores({ dataDir });
  const store = await stores.openStore("things", [collection("things")]);
  await store.backup(join(folder, "copy"));
  const modeOf = (...path: string[]): string =>
    (statSync(join(folder, ...path)).mode & 0o777).toString(8);
  const files = ["things.db", "things.db-wal", "things.db-shm", "caravan.lock"];
  expect([modeOf("data"), ...files.map((file) => modeOf("data", file))]).toEqual([
    ...["700", "600", "600", "600", "600"],
  ]);
  expect([modeOf("copy"), modeOf("copy", "things.db")]).toEqual(["700", "600"]);
  await stores.close();
});
