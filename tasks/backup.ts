/**
 * `npm run backup -- DIR`: copies the embedded stores of a shop, running or not, as of one moment:
 * the copy is what a crash at that moment would have left. A running shop is asked to do it
 * (see backup.request.ts); otherwise, and on Windows, every write lock is held for the few
 * milliseconds in which a read snapshot of each file is opened.
 */
import { closeSync, openSync, readdirSync, renameSync } from "node:fs";
import { join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { node } from "../platform/runtime/node.settings.ts";
import { userOf } from "../platform/storage/sqlite/lock.ts";
import { requestBackup } from "./backup/request.ts";
import { claimTarget } from "./backup/target.ts";

const USAGE = `Usage: npm run backup -- DIR
Copies the stores under DATA_DIR (${node.DATA_DIR}) into the new or empty folder DIR, while the shop runs.
A shop started with DATA_DIR=DIR holds what the shop held at that moment.`;

/** Write locks on every file at once, or none: it never waits for one while it holds another. */
const lockAll = (files: readonly string[]): DatabaseSync[] | undefined => {
  const locked: DatabaseSync[] = [];
  for (const file of files) {
    const db = new DatabaseSync(file, { timeout: 0 });
    try {
      db.exec("BEGIN IMMEDIATE");
      locked.push(db);
    } catch {
      db.close(); // The shop is writing just now: let go of all and try again.
      for (const other of locked) other.close();
      return undefined;
    }
  }
  return locked;
};

const snapshotsOf = async (files: readonly string[]): Promise<DatabaseSync[]> => {
  for (let attempt = 0; attempt < 2000; attempt += 1) {
    const locks = lockAll(files);
    if (locks) {
      const readers = files.map((file) => new DatabaseSync(file, { readOnly: true }));
      for (const reader of readers) reader.exec("BEGIN; SELECT count(*) FROM sqlite_master");
      for (const lock of locks) lock.close();
      return readers;
    }
    await new Promise((done) => setTimeout(done, 1 + Math.random() * 5));
  }
  throw new Error("The stores are written to without a pause: no moment was found to copy them.");
};

/** Of a shop that does not run. */
const copyStopped = async (from: string, names: readonly string[], to: string): Promise<number> => {
  const readers = await snapshotsOf(names.map((name) => join(from, name)));
  try {
    for (const [i, reader] of readers.entries()) {
      const part = join(to, `${names[i]}.part`);
      closeSync(openSync(part, "w", 0o600));
      await backup(reader, part);
      renameSync(part, join(to, names[i] as string));
    }
  } finally {
    for (const reader of readers) reader.close();
  }
  return names.length;
};

/** Copies every store of `from` into `to`; how many files. @throws Error when there is nothing to copy or `to` is in use */
export const backupStores = async (from: string, to: string): Promise<number> => {
  const names = readdirSync(from).filter((name) => name.endsWith(".db"));
  if (names.length === 0) throw new Error(`There are no stores in ${from}.`);
  const target = claimTarget(to);
  try {
    const shop = userOf(from);
    const asked = shop !== undefined && process.platform !== "win32";
    const files = asked ? await requestBackup(from, shop, to) : await copyStopped(from, names, to);
    target.finish();
    return files;
  } catch (error) {
    target.empty();
    throw error;
  }
};

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [to] = positionals;
  if (to === undefined || positionals.length > 1) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  try {
    const files = await backupStores(resolve(node.DATA_DIR), resolve(to));
    process.stdout.write(
      `Copied ${files} stores to ${resolve(to)}. They cannot be read without SECRETS_KEY, which is not among them: keep it elsewhere (docs/operations.md, Encryption).\n`,
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
