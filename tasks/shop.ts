import { resolve } from "node:path";
import { ServiceBroker } from "moleculer";
import { node } from "../mixins/caravan.settings.ts";
import { assertSettings } from "../mixins/environment.settings.ts";
import { nats } from "../mixins/nats.settings.ts";
import { brokerOptions, embeddedShape } from "../moleculer.config.ts";
import { serveBackups } from "./backup.request.ts";
import { loadServices } from "./services.ts";

/** The whole shop (or CARAVAN_SERVICES), running in this process. */
export interface Shop {
  readonly broker: ServiceBroker;
  /** Finishes what is under way, then closes the stores; asked twice, it does so once. */
  close(): Promise<void>;
}

/**
 * Opens the shop on the embedded stores under DATA_DIR.
 * @throws Error when the environment is not right or a service does not start; nothing stays open then
 */
export const openShop = async (): Promise<Shop> => {
  const schemas = await loadServices(node.CARAVAN_SERVICES);
  assertSettings();
  if (nats.NATS_URL !== undefined || node.MONGO_URL !== undefined) {
    throw new Error(
      "NATS_URL and MONGO_URL ask for the mesh, which this version cannot start yet. Unset them for the embedded shape.",
    );
  }
  const dataDir = resolve(node.DATA_DIR);
  const shape = embeddedShape(dataDir);
  const unserve = serveBackups(dataDir, shape.backup);
  const broker = new ServiceBroker(brokerOptions(shape));
  for (const schema of schemas) broker.createService(schema);

  const stop = broker.stop.bind(broker);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= stop()
      .then(() => shape.close())
      .finally(unserve));
  // Who stops the broker by itself (the REPL's `exit`) closes the stores as well.
  broker.stop = close as typeof broker.stop;

  try {
    await broker.start();
  } catch (error) {
    await shape.close();
    throw error;
  }
  return { broker, close };
};

/** Ends the process with the reason and no stack: it is for whoever started the shop. */
export const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};
