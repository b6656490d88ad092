/**
 * The one place that names transporter, validator and middlewares, and their order.
 * Every default that Moleculer leaves open (no timeout, no breaker, no bulkhead) is set here.
 */
import { hostname } from "node:os";
import type { BrokerOptions, ServiceBroker } from "moleculer";
import { memoryBus } from "./mixins/bus/memory.bus.ts";
import { callerMiddleware } from "./mixins/caller.middleware.ts";
import { node } from "./mixins/caravan.settings.ts";
import { RulesValidator } from "./mixins/rules.validator.ts";
import { giveShape, type Shape } from "./mixins/shape.ts";
import { sqliteStores } from "./mixins/sqlite.stores.ts";

/** The embedded shape: a SQLite file per service under `dataDir`, the bus in this process. */
export const embeddedShape = (
  dataDir: string,
): Shape & { backup(directory: string): Promise<number>; close(): Promise<void> } => {
  const stores = sqliteStores({ dataDir });
  const bus = memoryBus();
  return {
    openStore: stores.openStore,
    backup: stores.backup,
    bus,
    shared: false,
    now: () => new Date().toISOString(),
    async close() {
      await bus.stop();
      await stores.close();
    },
  };
};

/** The hardened options of every broker; the shape is given to the broker when it is made. */
export const brokerOptions = (shape: Shape): BrokerOptions => ({
  namespace: "caravan",
  nodeID: `caravan.${hostname().replaceAll(".", "-")}.${process.pid}`,
  logger: {
    type: "Console",
    options: { level: node.LOG_LEVEL, formatter: "short", colors: false },
  },
  requestTimeout: 10_000,
  maxCallLevel: 20,
  contextParamsCloning: false,
  // A local caller's object is never changed: rules here neither convert nor default.
  validator: new RulesValidator(),
  registry: { strategy: "RoundRobin", preferLocal: true },
  disableBalancer: false,
  bulkhead: { enabled: true, concurrency: node.CALL_CONCURRENCY, maxQueueSize: node.CALL_QUEUE },
  circuitBreaker: {
    enabled: true,
    threshold: 0.5,
    minRequestCount: 20,
    windowTime: 60,
    halfOpenTime: 10_000,
    check: (error: Error) => Number((error as { code?: unknown }).code ?? 500) >= 500,
  },
  // On only for actions whose contract says idempotent (see `answer`).
  retryPolicy: { enabled: false, retries: 0, delay: 100, maxDelay: 1000, factor: 2 },
  tracking: { enabled: true, shutdownTimeout: 10_000 },
  // From the inside out. Timeout lies inside the breaker, so that a callee that never
  // answers opens it; the caller is verified outside validation, so that a guest learns nothing.
  internalMiddlewares: false,
  middlewares: [
    "ActionHook",
    "Validator",
    "Bulkhead",
    callerMiddleware(),
    "ContextTracker",
    "Timeout",
    "CircuitBreaker",
    "Retry",
    "ErrorHandler",
  ] as NonNullable<BrokerOptions["middlewares"]>,
  metrics: false,
  tracing: false,
  skipProcessEventRegistration: true,
  created: (broker: ServiceBroker) => giveShape(broker, shape),
});
