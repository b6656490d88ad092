/** One mesh a folder: two NATS servers on one store would ruin it, and nothing in NATS prevents that. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Standing } from "./process.ts";

interface Held {
  readonly pid: number;
  /** Part of its command line: a pid is given to others again. */
  readonly program: string;
}

const fileIn = (folder: string): string => join(folder, "mesh.lock");

const runs = ({ pid, program }: Held): boolean => {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).includes(
      program,
    );
  } catch {
    return false; // ps ends with 1 when there is no such process.
  }
};

/** @throws Error naming processes of an earlier mesh on this folder that still run */
const assertFree = (folder: string): void => {
  const file = fileIn(folder);
  if (!existsSync(file)) return;
  const there = (JSON.parse(readFileSync(file, "utf8")) as Held[]).filter(runs);
  if (there.length === 0) return;
  const named = there.map(({ pid, program }) => `${program} (pid ${pid})`).join(", ");
  const pids = there.map(({ pid }) => pid).join(" ");
  throw new Error(
    `A mesh on ${folder} still runs: ${named}. Stop it (kill ${pids}), or choose another DATA_DIR.`,
  );
};

/** What each part's command line holds. */
const programs: Readonly<Record<string, string>> = {
  nats: "nats-server",
  mongo: "mongod",
  redis: "redis-server",
};

export interface Hold {
  /** A part that started here uses the folder too. */
  see(standing: Standing): void;
  /** Nobody uses it any more. */
  leave(): void;
}

/** Takes the folder for this process. @throws Error when another mesh uses it */
export const holdFolder = (folder: string): Hold => {
  assertFree(folder);
  const held = new Map<string, Held>([["mesh", { pid: process.pid, program: "mesh.ts" }]]);
  const note = (): void => writeFileSync(fileIn(folder), JSON.stringify([...held.values()]));
  note();
  return {
    see({ name, pid }) {
      const program = programs[name];
      if (program === undefined || pid === undefined) return;
      held.set(name, { pid, program });
      note();
    },
    leave: () => rmSync(fileIn(folder), { force: true }),
  };
};
