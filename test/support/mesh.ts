import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { serviceNames } from "../../tasks/start/services.ts";
import { ADMIN, clientOf, until, type Client } from "./client.ts";
import { findMongod, startMongod, type Mongod } from "./parts/mongod.ts";
import { findNats, startNats, type Nats } from "./parts/nats.ts";
import { compiled, exited } from "./shop.ts";

/** One process of the mesh: one copy of one service. */
export interface MeshNode {
  readonly service: string;
  readonly index: number;
  readonly process: ChildProcess;
  readonly opsUrl: string;
  /** Of a gateway only. */
  readonly url: string | undefined;
  output(): string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGTERM, then waits; the exit code. */
  stop(): Promise<number | null>;
}

export interface Mesh extends Client {
  /** Of the first gateway that runs. */
  readonly url: string;
  readonly nats: Nats;
  readonly mongod: Mongod;
  /** Starts one more copy. */
  start(service: string, env?: Record<string, string>): Promise<MeshNode>;
  /** The running copies of a service, oldest first. */
  copies(service: string): readonly MeshNode[];
  nodes(): readonly MeshNode[];
  /** `npm run migrate`, as the operator where NATS has users. */
  migrate(): Promise<void>;
  /** Resolves once the gateways see every service. */
  whole(): Promise<void>;
  close(): Promise<void>;
}

export interface MeshOptions {
  /** How many of each; one where nothing is said, 0 leaves it out. */
  readonly copies?: Readonly<Record<string, number>>;
  /** Of every process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of every process of a service. */
  readonly envOf?: Readonly<Record<string, Record<string, string>>>;
  /** Lines of nats-server's configuration: users and what they may do. */
  readonly natsConfig?: string;
  /** The checkout that runs; default: this one. */
  readonly root?: string;
  /** One that runs already, with its data; stopped with the mesh. Default: a new one. */
  readonly mongod?: Mongod;
}

const root = resolve(import.meta.dirname, "..", "..");
const nodeArgs = ["--disable-warning=ExperimentalWarning"];

/** The real parts of the mesh; undefined with one line on what is missing. */
export const findParts = (what: string): { nats: string; mongod: string } | undefined => {
  const nats = findNats();
  const mongod = findMongod();
  if (nats !== undefined && mongod !== undefined) return { nats, mongod };
  const missing = [
    ...(nats === undefined ? ["nats-server (NATS_SERVER_BIN, PATH, ../shared/bin)"] : []),
    ...(mongod === undefined ? ["mongod (MONGOD_BIN, PATH, ../shared/bin)"] : []),
  ];
  process.stdout.write(`Skipped for want of ${missing.join(" and ")}: ${what}.\n`);
  return undefined;
};

interface Spawned {
  readonly child: ChildProcess;
  output(): string;
}
const taskOf = (name: string, of = root): string => join(of, "tasks", name);
const spawnTask = (task: string, env: Record<string, string>): Spawned => {
  const child = spawn(process.execPath, [...nodeArgs, task], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "", NODE_COMPILE_CACHE: compiled, ...env },
    // With a channel, a process ends by itself when the test that started it is gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
};

/** Two dozen processes start at the same time on two slow cores. */
const START_MS = 180_000;

const addressesOf = (child: ChildProcess, service: string, output: () => string) =>
  until(
    `${service} to start`,
    async () => {
      if (child.exitCode !== null)
        throw new Error(`${service} ended with ${child.exitCode}:\n${output()}`);
      const opsUrl = /Health\s+(http:\/\/\S+?)\/readyz/u.exec(output())?.[1];
      const url = /Shop API\s+(http:\/\/\S+)\/v1\/products/u.exec(output())?.[1];
      return opsUrl === undefined ? undefined : { opsUrl, url };
    },
    START_MS,
  ).catch((error: unknown) => {
    child.kill("SIGKILL");
    throw error;
  });

