import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** A MongoDB of a test's own. */
export interface Mongod {
  readonly url: (database: string) => string;
  stop(): Promise<void>;
}

/** Where mongod is: `MONGOD_BIN`, the PATH, or ../shared/bin; undefined when nowhere. */
export const findMongod = (): string | undefined =>
  [
    process.env["MONGOD_BIN"],
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "mongod")),
    resolve(import.meta.dirname, "../../../shared/bin/mongod"),
  ].find((path) => path && existsSync(path));

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

const startMs = 60_000;

/** Starts mongod on a free port and a folder of its own; the first start of a machine takes some 8 seconds. */
export const startMongod = async (bin: string): Promise<Mongod> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "caravan-mongod-"));
  const child = spawn(bin, ["--port", String(port), "--dbpath", folder, "--bind_ip", "127.0.0.1"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
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
    child.once("exit", () => fail(new Error(`mongod ended: ${said.slice(-500)}`)));
  }).catch(async (error: unknown) => {
    child.kill();
    throw error;
  });
  return { url: (database) => `mongodb://127.0.0.1:${port}/${database}`, stop };
};
