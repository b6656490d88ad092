import { fork, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job, Result } from "./driver.ts";

const here = import.meta.dirname;
const ADMIN = { email: "bench@example.org", password: "a long password for the bench" };

export interface BenchShop {
  readonly url: string;
  readonly firstAnswerMs: number;
  staff(
    method: string,
    path: string,
    body?: string,
    type?: string,
  ): Promise<Record<string, unknown>>;
  /** Processor time used so far, ms: what contention for the cores does not change. */
  cpuMs(): number;
  /** Resident memory, MB; `peak`: the most so far. */
  rssMb(peak?: "peak"): number;
  stop(): Promise<void>;
}

/** What `npm start` gives to node, without the script itself. */
const startArgs = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(here, "../package.json"), "utf8")) as {
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
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`the shop ended with ${code}:\n${output}`)));
  });

/** The shop as users run it, on a fresh folder unless given one, which is kept; `nodeArgs` for a profiler. */
export const startBenchShop = async (
  nodeArgs: readonly string[] = [],
  givenDir?: string,
): Promise<BenchShop> => {
  const dataDir = givenDir ?? mkdtempSync(join(tmpdir(), "caravan-bench-"));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...startArgs(), ...nodeArgs, join(here, "../tasks/start.ts")],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: "0",
        OPS_PORT: "0",
        SEED: "none",
        RATE_LIMITS: "off",
        DATA_DIR: dataDir,
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const url = await opened(child);
  while ((await fetch(`${url}/v1/products`)).status !== 200)
    await new Promise((done) => setTimeout(done, 10));
  const firstAnswerMs = performance.now() - began;
  const json = { "content-type": "application/json" };
  const signedIn = await fetch(`${url}/v1/sessions`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(ADMIN),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  return {
    url,
    firstAnswerMs,
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
    cpuMs() {
      // Fields 14 and 15 of proc(5): user and system time in ticks of 10 ms; the name may hold spaces.
      const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    rssMb(peak) {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const line = peak ? /VmHWM:\s+(\d+)/u : /VmRSS:\s+(\d+)/u;
      return Number(line.exec(status)?.[1] ?? 0) / 1024;
    },
    async stop() {
      child.kill("SIGTERM");
      await new Promise((done) => child.once("exit", done));
      if (givenDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** The two baselines, sending the bytes that `url` answers. */
export const startBaselines = async (
  url: string,
): Promise<{ bare: string; web: string; stop(): void }> => {
  const child = fork(join(here, "baselines.ts"), [url], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const urls = await new Promise<{ bare: string; web: string }>((done) =>
    child.once("message", (m) => done(m as never)),
  );
  return { ...urls, stop: () => void child.kill() };
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
