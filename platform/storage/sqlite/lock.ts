import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

/** Tells a process from a later one of the same pid: the boot and the start time in it (proc(5), field 22); "" where there is no /proc. */
const birthOf = (pid: number): string => {
  const stat = read(`/proc/${pid}/stat`);
  const started = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return started ? `${read("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}/${started}` : "";
};

const lives = (pid: number, birth: string): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = birthOf(pid);
  return birth === "" || now === "" || now === birth;
};

const holderOf = (text: string): { pid: number; birth: string } => {
  const [pid = "", birth = ""] = text.split("\n");
  return { pid: Number(pid), birth };
};

/** The live process that uses a data directory, undefined when there is none. */
export const userOf = (dataDir: string): number | undefined => {
  const { pid, birth } = holderOf(read(join(dataDir, "caravan.lock")) ?? "");
  return pid > 0 && lives(pid, birth) ? pid : undefined;
};

/** Links, so that the lock is never seen without its holder's name. */
const take = (path: string, own: string): boolean => {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
};

const removeStale = (path: string, seen: string): void => {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody else was quicker.
  }
  if (read(aside) !== seen) take(path, aside);
  rmSync(aside, { force: true });
};

/**
 * Takes `caravan.lock` in a data directory, which two processes must not share; returns how to give it back.
 * A lock whose process is dead is taken over. Processes of another pid namespace (container) are not seen.
 * @throws naming the directory and the process that holds it.
 */
export const lock = (dataDir: string): (() => void) => {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "caravan.lock");
  const own = `${path}.${process.pid}`;
  const mine = `${process.pid}\n${birthOf(process.pid)}\n`;
  writeFileSync(own, mine);
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (take(path, own)) return () => void (read(path) === mine && rmSync(path, { force: true }));
      const seen = read(path);
      if (seen === undefined) continue;
      const { pid, birth } = holderOf(seen);
      if (pid > 0 && lives(pid, birth))
        throw new Error(
          `The data directory ${dataDir} is in use by process ${pid}: stop it, or choose another DATA_DIR.`,
        );
      removeStale(path, seen);
    }
    throw new Error(`The data directory ${dataDir} could not be locked.`);
  } finally {
    rmSync(own, { force: true });
  }
};
