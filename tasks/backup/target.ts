/** The folder a backup is written to: one backup at a time, and nothing stays of one that was cut off. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { liveProcessOf, signOf } from "../../platform/storage/sqlite/lock.ts";

/** Stands in the folder while a backup is under way, and names its process; no data folder has one. */
const MARKER = "caravan-backup.part";

export interface Target {
  /** The copy is whole. */
  finish(): void;
  /** Removes what was copied so far. */
  empty(): void;
}

/** What a backup writes: nothing else of the folder is removed. */
const isOfBackup = (name: string): boolean => name.endsWith(".db") || name.endsWith(".part");

const emptied = (to: string): void => {
  // The marker last: until then it is seen what the rest is.
  const names = readdirSync(to).filter((name) => isOfBackup(name) && name !== MARKER);
  for (const name of [...names, MARKER]) rmSync(join(to, name), { force: true });
};

/** Removes what a backup left that was cut off. @throws Error when one is under way */
const cleanUp = (to: string): void => {
  const pid = liveProcessOf(readFileSync(join(to, MARKER), "utf8"));
  if (pid !== undefined)
    throw new Error(
      `Process ${pid} is writing a backup into ${to}: wait for it, or name another folder.`,
    );
  emptied(to);
};

/**
 * Takes a new or empty folder for a backup, its owner's alone.
 * @throws Error when it holds something, or another backup is written into it
 */
export const claimTarget = (to: string): Target => {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  if (readdirSync(to).includes(MARKER)) cleanUp(to);
  if (readdirSync(to).length > 0)
    throw new Error(`${to} is not empty: name a new or empty folder.`);
  writeFileSync(join(to, MARKER), signOf(), { flag: "wx", mode: 0o600 });
  return { finish: () => rmSync(join(to, MARKER)), empty: () => emptied(to) };
};
