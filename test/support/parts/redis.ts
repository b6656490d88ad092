import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { freePort } from "./free-port.ts";
import { until } from "../shop.ts";

/** A Redis of a test's own. */
export interface RedisServer {
  readonly url: string;
  /** Of the process that runs now. */
  pid(): number;
  /** SIGTERM, and its folder is removed. */
  stop(): Promise<void>;
  /** SIGKILL: nothing it held is kept. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  restart(): Promise<void>;
}

/** Where redis-server is: `REDIS_SERVER_BIN`, then the PATH; undefined when nowhere. */
export const findRedis = (): string | undefined =>
  [
    process.env["REDIS_SERVER_BIN"],
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "redis-server")),
  ].find((path) => path && existsSync(path));

/** Whether it answers a PING within a second. */
const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    const end = (yes: boolean): void => {
      socket.destroy();
      done(yes);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once("data", (text) => end(text.toString().startsWith("+PONG")));
    socket.once("error", () => end(false));
  });

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once("exit", () => done()));

/** Starts redis-server on a free port in a folder of its own, keeping nothing on disk. */
export const startRedis = async (bin: string): Promise<RedisServer> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "caravan-redis-"));
  const args = ["--port", String(port), "--save", "", "--appendonly", "no"];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const mine = spawn(bin, [...args, "--bind", "127.0.0.1", "--dir", folder], { stdio: "ignore" });
    child = mine;
    await until("redis-server to answer", async () => {
      if (mine.exitCode !== null) throw new Error(`redis-server ended with ${mine.exitCode}`);
      return answers(port);
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited(child);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => child.pid ?? 0,
    async stop() {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
    restart: start,
  };
};
