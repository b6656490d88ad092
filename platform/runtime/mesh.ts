import { jetStreamBus } from "../messaging/jetstream/bus.ts";
import { mongoUrlFor } from "../storage/mongo/mongo.settings.ts";
import type { Sealing } from "../storage/sealing/data-keys.ts";
import { mongoStores } from "../storage/mongo/stores.ts";
import { eventsOptions, nats } from "../broker/nats/nats.settings.ts";
import { note } from "../ops/notes.ts";
import { replayChecks, type NodeRuntime, type OpenStore } from "./runtime.ts";

/** Before there is a broker and its logger. */
const warn = (line: string): void => note("warn", line);

const pinged = async (store: OpenStore): Promise<string> => {
  try {
    await store.ping();
    return "ok";
  } catch (error) {
    return (error as Error).message;
  }
};

/** The mesh: MongoDB for each service's store, JetStream for the bus, NATS between the processes. */
export const meshRuntime = (nodeID: string, sealing: Sealing): NodeRuntime => {
  const stores = mongoStores({ urlOf: mongoUrlFor, say: warn });
  const bus = jetStreamBus({
    connection: eventsOptions(nodeID),
    ownAccount: nats.NATS_EVENTS_USER !== undefined,
    replicas: nats.EVENTS_REPLICAS,
    monitorUrl: nats.NATS_MONITOR_URL,
    sealing,
    warn,
  });
  // Not waited for: without NATS the node starts, lives, and is not ready.
  bus.weaknesses().then(
    (lines) => lines.forEach(warn),
    (error: unknown) => warn(`The event bus: ${(error as Error).message}`),
  );
  const made = new Map<string, OpenStore>();
  return {
    storeFor(service, declarations) {
      const store = stores.storeFor(service, declarations);
      made.set(service, store);
      return store;
    },
    backup: () =>
      Promise.reject(new Error("A backup of MongoDB is taken with mongodump, not by Caravan.")),
    bus,
    shared: true,
    sealing,
    now: () => new Date().toISOString(),
    async checks() {
      const pings = [...made].map(async ([name, store]) => [`${name} store`, await pinged(store)]);
      return {
        bus: bus.status() === "connected" ? "ok" : bus.status(),
        ...bus.troubles(),
        ...replayChecks(bus),
        ...Object.fromEntries(await Promise.all(pings)),
      };
    },
    async close() {
      await bus.stop();
      await stores.close();
    },
  };
};
