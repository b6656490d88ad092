/**
 * `node dev/make-fixtures.ts OLD_CHECKOUT [--only data-dir|mongodb]`: lets the version in OLD_CHECKOUT (with its
 * node_modules) live through the history of dev/fixtures, kills it in the middle, keeps its data in test/fixtures, and
 * what it answers after it has gone on from there.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { fixtures, type Made, type Recorded } from "../test/upgrades/fixture.ts";
import { restoreMongo, unpackDataDir } from "../test/upgrades/restore.ts";
import { startShop } from "../test/support/shop.ts";
import { findParts, startMesh } from "../test/support/mesh.ts";
import { startMongod } from "../test/support/parts/mongod.ts";
import { cutInTheMiddle } from "./fixtures/crash.ts";
import { makeDeadLetters } from "./fixtures/dead-letters.ts";
import { packDataDir, startOldEmbedded } from "./fixtures/embedded.ts";
import { makeHistory, SKU, STOCK } from "./fixtures/history.ts";
import { dumpMongo, startOldMesh } from "./fixtures/mesh.ts";
import type { OldShop } from "./fixtures/old-shop.ts";
import { record } from "./fixtures/record.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, commit: { type: "string" } },
});
const root = resolve(positionals[0] ?? ".");
const commit =
  values.commit ??
  execFileSync("git", ["-C", root, "rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const demo = { SEED: "demo" };
const note = (line: string): void => void process.stdout.write(`${line}\n`);

/** The history up to the kill. */
const lifeOf = async (shop: OldShop): Promise<Made> => {
  const history = await makeHistory(shop);
  note("history: done");
  const letters = await makeDeadLetters(shop);
  note(`dead letters: ${letters.deadLetters.length}`);
  const cut = await cutInTheMiddle(shop);
  note(`unfinished: ${cut.unfinished.length}, unpublished: ${cut.unpublished.length}`);
  const acknowledged = [...history.acknowledged, ...cut.acknowledged];
  return { commit, ...history, ...letters, ...cut, acknowledged, sku: SKU, stock: STOCK };
};

const emptied = (name: string): string => {
  const folder = join(fixtures, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

const write = (folder: string, made: Made, recorded: readonly Recorded[]): void => {
  writeFileSync(join(folder, "made.json"), `${JSON.stringify(made, null, 2)}\n`);
  const lines = recorded.map((one) => `${JSON.stringify(one)}\n`).join("");
  writeFileSync(join(folder, "answers.ndjson.br"), brotliCompressSync(lines));
  note(`${folder}: ${recorded.length} answers`);
};

const makeDataDir = async (): Promise<void> => {
  const old = await startOldEmbedded(root, demo);
  const made = await lifeOf(old).finally(() => old.kill());
  const folder = emptied("data-dir");
  packDataDir(old.dataDir, folder);
  rmSync(old.dataDir, { recursive: true });
  const copy = unpackDataDir(mkdtempSync(join(tmpdir(), "caravan-copy-")));
  const shop = await startShop(demo, copy, root);
  try {
    write(folder, made, await record(shop, made));
  } finally {
    await shop.stop();
  }
};

const makeMongo = async (): Promise<void> => {
  const parts = findParts("the fixture of MongoDB");
  if (!parts) return;
  const old = await startOldMesh(root, parts, demo);
  const folder = emptied("mongodb");
  let made: Made;
  try {
    made = await lifeOf(old);
    await dumpMongo(old.mongod, folder);
  } finally {
    await old.close();
  }
  const mongod = await startMongod(parts.mongod);
  await restoreMongo(mongod);
  const mesh = await startMesh(parts, { root, mongod, env: demo });
  try {
    write(folder, made, await record(mesh, made));
  } finally {
    await mesh.close();
  }
};

if (values.only !== "mongodb") await makeDataDir();
if (values.only !== "data-dir") await makeMongo();
