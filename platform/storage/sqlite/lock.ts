import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

/** The fields of proc(5)'s `stat` from the third, the state, on; none where there is no /proc. */
const statOf = (pid: number): readonly string[] => {
  const stat = read(`/proc/${pid}/stat`);
  return stat === undefined ? [] : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
};

/** Tells a process from a later one of the same pid: the boot and the start time in it (field 22); "" where there is no /proc. */
const birthOf = (pid: number): string => {
  const started = statOf(pid)[19];
  return started ? `${read("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}/${started}` : "";
};

/** Ended, and only its parent has not asked for its exit code yet: it holds no file any more. */
const isZombie = (pid: number): boolean => /^[ZX]$/iu.test(statOf(pid)[0] ?? "");

const lives = (pid: number, birth: string): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (isZombie(pid)) return false;
  const now = birthOf(pid);
  return birth === "" || now === "" || now === birth;
};

const holderOf = (text: string): { pid: number; birth: string } => {
  const [pid = "", birth = ""] = text.split("\n");
  return { pid: Number(pid), birth };
};

/** Names this process in a file, so that `liveProcessOf` finds it. */
export const signOf = (pid = process.pid): string => `${pid}\n${birthOf(pid)}\n`;

/** The process that a text of `signOf` names, undefined when it has ended. */
export const liveProcessOf = (sign: string): number | undefined => {
  const { pid, birth } = holderOf(sign);
  return pid > 0 && lives(pid, birth) ? pid : undefined;
};

/** The live process that uses a data directory, undefined when there is none. */
export const userOf = (dataDir: string): number | undefined =>
  liveProcessOf(read(join(dataDir, "caravan.lock")) ?? "");

/** Who was just killed or is stopping needs a moment to give the directory back. */
const WAIT_MS = 1_500;
const PAUSE_MS = 50;

const pause = (): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

/** The process that still lives after a moment's wait. */
const stayingProcessOf = (sign: string, waitMs: number): number | undefined => {
  const end = Date.now() + waitMs;
  let pid = liveProcessOf(sign);
  while (pid !== undefined && pid !== process.pid && Date.now() < end) {
    pause();
    pid = liveProcessOf(sign);
  }
  return pid;
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
 * A lock whose process is dead is taken over; a live one is waited for briefly (milliseconds), as it may be ending. Processes of another pid namespace (container) are not seen.
 * @throws naming the directory and the process that holds it.
 */
export const lock = (dataDir: string, waitMs = WAIT_MS): (() => void) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "caravan.lock");
  const own = `${path}.${process.pid}`;
  const mine = signOf();
  writeFileSync(own, mine, { mode: 0o600 });
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (take(path, own)) return () => void (read(path) === mine && rmSync(path, { force: true }));
      const seen = read(path);
      if (seen === undefined) continue;
      const pid = stayingProcessOf(seen, waitMs);
      // It may have given the directory back meanwhile.
      if (pid !== undefined && read(path) !== seen) continue;
      if (pid !== undefined)
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
