/**
 * How `npm run backup` asks a running shop: it names the folder in a file, then signals the process,
 * which alone can take all its stores as of one moment without stopping. Windows has no such signal.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SIGNAL = "SIGUSR2";
const requestIn = (dataDir: string): string => join(dataDir, "backup.request");
const answerIn = (dataDir: string): string => join(dataDir, "backup.answer");

interface Answer {
  readonly to: string;
  readonly files?: number;
  readonly problem?: string;
}

/** Answers requests for as long as the shop runs; returns how to stop. */
export const serveBackups = (
  dataDir: string,
  backup: (directory: string) => Promise<number>,
): (() => void) => {
  const answer = (told: Answer): void => {
    writeFileSync(`${answerIn(dataDir)}.part`, JSON.stringify(told));
    renameSync(`${answerIn(dataDir)}.part`, answerIn(dataDir));
  };
  const serve = (): void => {
    const to = readFileSync(requestIn(dataDir), "utf8");
    rmSync(requestIn(dataDir));
    backup(to).then(
      (files) => answer({ to, files }),
      (error: unknown) =>
        answer({ to, problem: error instanceof Error ? error.message : "failed" }),
    );
  };
  const listener = (): void => {
    if (existsSync(requestIn(dataDir))) serve();
  };
  if (process.platform !== "win32") process.on(SIGNAL, listener);
  return () => void process.off(SIGNAL, listener);
};

/** Asks the shop of process `pid` for a copy in `to`; how many files. @throws Error with the shop's reason, or when it ended meanwhile */
export const requestBackup = async (dataDir: string, pid: number, to: string): Promise<number> => {
  rmSync(answerIn(dataDir), { force: true });
  writeFileSync(requestIn(dataDir), to);
  process.kill(pid, SIGNAL);
  while (!existsSync(answerIn(dataDir))) {
    await new Promise((done) => setTimeout(done, 50));
    process.kill(pid, 0);
  }
  const { files, problem } = JSON.parse(readFileSync(answerIn(dataDir), "utf8")) as Answer;
  rmSync(answerIn(dataDir));
  if (problem !== undefined) throw new Error(`The shop could not copy its stores: ${problem}`);
  return files ?? 0;
};
