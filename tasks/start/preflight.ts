/** What can be known of ports and folders before a start: each problem is one line with variable, value and remedy. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

type Failure = NodeJS.ErrnoException;

/** Enough that a full disk shows: a file system may have room left for a few bytes of a file that is there. */
const PROBE_BYTES = 65_536;

const folderRemedies: Readonly<Record<string, string>> = {
  EROFS: "is on a read-only file system: set a folder that can be written to",
  ENOSPC: "is on a full disk: make room, or set a folder on another one",
  EDQUOT: "is over its quota: make room, or set a folder on another disk",
  EACCES: "may not be written to by this user: change its owner, or set another folder",
  EPERM: "may not be written to by this user: change its owner, or set another folder",
  ENOTDIR: "is no folder: set another path",
  EEXIST: "is no folder: set another path",
};

/** What a failure to write to the data folder comes of. */
export const folderProblem = (dataDir: string, { code = "", message }: Failure): string => {
  const why = Object.hasOwn(folderRemedies, code) ? folderRemedies[code] : undefined;
  return `DATA_DIR ${JSON.stringify(dataDir)} ${why ?? `cannot be used (${message}): set another folder`}`;
};

/** Folder by folder: Node's recursive mkdir never returns below /proc. */
const make = (dir: string): void => {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(dir) !== dir) make(dirname(dir));
  mkdirSync(dir, { mode: 0o700 });
};

/** Writes and removes a file in it; undefined when that works. The folder is made when it is not there. */
export const dataDirProblem = (dataDir: string): string | undefined => {
  const probe = join(dataDir, `probe.${process.pid}`);
  try {
    make(dataDir);
    const file = openSync(probe, "w", 0o600);
    try {
      writeSync(file, Buffer.alloc(PROBE_BYTES));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(probe, { force: true });
    }
    return undefined;
  } catch (error) {
    return folderProblem(dataDir, error as Failure);
  }
};

/** Bits of a mode by which others than the owner get at a file. */
const OTHERS = 0o077;

/** A line when the folder or a file in it is open to others than its owner, undefined when not. Windows has no such modes. */
export const wideFolder = (dataDir: string): string | undefined => {
  if (process.platform === "win32") return undefined;
  const paths = [dataDir, ...readdirSync(dataDir).map((name) => join(dataDir, name))];
  const wide = paths.filter(
    (path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0,
  );
  if (wide.length === 0) return undefined;
  const more = wide.length > 1 ? ` and ${wide.length - 1} more` : "";
  return `DATA_DIR holds customers' data, and ${wide[0]}${more} can be read by others: chmod -R go= ${JSON.stringify(dataDir)}`;
};

const listenRemedy = (port: string, host: string, { code, message }: Failure): string => {
  if (code === "EADDRINUSE")
    return `${port} is taken on ${host}: stop what listens there, or set another port (0: any free one)`;
  if (code === "EACCES") return `${port} may not be listened on by this user: set one from 1024 on`;
  return `${port} cannot be listened on (${message}): set HOST to an address of this machine`;
};

/** Undefined when the port can be listened on just now. */
const portProblem = (name: string, port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: Failure) => {
      const hostIsWrong = error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND";
      resolve(
        hostIsWrong
          ? `HOST ${JSON.stringify(host)} is no address of this machine: set one that is, such as 127.0.0.1 or 0.0.0.0`
          : `${name} ${listenRemedy(String(port), host, error)}`,
      );
    });
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

/** Ports that a start would fail on. `ports`: by the names of their variables. */
export const portProblems = async (
  ports: Readonly<Record<string, number>>,
  host: string,
): Promise<readonly string[]> => {
  // A port that is malformed is named as such and has no value.
  const wanted = Object.entries(ports).filter(([, port]) => Number.isInteger(port) && port > 0);
  const twice = wanted.filter(([, port], i) => wanted.findIndex((one) => one[1] === port) !== i);
  const tried = await Promise.all(wanted.map(([name, port]) => portProblem(name, port, host)));
  return [
    ...twice.map(([name, port]) => `${name} ${port} is asked for twice: set another port`),
    ...tried.filter((problem) => problem !== undefined),
  ];
};
