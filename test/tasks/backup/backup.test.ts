import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn, type ChildProcess } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { signOf, userOf } from "../../../platform/storage/sqlite/lock.ts";
import { backupStores } from "../../../tasks/backup.ts";
import { serveBackups } from "../../../tasks/backup/request.ts";
import { until } from "../../support/client.ts";
import { wideFolder } from "../../../tasks/start/preflight.ts";

let folder = "";
let data = "";
let child: ChildProcess | undefined;
const noPid = 2 ** 22 + 1;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-backup-"));
  data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const db = new DatabaseSync(join(data, "things.db"));
  db.exec("CREATE TABLE things (id)");
  db.close();
});
afterEach(() => {
  child?.kill("SIGKILL");
  child = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A process that answers as a running shop: copying to `a` takes longer, to `c` fails. */
const program = `
import { writeFileSync } from "node:fs";
import { signOf, userOf } from "./platform/storage/sqlite/lock.ts";
import { serveBackups } from "./tasks/backup/request.ts";
const [data] = process.argv.slice(-1);
serveBackups(data, async (to) => {
  await new Promise((done) => setTimeout(done, to.endsWith("a") ? 200 : 20));
  if (to.endsWith("c")) throw new Error("disk full");
  if (to.endsWith("d")) process.kill(process.pid, "SIGKILL");
  writeFileSync(to + "/things.db", "");
  return to.endsWith("a") ? 1 : 2;
});
writeFileSync(data + "/caravan.lock", signOf());
setInterval(() => undefined, 1_000);
`;

const startServing = async (): Promise<void> => {
  child = spawn(process.execPath, ["--input-type=module", "-e", program, "--", data], {
    cwd: join(import.meta.dirname, "../../.."),
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await until("the lock", async () => userOf(data) !== undefined);
};

test("G.6 two backups at once get each their own answer, and leave nothing behind", async () => {
  await startServing();
  const [a, b, c] = await Promise.allSettled(
    ["a", "b", "c"].map((name) => backupStores(data, join(folder, name))),
  );
  expect([a, b]).toMatchObject([{ value: 1 }, { value: 2 }]);
  expect(String((c as PromiseRejectedResult).reason)).toContain(
    "could not copy its stores: disk full",
  );
  expect(readdirSync(data).sort()).toEqual(["caravan.lock", "things.db"]);
  expect(["a", "b", "c"].map((name) => readdirSync(join(folder, name)))).toEqual([
    ...[["things.db"], ["things.db"], []],
  ]);
}, 15_000);

test("G.6 a shop that is killed meanwhile leaves no half copy, and the message says what to do", async () => {
  await startServing();
  const to = join(folder, "d");
  await expect(backupStores(data, to)).rejects.toThrow(
    /ended before its copy was whole.*removed: ask again/u,
  );
  expect(readdirSync(to)).toEqual([]);
  expect(await backupStores(data, to)).toBe(1);
}, 15_000);

test("G.6 what a backup left that was cut off is removed, and nothing else", async () => {
  const to = join(folder, "copy");
  mkdirSync(to);
  writeFileSync(join(to, "caravan-backup.part"), `${noPid}\n\n`);
  writeFileSync(join(to, "orders.db"), "old");
  writeFileSync(join(to, "things.db.part"), "half");
  expect(await backupStores(data, to)).toBe(1);
  expect(readdirSync(to)).toEqual(["things.db"]);
  await expect(backupStores(data, to)).rejects.toThrow("is not empty: name a new or empty folder");
  writeFileSync(join(to, "caravan-backup.part"), signOf());
  await expect(backupStores(data, to)).rejects.toThrow(
    `Process ${process.pid} is writing a backup`,
  );
  expect(existsSync(join(to, "things.db"))).toBe(true);
});

test("G.6 requests that nobody waits for are removed when a shop starts", () => {
  for (const name of ["backup.request.1", "backup.answer.2", "backup.answer.3.part"])
    writeFileSync(join(data, name), "");
  serveBackups(data, () => Promise.resolve(0))();
  expect(readdirSync(data)).toEqual(["things.db"]);
});

test("E.8 backups are their owner's alone; a data folder that others can read is a warning", async () => {
  const to = join(folder, "copy");
  await backupStores(data, to);
  expect([to, join(to, "things.db")].map((path) => statSync(path).mode & 0o777)).toEqual([
    ...[0o700, 0o600],
  ]);
  expect(wideFolder(to)).toBeUndefined();
  chmodSync(join(to, "things.db"), 0o640);
  expect(wideFolder(to)).toMatch(/things\.db can be read by others: chmod -R go= ".*copy"$/u);
  chmodSync(to, 0o755);
  expect(wideFolder(to)).toContain("copy and 1 more can be read by others");
});
