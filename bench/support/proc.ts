/** What proc(5) says of processes: Linux only. */
import { readdirSync, readFileSync } from "node:fs";

/** Fields of /proc/<pid>/stat from the third on; the name before them may hold spaces. */
const statOf = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
};

/** Processor time used so far, ms: what contention for the cores does not change. */
export const cpuMsOf = (pid: number): number => {
  const fields = statOf(pid);
  // User and system time in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Resident memory, MB; `peak`: the most so far. */
export const rssMbOf = (pid: number, peak?: "peak"): number => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const line = peak ? /VmHWM:\s+(\d+)/u : /VmRSS:\s+(\d+)/u;
  return Number(line.exec(status)?.[1] ?? 0) / 1024;
};

/** Its share of the memory it may have in common with others, MB. */
export const pssMbOf = (pid: number): number => {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(/Pss:\s+(\d+)/u.exec(rollup)?.[1] ?? 0) / 1024;
};

const running = (): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);

const parentOf = (pid: number): number => {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return 0; // It ended meanwhile.
  }
};

/** The process and all it started. */
export const treeOf = (root: number): number[] => {
  const parents = new Map(running().map((pid) => [pid, parentOf(pid)]));
  const tree = [root];
  for (const pid of tree)
    tree.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree;
};

/** A child of this process by a word of its command line. */
export const childWith = (word: string): number | undefined =>
  running().find(
    (pid) =>
      parentOf(pid) === process.pid &&
      readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(word),
  );
