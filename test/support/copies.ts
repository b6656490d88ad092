import type { Service, ServiceSchema } from "moleculer";
import { memoryBus } from "../../platform/messaging/memory/bus.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import { migrate } from "../../tasks/migrate.ts";
import { startServices, type Started } from "./broker.ts";

export interface Copy extends Started {
  service(name: string): Service;
}

/**
 * Several copies of the same services on the same MongoDB, started at once, each on a broker of its own.
 * Each has a bus of its own too: what they share is the store.
 */
export const startCopies = async (
  schemas: readonly ServiceSchema[],
  urlOf: (service: string) => string,
  copies = 2,
): Promise<Copy[]> => {
  await migrate(schemas, { urlOf });
  const start = async (): Promise<Copy> => {
    const stores = mongoStores({ urlOf });
    const bus = memoryBus();
    const started = await startServices(schemas, {
      shape: {
        storeFor: stores.storeFor,
        bus,
        shared: true,
        now: () => new Date().toISOString(),
        backup: () => Promise.reject(new Error("not here")),
        checks: () => Promise.resolve({}),
        async close() {
          await bus.stop();
          await stores.close();
        },
      },
    });
    const service = (name: string): Service =>
      started.broker.getLocalService({ name, version: 1 }) as Service;
    return { ...started, service };
  };
  return Promise.all(Array.from({ length: copies }, start));
};
