import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

export interface Shop {
  readonly url: string;
  readonly opsUrl: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start to the first 200 of GET /v1/products. */
  readonly readyMs: number;
  /** What the process has written so far. */
  output(): string;
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** As the administrator. */
  staff(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  kill(): Promise<void>;
  /** SIGTERM, then waits. */
  stop(options?: { remove?: boolean }): Promise<number | null>;
}

export const ADMIN = {
  ADMIN_EMAIL: "admin@example.org",
  ADMIN_PASSWORD: "correct horse battery staple",
};
const root = resolve(import.meta.dirname, "..", "..");

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks until `probe` answers something other than undefined or false; rejects after `withinMs`. */
export const until = async <T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  withinMs = 60_000,
): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await sleep(25);
  }
};

const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((done) => child.once("exit", (code) => done(code)));

const ask = async (
  base: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> => {
  const text = typeof body === "string";
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(body === undefined || text ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
  });
  const raw = await answer.text();
  const json = (answer.headers.get("content-type") ?? "").includes("json");
  return {
    status: answer.status,
    headers: answer.headers,
    body: json && raw !== "" ? JSON.parse(raw) : raw,
  };
};

/** Starts the shop as users run it, in a process of its own, on free ports. */
export const startShop = async (
  env: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), "caravan-shop-")),
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
  let token: Promise<string> | undefined;
  const signIn = async (): Promise<string> => {
    const session = await ask(
      url,
      "POST",
      "/v1/sessions",
      { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD },
      {},
    );
    if (session.status !== 201) throw new Error(`sign-in: ${JSON.stringify(session.body)}`);
    return session.body.accessToken as string;
  };
  return {
    url,
    opsUrl,
    dataDir,
    process: child,
    readyMs,
    output: () => output,
    request: (method, path, body, headers = {}) => ask(url, method, path, body, headers),
    async staff(method, path, body, headers = {}) {
      token ??= signIn();
      return ask(url, method, path, body, { authorization: `Bearer ${await token}`, ...headers });
    },
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