/** One process with one service, `index` in its node id; `task`: what it runs. */
export const startNode = async (
  service: string,
  index: number,
  env: Record<string, string>,
  task = taskOf("start.ts"),
): Promise<MeshNode> => {
  const { child, output } = spawnTask(task, {
    ...env,
    CARAVAN_SERVICES: service,
    NODE_INDEX: String(index),
  });
  const found = await addressesOf(child, `${service} ${index}`, output);
  return {
    service,
    index,
    process: child,
    ...found,
    output,
    async kill() {
      child.kill("SIGKILL");
      await exited(child);
    },
    async stop() {
      child.kill("SIGTERM");
      return exited(child);
    },
  };
};

const migrate = async (env: Record<string, string>, of: string): Promise<void> => {
  const { child, output } = spawnTask(taskOf("migrate.ts", of), env);
  if ((await exited(child)) !== 0) throw new Error(`migrate failed:\n${output()}`);
};

const seesAll = async ({ opsUrl }: MeshNode): Promise<boolean> => {
  const { checks } = (await (await fetch(`${opsUrl}/readyz?verbose`)).json()) as {
    checks: Record<string, string>;
  };
  return Object.values(checks).every((said) => said === "ok");
};

/** The shop as a mesh: real NATS and MongoDB, every service a process of its own. */
export const startMesh = async (
  parts: { nats: string; mongod: string },
  options: MeshOptions = {},
): Promise<Mesh> => {
  const { copies = {}, env: extra = {}, envOf = {}, natsConfig = "", root: of = root } = options;
  const names = serviceNames(join(of, "services"));
  const [nats, mongod] = await Promise.all([
    startNats(parts.nats, { config: natsConfig }),
    options.mongod ?? startMongod(parts.mongod),
  ]);
  const env: Record<string, string> = {
    NATS_URL: nats.url,
    NATS_MONITOR_URL: nats.monitorUrl,
    MONGO_URL: mongod.url("").replace(/\/$/u, ""),
    PORT: "0",
    OPS_PORT: "0",
    SEED: "none",
    RATE_LIMITS: "off",
    ...ADMIN,
    ...extra,
  };
  const nodes = new Set<MeshNode>();
  let last = 0;
  const running = (service: string): MeshNode[] =>
    [...nodes].filter(
      (node) =>
        node.service === service &&
        node.process.exitCode === null &&
        node.process.signalCode === null,
    );
  const gateway = (): MeshNode => {
    const [first] = running("gateway");
    if (!first) throw new Error("No gateway runs.");
    return first;
  };
  const mesh: Mesh = {
    get url() {
      return gateway().url ?? "";
    },
    nats,
    mongod,
    ...clientOf(() => gateway().url ?? ""),
    async start(service, more = {}) {
      const own = { ...env, ...envOf[service], ...more };
      const node = await startNode(service, (last += 1), own, taskOf("start.ts", of));
      nodes.add(node);
      return node;
    },
    copies: running,
    migrate: () => migrate({ ...env, ...envOf["operator"] }, of),
    nodes: () => names.flatMap(running),
    async whole() {
      for (const node of running("gateway")) {
        await until("every service to be seen", () => seesAll(node));
      }
    },
    async close() {
      await Promise.all(running("gateway").map((node) => node.stop()));
      await Promise.all(mesh.nodes().map((node) => node.stop()));
      await Promise.all([nats.remove(), mongod.stop()]);
    },
  };
  try {
    await mesh.migrate();
    const wanted = names.flatMap((name) => Array.from({ length: copies[name] ?? 1 }, () => name));
    const starts = await Promise.allSettled(wanted.map((name) => mesh.start(name)));
    for (const start of starts) if (start.status === "rejected") throw start.reason;
    if ((copies["gateway"] ?? 1) > 0 && !Object.values(copies).includes(0)) await mesh.whole();
  } catch (error) {
    await mesh.close();
    throw error;
  }
  return mesh;
};
