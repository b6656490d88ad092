import { resolve } from "node:path";
import { ServiceBroker } from "moleculer";
import { node } from "../../platform/runtime/node.settings.ts";
import {
  CONFIGURATION_EXIT,
  ConfigurationError,
} from "../../platform/kernel/configuration-error.ts";
import {
  misspeltNames,
  productionProblems,
  settingProblems,
} from "../../platform/runtime/environment.settings.ts";
import { secretsProblems } from "../../platform/runtime/secrets.settings.ts";
import { assertMongo } from "../../platform/storage/mongo/mongo.settings.ts";
import { nats } from "../../platform/broker/nats/nats.settings.ts";
import { note } from "../../platform/ops/notes.ts";
import type { NodeRuntime } from "../../platform/runtime/runtime.ts";
import {
  brokerOptions,
  embeddedRuntime,
  meshOptions,
  nodeIdOf,
  openMesh,
} from "../../moleculer.config.ts";
import { serveOperators } from "../repl/operator-socket.ts";
import { serveBackups } from "../backup/request.ts";
import { settings as ports } from "../../services/gateway/gateway.settings.ts";
import { dataDirProblem, portProblems, wideFolder } from "./preflight.ts";
import { serveHealth, type NodeHealth } from "./node-health.ts";
import { loadServices, serviceNames } from "./services.ts";

/** The whole shop (or CARAVAN_SERVICES), running in this process. */
export interface Shop {
  readonly broker: ServiceBroker;
  /** Where a process of the mesh without a gateway answers its probes. */
  readonly health?: NodeHealth;
  /** Finishes what is under way, then closes the stores; asked twice, it does so once. */
  close(): Promise<void>;
}

/** The gateway owns nothing. */
const withStore = (services: readonly string[]): string[] =>
  services.filter((name) => name !== "gateway");

/** Both or neither: a mesh on embedded stores would lose them with its first second copy. */
const onMesh = (services: readonly string[]): boolean => {
  if (nats.NATS_URL === undefined && node.MONGO_URL !== undefined) {
    throw new ConfigurationError([
      "MONGO_URL asks for the mesh, which needs NATS_URL too. Set both, or neither for the embedded shape.",
    ]);
  }
  if (nats.NATS_URL === undefined) return false;
  assertMongo(withStore(services), serviceNames());
  return true;
};

/** Versions share a store, and an embedded store has one owner. */
const assertOneVersion = (services: readonly string[]): void => {
  const twice = services.filter((name, i) => services.indexOf(name) !== i);
  if (twice.length > 0)
    throw new ConfigurationError([
      `CARAVAN_SERVICES names two versions of ${twice.join(", ")}: side by side they need the mesh.`,
    ]);
};

interface Opened {
  readonly shape: NodeRuntime;
  readonly broker: ServiceBroker;
  readonly unserve: () => void;
  /** Lets operators in on this machine, once it runs; resolves to how that ends. */
  readonly listen: () => Promise<() => void>;
}

const openEmbedded = (): Opened => {
  const dataDir = resolve(node.DATA_DIR);
  const shape = embeddedRuntime(dataDir);
  const unserve = serveBackups(dataDir, shape.backup);
  const broker = new ServiceBroker(brokerOptions(shape));
  return { shape, broker, unserve, listen: () => serveOperators(broker, dataDir) };
};

const join = async (services: readonly string[]): Promise<Opened> => {
  const nodeID = nodeIdOf(services);
  const shape = await openMesh(nodeID);
  const broker = new ServiceBroker(brokerOptions(shape, nodeID, await meshOptions(nodeID)));
  const nothing = (): void => undefined;
  return { shape, broker, unserve: nothing, listen: () => Promise.resolve(nothing) };
};

/** The problems of a step that refuses a configuration; any other error is thrown on. */
const problemsOf = (step: () => void): readonly string[] => {
  try {
    step();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
};

const portsOf = (services: readonly string[], mesh: boolean): Promise<readonly string[]> => {
  const { PORT, OPS_PORT, HOST } = ports;
  if (services.includes("gateway")) return portProblems({ PORT, OPS_PORT }, HOST);
  return mesh ? portProblems({ OPS_PORT }, HOST) : Promise.resolve([]);
};

/** Whether the process joins a mesh. @throws ConfigurationError with every problem of the environment at once */
const checkEnvironment = async (names: readonly string[]): Promise<boolean> => {
  const mesh = nats.NATS_URL !== undefined;
  const dataDir = mesh ? undefined : dataDirProblem(resolve(node.DATA_DIR));
  const problems = [
    ...settingProblems(),
    ...productionProblems(),
    ...(withStore(names).length > 0 ? secretsProblems() : []),
    ...problemsOf(() => void onMesh(names)),
    ...problemsOf(() => mesh || assertOneVersion(names)),
    ...(dataDir === undefined ? [] : [dataDir]),
    ...(await portsOf(names, mesh)),
  ];
  const wide = mesh || dataDir !== undefined ? undefined : wideFolder(resolve(node.DATA_DIR));
  for (const line of [...misspeltNames(), ...(wide === undefined ? [] : [wide])])
    note("warn", `Warning: ${line}`);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return mesh;
};

/**
 * Opens the shop: on the embedded stores under DATA_DIR, or as a process of the mesh with NATS_URL and MONGO_URL.
 * @throws Error when the environment is not right or a service does not start; nothing stays open then
 */
export const openShop = async (load = () => loadServices(node.CARAVAN_SERVICES)): Promise<Shop> => {
  const schemas = await load();
  const names = schemas.map(({ name }) => name);
  const mesh = await checkEnvironment(names);
  const { shape, broker, unserve, listen } = mesh ? await join(names) : openEmbedded();
  for (const schema of schemas) broker.createService(schema);

  const stop = broker.stop.bind(broker);
  let health: NodeHealth | undefined;
  let unlisten = (): void => undefined;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= Promise.resolve(unlisten())
      .then(stop)
      .then(() => shape.close())
      .then(() => health?.close())
      .finally(unserve));
  // Who stops the broker by itself (the REPL's `exit`) closes the stores as well.
  broker.stop = close as typeof broker.stop;

  try {
    // First: while it waits for its database, it lives and is not ready.
    if (mesh && !names.includes("gateway")) health = await serveHealth(broker, shape);
    await broker.start();
    unlisten = await listen();
  } catch (error) {
    // Services that run already end before their stores.
    await (broker.started ? close() : shape.close());
    await health?.close();
    throw error;
  }
  return { broker, close, ...(health ? { health } : {}) };
};

/** Ends the process with the reason and no stack: it is for whoever started the shop. */
export const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? CONFIGURATION_EXIT : 1);
};
