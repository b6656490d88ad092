import { note } from "../../platform/ops/notes.ts";
import { fail, type Shop } from "./shop.ts";
import { welcome } from "./welcome.ts";

/** A start may wait for NATS or MongoDB without end; until it is over nothing is acknowledged that could be lost. */
const startGraceMs = 5_000;
const late = (): Promise<undefined> =>
  new Promise((resolve) => void setTimeout(() => resolve(undefined), startGraceMs));

/** The life of a process: opens the shop, says where it is, and on the first signal finishes what is under way. */
export const live = async (open: () => Promise<Shop>): Promise<void> => {
  let opening: Promise<Shop> | undefined;
  let stopping = false;
  // A signal while services still start waits for them a while: a store is not closed under a start.
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    note("info", `${signal}: finishing what is under way …`);
    const shop = await Promise.race([opening, late()]);
    await shop?.close();
    process.exit(0);
  };
  process.on("unhandledRejection", fail);
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  // Whoever started it as a part of something larger (`npm run mesh`) is gone.
  process.on("disconnect", () => void stop("left alone"));
  try {
    opening = open();
    const { broker, health } = await opening;
    await welcome(broker, health?.url);
  } catch (error) {
    fail(error);
  }
};
