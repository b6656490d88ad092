/** The mesh to be measured, the engines under it, and what each of its processes uses. */
import { execFileSync } from "node:child_process";
import {
  findParts,
  startMesh,
  type Mesh,
  type MeshNode,
  type MeshOptions,
} from "../../test/support/mesh.ts";
import { findRedis, startRedis, type RedisServer } from "../../test/support/parts/redis.ts";
import type { Staff } from "../support/catalogue.ts";
import { childWith, cpuMsOf, pssMbOf, rssMbOf, treeOf } from "../support/proc.ts";

/** By process: `orders`, `MongoDB`, …; copies of a service are summed. */
export type Use = ReadonlyMap<string, number>;

export interface BenchMesh {
  readonly mesh: Mesh;
  /** `NATS 2.15.1`, … */
  readonly engines: readonly string[];
  /** Of every gateway. */
  urls(): readonly string[];
  readonly staff: Staff;
  /** Starts copies until there are so many of each. */
  grow(copies: Readonly<Record<string, number>>): Promise<void>;
  /** Stops the newest copies until there are so many of each. */
  shrink(copies: Readonly<Record<string, number>>): Promise<void>;
  /** Processor time used so far, ms. */
  cpuMs(): Use;
  memory(): readonly { readonly name: string; readonly mb: number }[];
  stop(): Promise<void>;
}

const natsVersion = async (monitorUrl: string): Promise<string> => {
  const { version } = (await (await fetch(`${monitorUrl}/varz`)).json()) as { version: string };
  return `NATS ${version}`;
};
const redisVersion = (bin: string): string => {
  const said = execFileSync(bin, ["--version"], { encoding: "utf8" });
  return `Redis ${/v=(\S+)/u.exec(said)?.[1] ?? "?"}`;
};

const pidOf = ({ process: { pid = 0 } }: MeshNode): number => pid;
/** The port is the only word of its command line that is known here. */
const mongodOf = ({ mongod }: Mesh): number => childWith(new URL(mongod.url()).port) ?? 0;

const staffOf =
  (mesh: Mesh): Staff =>
  async (method, path, body, type = "application/json") => {
    const headers = body === undefined ? {} : { "content-type": type };
    const answer = await mesh.staff(method, path, body, headers);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  };

const cpuOf = (mesh: Mesh, redis: RedisServer | undefined): Use => {
  const sum = new Map<string, number>();
  const add = (name: string, pids: readonly number[]): void => {
    const ms = pids.reduce((all, pid) => all + cpuMsOf(pid), 0);
    sum.set(name, (sum.get(name) ?? 0) + ms);
  };
  for (const node of mesh.nodes()) add(node.service, [pidOf(node)]);
  add("MongoDB", treeOf(mongodOf(mesh)));
  add("NATS", [mesh.nats.pid() ?? 0]);
  if (redis) add("Redis", [redis.pid()]);
  return sum;
};

const memoryOf = (mesh: Mesh, redis: RedisServer | undefined): ReturnType<BenchMesh["memory"]> => [
  ...mesh.nodes().map((node) => ({
    name: `${node.service} ${node.index}`,
    mb: rssMbOf(pidOf(node)),
  })),
  // Its processes share most of what is resident.
  { name: "MongoDB", mb: treeOf(mongodOf(mesh)).reduce((sum, pid) => sum + pssMbOf(pid), 0) },
  { name: "NATS", mb: rssMbOf(mesh.nats.pid() ?? 0) },
  ...(redis ? [{ name: "Redis", mb: rssMbOf(redis.pid()) }] : []),
];

/**
 * A mesh on parts of its own, one copy of each service; undefined, with one line that says which part is missing.
 * Without Redis it runs all the same.
 */
export const startBenchMesh = async (
  env: Readonly<Record<string, string>> = {},
  options: Pick<MeshOptions, "root"> = {},
): Promise<BenchMesh | undefined> => {
  const parts = findParts("the mesh");
  if (!parts) return undefined;
  const redisBin = findRedis();
  if (redisBin === undefined)
    process.stdout.write("No redis-server (REDIS_SERVER_BIN, PATH): the mesh runs without it.\n");
  const redis = redisBin === undefined ? undefined : await startRedis(redisBin);
  const mesh = await startMesh(parts, {
    ...options,
    env: {
      NODE_ENV: "production",
      PAYMENT_PROVIDERS: "manual,test",
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...env,
    },
  });
  return {
    mesh,
    engines: [
      mesh.mongod.engine,
      await natsVersion(mesh.nats.monitorUrl),
      redisBin === undefined ? "no Redis" : redisVersion(redisBin),
    ],
    urls: () => mesh.copies("gateway").map(({ url }) => url ?? ""),
    staff: staffOf(mesh),
    async grow(copies) {
      for (const [service, count] of Object.entries(copies))
        while (mesh.copies(service).length < count) await mesh.start(service);
      await mesh.whole();
    },
    async shrink(copies) {
      for (const [service, count] of Object.entries(copies))
        for (const node of mesh.copies(service).slice(count)) await node.stop();
    },
    cpuMs: () => cpuOf(mesh, redis),
    memory: () => memoryOf(mesh, redis),
    async stop() {
      await mesh.close();
      await redis?.stop();
    },
  };
};
