/** `npm start`: the whole shop (or CARAVAN_SERVICES) in this process. */
import { fail, openShop, type Shop } from "./shop.ts";
import { welcome } from "./welcome.ts";

let opening: Promise<Shop> | undefined;
let stopping = false;

/** A start may wait for NATS or MongoDB without end; until it is over nothing is acknowledged that could be lost. */
const startGraceMs = 5_000;
const late = (): Promise<undefined> =>
  new Promise((resolve) => void setTimeout(() => resolve(undefined), startGraceMs));

/** A signal while services still start waits for them a while: a store is not closed under a start. */
const stop = async (signal: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  process.stderr.write(`${signal}: finishing what is under way …\n`);
  const shop = await Promise.race([opening, late()]);
  await shop?.close();
  process.exit(0);
};

const start = async (): Promise<void> => {
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  // Whoever started it as a part of something larger (`npm run mesh`) is gone.
  process.on("disconnect", () => void stop("left alone"));
  opening = openShop();
  const { broker, health } = await opening;
  await welcome(broker, health?.url);
};

process.on("unhandledRejection", fail);
await start().catch(fail);
