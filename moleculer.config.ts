/**
 * All broker options of both deployments: transporter, discoverer, cacher, validator, registry, middlewares and their order.
 * Every default that Moleculer leaves open (no timeout, no breaker, no bulkhead) is set here.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { BrokerOptions, ServiceBroker } from "moleculer";
import { memoryBus } from "./platform/messaging/memory/bus.ts";
import { ServiceContext } from "./platform/broker/context.ts";
import { loggerOf } from "./platform/ops/logger.ts";
import { callsMiddleware } from "./platform/broker/middlewares/calls.middleware.ts";
import {
  principalMiddleware,
  type IssuerContract,
} from "./platform/broker/middlewares/principal.middleware.ts";
import {
  masterKeysOf,
  userKeyFile,
  userMasterKeys,
  type MasterKey,
} from "./platform/runtime/master-keys.ts";
import { node } from "./platform/runtime/node.settings.ts";
import { encryption } from "./platform/runtime/secrets.settings.ts";
import type { Sealing } from "./platform/storage/sealing/data-keys.ts";
import { elsewhereMiddleware } from "./platform/broker/middlewares/elsewhere.middleware.ts";
import { nodeActions, protectedActionsMiddleware } from "./platform/broker/node-actions.ts";
import { streamsMiddleware } from "./platform/broker/middlewares/streams.middleware.ts";
import { RulesValidator } from "./platform/broker/rules-validator.ts";
import { useRuntime, type NodeRuntime, type Runtime } from "./platform/runtime/runtime.ts";
import { revokedSessions, signOut } from "./services/identity/identity.contract.ts";
import { jwks } from "./services/identity/keys.contract.ts";
import { sqliteStores } from "./platform/storage/sqlite/stores.ts";

let nowMs = 0;
let nowText = "";
/** Asked for dozens of times a request: written out once a millisecond. */
const now = (): string => {
  const ms = Date.now();
  if (ms !== nowMs) [nowMs, nowText] = [ms, new Date(ms).toISOString()];
  return nowText;
};

let masterKeys: readonly MasterKey[] | undefined;
/** What is set, or where nothing is the key of the user: asked for when a service opens its store. */
export const sealing: Sealing = {
  masterKeys: () =>
    (masterKeys ??=
      encryption.SECRETS_KEY === undefined
        ? userMasterKeys(userKeyFile(process.env))
        : masterKeysOf(encryption.SECRETS_KEY)),
  atRest: encryption.ENCRYPTION_AT_REST === "on",
  now,
};

/** The embedded runtime: a SQLite file per service under `dataDir`, the bus in this process. */
export const embeddedRuntime = (dataDir: string): NodeRuntime => {
  const stores = sqliteStores({ dataDir });
  const bus = memoryBus();
  return {
    storeFor: stores.storeFor,
    backup: stores.backup,
    fileSizes: stores.fileSizes,
    bus,
    shared: false,
    sealing,
    now,
    checks: () => Promise.resolve({}),
    async close() {
      await bus.stop();
      await stores.close();
    },
  };
};

/** Three parts: what NATS lets a user ask for says which part is the action. */
const idOf = (name: string, n: string | number): string =>
  [name, hostname(), String(n)].map((part) => part.replaceAll(".", "-")).join(".");

/** `orders.<host>.<n>`; a process with several services is `shop`. With dots, so that NATS grants by service. */
export const nodeIdOf = (services: readonly string[]): string => {
  const name = services.length === 1 ? services[0] : "shop";
  return idOf(name ?? "shop", node.NODE_INDEX ?? process.pid);
};

/** A person's node beside the mesh; NATS knows it by the user `operator`. */
export const operatorId = (): string => idOf("operator", process.pid);

/** The runtime of a process of the mesh. Loaded only when asked for: embedded, no driver of a server is read. */
export const openMesh = async (nodeID: string): Promise<NodeRuntime> => {
  const { meshRuntime } = await import("./platform/runtime/mesh.ts");
  return meshRuntime(nodeID, sealing);
};

/** On by default except in production. */
const validate = {
  events: node.VALIDATE_EVENTS === "on",
  responses: node.VALIDATE_RESPONSES === "on",
};

/** Whether a failure is the callee's: that NATS is away says nothing about it. */
const blames = (error: Error): boolean => {
  const { code = 500, type } = error as { code?: unknown; type?: unknown };
  return Number(code) >= 500 && type !== "NATS_AWAY" && type !== "BAD_GATEWAY";
};

