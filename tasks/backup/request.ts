/**
 * How `npm run backup` asks a running shop: it names the folder in a file, then signals the process,
 * which alone can take all its stores as of one moment without stopping. Windows has no such signal.
 * Each request has an id of its own, so that several at once get each its own answer.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { note } from "../../platform/ops/notes.ts";
import { liveProcessOf, signOf } from "../../platform/storage/sqlite/lock.ts";

const SIGNAL = "SIGUSR2";
const REQUEST = "backup.request.";
const ANSWER = "backup.answer.";
const PAUSE_MS = 50;

interface Answer {
  readonly files?: number;
  readonly problem?: string;
}

/** The other side sees a file only when it is whole. */
const write = (path: string, text: string): void => {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  renameSync(`${path}.part`, path);
};

const filesOf = (dataDir: string, prefix: string): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith(prefix));

/** Of requests whose shop or whose asker ended before the other. */
const removeLeftovers = (dataDir: string): void => {
  for (const name of [...filesOf(dataDir, REQUEST), ...filesOf(dataDir, ANSWER)])
    rmSync(join(dataDir, name), { force: true });
};

/** The shop goes on when an answer cannot be written; whoever asked is waiting for it in vain. */
const report = (error: unknown): void =>
  note("warn", `A request for a backup was not answered: ${String(error)}`);

/** Answers requests for as long as the shop runs; returns how to stop. */
export const serveBackups = (
  dataDir: string,
  backup: (directory: string) => Promise<number>,
): (() => void) => {
  removeLeftovers(dataDir);
  const serve = async (name: string): Promise<void> => {
    const path = join(dataDir, name);
    const to = readFileSync(path, "utf8");
    rmSync(path);
    const answer = await backup(to).then(
      (files): Answer => ({ files }),
      (error: unknown): Answer => ({
        problem: error instanceof Error ? error.message : "failed",
      }),
    );
    write(join(dataDir, `${ANSWER}${name.slice(REQUEST.length)}`), JSON.stringify(answer));
  };
  const listener = (): void => {
    // Signals that come at once are one.
    for (const name of filesOf(dataDir, REQUEST))
      if (!name.endsWith(".part")) serve(name).catch(report);
  };
  if (process.platform !== "win32") process.on(SIGNAL, listener);
  return () => void process.off(SIGNAL, listener);
};

/**
 * Asks the shop of process `pid` for a copy in `to`; how many files.
 * @throws Error with the shop's reason, or when it ended meanwhile
 */
export const requestBackup = async (dataDir: string, pid: number, to: string): Promise<number> => {
  const id = randomUUID();
  const [request, reply] = [join(dataDir, `${REQUEST}${id}`), join(dataDir, `${ANSWER}${id}`)];
  const shop = signOf(pid);
  write(request, to);
  try {
    if (liveProcessOf(shop) !== undefined) process.kill(pid, SIGNAL);
    while (!existsSync(reply)) {
      if (liveProcessOf(shop) === undefined)
        throw new Error(
          `The shop (process ${pid}) ended before its copy was whole, and what there was of it is removed: ask again, with the shop running or stopped.`,
        );
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    const { files, problem } = JSON.parse(readFileSync(reply, "utf8")) as Answer;
    if (problem !== undefined) throw new Error(`The shop could not copy its stores: ${problem}`);
    return files ?? 0;
  } finally {
    for (const path of [request, reply]) rmSync(path, { force: true });
  }
};
