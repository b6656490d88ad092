/** `npm start`: the whole shop (or CARAVAN_SERVICES) in this process. */
import { resolve } from "node:path";
import { ServiceBroker } from "moleculer";
import { node } from "../mixins/caravan.settings.ts";
import { assertSettings } from "../mixins/environment.settings.ts";
import { brokerOptions, embeddedShape } from "../moleculer.config.ts";
import { loadServices } from "./services.ts";
import { welcome } from "./welcome.ts";

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

const start = async (): Promise<void> => {
  const schemas = await loadServices(node.CARAVAN_SERVICES);
  assertSettings();
  const shape = embeddedShape(resolve(node.DATA_DIR));
  const broker = new ServiceBroker(brokerOptions(shape));
  for (const schema of schemas) broker.createService(schema);

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    process.stderr.write(`${signal}: finishing what is under way …\n`);
    await broker.stop();
    await shape.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));

  try {
    await broker.start();
  } catch (error) {
    await shape.close();
    throw error;
  }
  await welcome(broker);
};

process.on("unhandledRejection", fail);
await start().catch(fail);
