import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { freePort } from "./free-port.ts";

/** A NATS server of a test's own. */
export interface Nats {
  readonly url: string;
  /** Of its monitoring. */
  readonly monitorUrl: string;
  /** Where it keeps its streams. */
  readonly folder: string;
  readonly pid: () => number | undefined;
  /** Stops it well; its folder stays until `remove`. */
  stop(): Promise<void>;
  /** SIGKILL: a crash. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder; stops it first where it runs. */
  restart(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

const isNewEnough = (path: string): boolean => {
  try {
    const said = execFileSync(path, ["--version"], { encoding: "utf8" });
    const [, major = "0", minor = "0"] = /v(\d+)\.(\d+)\./u.exec(said) ?? [];
    return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 10);
  } catch {
    return false;
  }
};

/** Where nats-server 2.10 or newer is: `NATS_SERVER_BIN`, the PATH, or ../shared/bin; undefined when nowhere. */
export const findNats = (): string | undefined =>
  [
    process.env["NATS_SERVER_BIN"],
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "nats-server")),
    resolve(import.meta.dirname, "../../../../shared/bin/nats-server"),
  ].find((path) => path && existsSync(path) && isNewEnough(path));

const startMs = 30_000;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Resolves when it answers and its JetStream is there; rejects when it ended instead. */
const answers = async (child: ChildProcess, health: string, said: () => string): Promise<void> => {
  for (const until = Date.now() + startMs; Date.now() < until; await sleep(20)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(health).catch(() => undefined);
    if (answer?.ok) return;
  }
  child.kill("SIGKILL");
  throw new Error(`nats-server did not start: ${said()}`);
};

export interface NatsOptions {
  /** Added to the configuration: users, cluster, … */
  readonly config?: string;
  /** Default true. */
  readonly jetstream?: boolean;
  /** Default always. */
  readonly syncInterval?: string;
}

/** Starts nats-server on free ports and a folder of its own. */
export const startNats = async (bin: string, options: NatsOptions = {}): Promise<Nats> => {
  const [port, monitor] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), "caravan-nats-"));
  const { config = "", jetstream = true, syncInterval = "always" } = options;
  const lines = [
    `listen: "127.0.0.1:${port}"`,
    `http: "127.0.0.1:${monitor}"`,
    jetstream
      ? `jetstream { store_dir: ${JSON.stringify(folder)}, sync_interval: ${syncInterval} }`
      : "",
    config,
  ];
  const file = join(folder, "nats.conf");
  writeFileSync(file, lines.join("\n"));

  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const start = async (): Promise<void> => {
    const started = spawn(bin, ["-c", file], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const hear = (text: Buffer): void => void (said = (said + text.toString()).slice(-2_000));
    started.stdout.on("data", hear);
    started.stderr.on("data", hear);
    ended = new Promise((done) => started.once("exit", () => done()));
    child = started;
    await answers(started, `http://127.0.0.1:${monitor}/healthz`, () => said);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child?.kill(signal);
    await ended;
    child = undefined;
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    monitorUrl: `http://127.0.0.1:${monitor}`,
    folder,
    pid: () => child?.pid,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGTERM");
      await start();
    },
    async remove() {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
