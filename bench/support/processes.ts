import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Staff } from "./catalogue.ts";
import type { Job, Result } from "./driver.ts";
import { cpuMsOf, rssMbOf } from "./proc.ts";

const here = import.meta.dirname;
const ours = join(here, "../..");
const ADMIN = { email: "bench@example.org", password: "a long password for the bench" };

export interface BenchShop {
  readonly url: string;
  readonly firstResponseMs: number;
  readonly staff: Staff;
  /** Processor time used so far, ms: what contention for the cores does not change. */
  cpuMs(): number;
  /** Resident memory, MB; `peak`: the most so far. */
  rssMb(peak?: "peak"): number;
  stop(): Promise<void>;
}

/** What `npm start` gives to node, without the script itself. */
const startArgs = (root: string): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  return scripts.start.split(" ").slice(1, -1);
};

const opened = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Shop API\s+(http:\/\/\S+)\/v1\/products/u.exec(output)?.[1];
      if (url === undefined) return;
      // Its log is taken off, not read: a line a request would be work of ours.
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", read).resume();
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`the shop ended with ${code}:\n${output}`)));
  });

export interface BenchShopOptions {
  /** The checkout that runs; default: this one. */
  readonly root?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The shop as users run it, on a fresh folder unless given one, which is kept; `nodeArgs` for a profiler. */
export const startBenchShop = async (
  nodeArgs: readonly string[] = [],
  givenDir?: string,
  { root = ours, env = {} }: BenchShopOptions = {},
): Promise<BenchShop> => {
  const dataDir = givenDir ?? mkdtempSync(join(tmpdir(), "caravan-bench-"));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...startArgs(root), ...nodeArgs, join(root, "tasks/start.ts")],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: "0",
        OPS_PORT: "0",
        SEED: "none",
        PAYMENT_PROVIDERS: "manual,test",
        RATE_LIMITS: "off",
        DATA_DIR: dataDir,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const url = await opened(child);
  while ((await fetch(`${url}/v1/products`)).status !== 200)
    await new Promise((done) => setTimeout(done, 10));
  const firstResponseMs = performance.now() - began;
  const json = { "content-type": "application/json" };
  const signedIn = await fetch(`${url}/v1/sessions`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(ADMIN),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  return {
    url,
    firstResponseMs,
    async staff(method, path, body, type = "application/json") {
      const headers = {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { "content-type": type }),
      };
      const answer = await fetch(`${url}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Record<string, unknown>;
    },
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    rssMb: (peak) => rssMbOf(child.pid ?? 0, peak),
    async stop() {
      child.kill("SIGTERM");
      await new Promise((done) => child.once("exit", done));
      if (givenDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export interface Baselines {
  readonly bare: string;
  /** An empty action of the same process. */
  readonly web: string;
  /** An empty action of another process, over NATS; "" without one. */
  readonly remote: string;
  /** Processor time of the servers used so far, ms. */
  cpuMs(): number;
  stop(): void;
}

/** The baselines; the bare server sends the bytes that `url` answers. */
export const startBaselines = async (url: string, nats?: string): Promise<Baselines> => {
  const args = nats === undefined ? [url] : [url, nats];
  const child = fork(join(here, "baselines.ts"), args, {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [urls] = (await once(child, "message")) as [Partial<Baselines>];
  return {
    ...{ bare: "", web: "", remote: "", ...urls },
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    stop: () => void child.kill(),
  };
};

/** Runs one job in the driver's own process. */
export const drive = (job: Job): Promise<Result> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(here, "driver.ts"), JSON.stringify(job)],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("exit", (code) =>
      code === 0
        ? resolve(JSON.parse(output) as Result)
        : reject(new Error(`the driver ended with ${code}`)),
    );
  });
