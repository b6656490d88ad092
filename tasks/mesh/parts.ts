/** NATS, MongoDB and Redis for a mesh without Docker: those that are given, or started here. */
import { existsSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join, resolve } from "node:path";
import type { Container, Environment } from "./compose.ts";
import type { Addresses } from "./plan.ts";
import { freePort, type Launch, type ProcessSpec } from "./process.ts";

/** The variable that names it, the PATH, then the folder beside the repository that developers share. */
const find = (env: Environment, variable: string, program: string, root: string) =>
  [
    env[variable],
    ...(env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, program)),
    resolve(root, "../shared/bin", program),
  ].find((path) => path && existsSync(path));

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    const end = (yes: boolean): void => {
      socket.destroy();
      done(yes);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.setTimeout(1_000, () => end(false));
  });

export interface Place {
  readonly root: string;
  /** Where what is started here keeps its data. */
  readonly folder: string;
  readonly env: Environment;
}

export interface Parts {
  readonly addresses: Addresses;
  /** Those to start here. */
  readonly specs: readonly ProcessSpec[];
  /** A line each: where a part is, or that the mesh goes without it; and the addresses of what is started here. */
  readonly notes: readonly { readonly text: string; readonly facts: Partial<Addresses> }[];
}

interface Found {
  readonly addresses: Partial<Addresses>;
  readonly spec?: ProcessSpec;
  readonly note: string;
}

const specOf = ({ root }: Place, name: string, launch: Launch): ProcessSpec => ({
  name,
  service: name,
  launch: async () => launch,
  graceMs: 30_000,
  cwd: root,
  ours: false,
});

const nats = async (place: Place, containers: readonly Container[]): Promise<Found> => {
  const { env, root, folder } = place;
  const given = env["NATS_URL"];
  if (given) {
    const monitor = env["NATS_MONITOR_URL"];
    const addresses = { natsUrl: given, ...(monitor ? { natsMonitorUrl: monitor } : {}) };
    return { addresses, note: `NATS at ${given}` };
  }
  const command = find(env, "NATS_SERVER_BIN", "nats-server", root);
  if (!command) {
    throw new Error(
      "No NATS: set NATS_URL, or NATS_SERVER_BIN, or put nats-server 2.10 or newer on the PATH.",
    );
  }
  const [port, monitor] = [await freePort(), await freePort()];
  const store = join(folder, "nats");
  const own = containers.find(({ name }) => name === "nats")?.environment;
  const spec = specOf(place, "nats", {
    command,
    args: ["-c", join(root, "deploy/nats/nats.conf")],
    env: {
      ...env,
      ...own,
      NATS_STORE_DIR: store,
      NATS_LISTEN: `127.0.0.1:${port}`,
      NATS_MONITOR: `127.0.0.1:${monitor}`,
    },
    probe: async () => (await fetch(`http://127.0.0.1:${monitor}/healthz`)).ok,
    port,
    opsPort: monitor,
  });
  const [natsUrl, natsMonitorUrl] = [`nats://127.0.0.1:${port}`, `http://127.0.0.1:${monitor}`];
  return {
    addresses: { natsUrl, natsMonitorUrl },
    spec,
    note: `NATS at ${natsUrl}: ${command} in ${store}`,
  };
};

const mongo = async (place: Place): Promise<Found> => {
  const { env, root, folder } = place;
  const given = env["MONGO_URL"];
  // It may hold a password: it is not shown.
  if (given) return { addresses: { mongoUrl: given }, note: "MongoDB at MONGO_URL" };
  const command = find(env, "MONGOD_BIN", "mongod", root);
  if (!command) {
    throw new Error("No MongoDB: set MONGO_URL, or MONGOD_BIN, or put mongod on the PATH.");
  }
  const port = await freePort();
  const store = join(folder, "mongo");
  mkdirSync(store, { recursive: true });
  const spec = specOf(place, "mongo", {
    command,
    args: ["--port", String(port), "--dbpath", store, "--bind_ip", "127.0.0.1"],
    env,
    probe: () => listens(port),
    port,
  });
  const note = `MongoDB: ${command} in ${store}`;
  return { addresses: { mongoUrl: `mongodb://127.0.0.1:${port}` }, spec, note };
};

const redis = async (place: Place): Promise<Found> => {
  const { env, root, folder } = place;
  const given = env["REDIS_URL"];
  if (given) return { addresses: { redisUrl: given }, note: "Redis at REDIS_URL" };
  const command = find(env, "REDIS_SERVER_BIN", "redis-server", root);
  if (!command) {
    return { addresses: {}, note: "No redis-server found: each gateway counts and caches alone" };
  }
  const port = await freePort();
  const spec = specOf(place, "redis", {
    command,
    args: [
      ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
      ...["--save", "", "--appendonly", "no"],
    ],
    env,
    probe: () => listens(port),
    port,
  });
  return {
    addresses: { redisUrl: `redis://127.0.0.1:${port}` },
    spec,
    note: `Redis: ${command}`,
  };
};

/** Finds all three. @throws Error saying what to set when NATS or MongoDB is nowhere */
export const findParts = async (place: Place, containers: readonly Container[]): Promise<Parts> => {
  const found = [await nats(place, containers), await mongo(place), await redis(place)];
  return {
    addresses: Object.assign({}, ...found.map(({ addresses }) => addresses)) as Addresses,
    specs: found.flatMap(({ spec }) => (spec ? [spec] : [])),
    notes: found.map(({ note, spec, addresses }) => ({ text: note, facts: spec ? addresses : {} })),
  };
};
