import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import mongoose from "mongoose";
import { freePort } from "./free-port.ts";

/** A MongoDB of a test's own. */
export interface Mongod {
  /** With a database: as one service's own; without: as MONGO_URL. */
  readonly url: (database?: string) => string;
  /** `FerretDB (reports MongoDB 7.0.77)` or `MongoDB 8.0.4`: to be named beside every figure. */
  readonly engine: string;
  /** SIGTERM, then the folder goes. */
  stop(): Promise<void>;
  /** SIGKILL: a crash. The folder stays. */
  kill(): Promise<void>;
  /** On the same folder and port; resolves when it answers. */
  restart(): Promise<void>;
}

/** What `mongodb-memory-server-core` fetched before (`node test/support/parts/mongod.ts`). */
const fetched = (): string | undefined => {
  const folder =
    process.env["MONGOMS_DOWNLOAD_DIR"] ?? join(homedir(), ".cache", "mongodb-binaries");
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) =>
    /^mongod-.*-\d+\.\d+\.\d+(?:\.exe)?$/u.test(file),
  );
  return name && join(folder, name);
};

/** Where mongod is: `MONGOD_BIN`, `MONGOMS_SYSTEM_BINARY`, the PATH, what was fetched, or ../shared/bin; undefined when nowhere. */
export const findMongod = (): string | undefined =>
  [
    process.env["MONGOD_BIN"],
    process.env["MONGOMS_SYSTEM_BINARY"],
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "mongod")),
    fetched(),
    resolve(import.meta.dirname, "../../../../shared/bin/mongod"),
  ].find((path) => path && existsSync(path));

const startMs = 60_000;

/** Resolves when it answers; rejects when it ends instead. */
const launched = async (bin: string, args: readonly string[]): Promise<ChildProcess> => {
  const child = spawn(bin, args, { stdio: ["ignore", "pipe", "pipe"] });
  await new Promise<void>((done, fail) => {
    let said = "";
    const timer = setTimeout(
      () => fail(new Error(`mongod did not start: ${said.slice(-500)}`)),
      startMs,
    );
    const hear = (text: Buffer): void => {
      said = (said + text.toString()).slice(-5_000);
      if (!/waiting for connections/i.test(said)) return;
      clearTimeout(timer);
      done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", fail);
    child.once("exit", () => {
      clearTimeout(timer);
      fail(new Error(`mongod ended: ${said.slice(-500)}`));
    });
  }).catch((error: unknown) => {
    child.kill();
    throw error;
  });
  return child;
};

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill(signal);
  await exit;
};

const engineOf = async (url: string): Promise<string> => {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const { version, ferretdb } = (await connection.db?.admin().buildInfo()) as {
      version: string;
      ferretdb?: object;
    };
    return ferretdb ? `FerretDB (reports MongoDB ${version})` : `MongoDB ${version}`;
  } finally {
    await connection.close();
  }
};

/** Starts mongod on a free port and a folder of its own; the first start of a machine takes some 8 seconds. */
export const startMongod = async (bin: string): Promise<Mongod> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "caravan-mongod-"));
  const args = ["--port", String(port), "--dbpath", folder, "--bind_ip", "127.0.0.1"];
  const url = (database = ""): string => `mongodb://127.0.0.1:${port}/${database}`;
  let child = await launched(bin, args);
  const engine = await engineOf(url());
  process.stdout.write(`MongoDB cases run on ${engine}, ${bin}\n`);
  return {
    url,
    engine,
    async stop() {
      await ended(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
      // FerretDB's wrapper keeps its lock beside the folder.
      rmSync(`${folder}.lock`, { force: true });
    },
    kill: () => ended(child, "SIGKILL"),
    async restart() {
      await ended(child, "SIGTERM");
      child = await launched(bin, args);
    },
  };
};

// `node test/support/parts/mongod.ts` prints where mongod is, and fetches MongoDB's own where there is none.
if (import.meta.main) {
  const { MongoBinary } = await import("mongodb-memory-server-core");
  console.log(findMongod() ?? (await MongoBinary.getPath({ version: "8.0.4" })));
}
