import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ADMIN, clientOf, until, type Client } from "./client.ts";

export { sleep, until, type Reply } from "./client.ts";

export interface Shop extends Client {
  readonly url: string;
  readonly opsUrl: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start to the first 200 of GET /v1/products. */
  readonly readyMs: number;
  /** What the process has written so far. */
  output(): string;
  kill(): Promise<void>;
  /** SIGTERM, then waits. */
  stop(options?: { remove?: boolean }): Promise<number | null>;
}

const ours = resolve(import.meta.dirname, "..", "..");
/** Where `npm start` keeps what node compiled. */
export const compiled = join(ours, "node_modules/.cache/compiled");

/** Its exit code, once it has ended. */
export const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((done) => child.once("exit", (code) => done(code)));

/** Starts the shop as users run it, in a process of its own, on free ports; `root`: of another checkout. */
export const startShop = async (
  env: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), "caravan-shop-")),
  root = ours,
): Promise<Shop> => {
  const began = Date.now();
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(root, "tasks", "start.ts")],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        NODE_COMPILE_CACHE: compiled,
        PORT: "0",
        OPS_PORT: "0",
        SEED: "none",
        RATE_LIMITS: "off",
        DATA_DIR: dataDir,
        ...ADMIN,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [url, opsUrl] = await until("the shop's address", async () => {
    if (child.exitCode !== null)
      throw new Error(`the shop ended with ${child.exitCode}:\n${output}`);
    const api = /Shop API\s+(http:\/\/\S+)\/v1\/products/u.exec(output)?.[1];
    const ops = /Health\s+(http:\/\/\S+?)\/readyz/u.exec(output)?.[1];
    return api !== undefined && ops !== undefined ? ([api, ops] as const) : undefined;
  });
  await until("the first 200", async () => (await fetch(`${url}/v1/products`)).status === 200);
  const readyMs = Date.now() - began;
  return {
    url,
    opsUrl,
    dataDir,
    process: child,
    readyMs,
    output: () => output,
    ...clientOf(() => url),
    async kill() {
      child.kill("SIGKILL");
      await exited(child);
    },
    async stop({ remove = true } = {}) {
      child.kill("SIGTERM");
      const code = await exited(child);
      if (remove) rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
};