const hostLog = { format: node.LOG_FORMAT, level: node.LOG_LEVEL };
/** A person's tool: its output is for a terminal or the next command. */
const toolLog = { format: "text", level: "warn" };

/** A call goes to a service in the same process where there is one, else to each copy in turn. */
const registry = { strategy: "RoundRobin", preferLocal: true };

/** An option that Moleculer reads beside its typings; milliseconds. */
interface TransitOptions extends NonNullable<BrokerOptions["transit"]> {
  readonly serviceChangedDebounceTime: number;
}

/** What only a node of the mesh has: the transport between the processes, and who is in the registry. */
export const meshOptions = async (nodeID: string): Promise<Partial<BrokerOptions>> => {
  const { natsOptions } = await import("./platform/broker/nats/nats.settings.ts");
  const { NatsTransporter } = await import("./platform/broker/nats/nats-transporter.ts");
  const { SteadyDiscoverer } = await import("./platform/broker/nats/steady-discoverer.ts");
  const transporter = new NatsTransporter(natsOptions(nodeID));
  // Announced at once, not a second later: whoever sees this process started may stop the only other copy.
  const transit: TransitOptions = { serviceChangedDebounceTime: 0 };
  return {
    transporter,
    transit,
    // A stopping node is left out by the others first, then finishes what it was given.
    registry: { ...registry, stopDelay: 500, discoverer: new SteadyDiscoverer(transporter) },
    started: () => transporter.flushed(),
  };
};

/** Whose tokens are believed. */
const issuer: IssuerContract = { jwks, revokedSessions, signOut };

/** What every process asks for by itself, whatever it hosts: its NATS user may. */
export const askedByAll = [issuer.jwks, issuer.revokedSessions];

/**
 * From the inside out. Timeout lies inside the breaker, so that a callee that never responds opens it, and inside the
 * tracker, so that one whose response was lost does not hold up a stop; the caller is verified outside validation, so
 * that a guest learns nothing.
 */
const middlewares = (): NonNullable<BrokerOptions["middlewares"]> => [
  "ActionHook",
  "Validator",
  "Bulkhead",
  principalMiddleware({ issuer }),
  callsMiddleware(),
  "Timeout",
  "ContextTracker",
  "CircuitBreaker",
  elsewhereMiddleware(),
  "Retry",
  "ErrorHandler",
  streamsMiddleware(),
  protectedActionsMiddleware(),
];

/** Ids of contexts and packets: as unique as a random one each, at less cost. No secrets: packet-gate.ts takes a response from whom was asked only. */
const uidsOf = (): (() => string) => {
  const prefix = randomUUID();
  let count = 0;
  return () => `${prefix}-${(count++).toString(36)}`;
};

/** The hardened options of every broker; the runtime is given to the broker when it is made. None: it hosts nothing of ours. */
export const brokerOptions = (
  runtime: Runtime | undefined,
  nodeID = nodeIdOf([]),
  mesh: Partial<BrokerOptions> = {},
): BrokerOptions => ({
  nodeID,
  // Embedded: every call stays in this process.
  transporter: null,
  // The gateway caches whole responses; an action's result is not cached a second time (docs/decisions/0064).
  cacher: false,
  logger: loggerOf(runtime ? hostLog : toolLog),
  requestTimeout: 10_000,
  maxCallLevel: 20,
  contextParamsCloning: false,
  // A local caller's object is never changed: rules here neither convert nor default.
  validator: new RulesValidator(),
  registry,
  disableBalancer: false,
  bulkhead: { enabled: true, concurrency: node.CALL_CONCURRENCY, maxQueueSize: node.CALL_QUEUE },
  circuitBreaker: {
    enabled: true,
    threshold: 0.5,
    minRequestCount: 20,
    windowTime: 60,
    halfOpenTime: 10_000,
    check: blames,
  },
  // On only for actions whose contract says idempotent (see `actionOf`).
  retryPolicy: { enabled: false, retries: 0, delay: 100, maxDelay: 1000, factor: 2 },
  tracking: { enabled: true, shutdownTimeout: 10_000 },
  internalServices: nodeActions(),
  internalMiddlewares: false,
  middlewares: middlewares(),
  metrics: false,
  tracing: false,
  skipProcessEventRegistration: true,
  uidGenerator: uidsOf(),
  // Handlers take it as their one argument.
  ContextFactory: ServiceContext as NonNullable<BrokerOptions["ContextFactory"]>,
  created: (broker: ServiceBroker) => runtime && useRuntime(broker, { validate, ...runtime }),
  ...mesh,
});
