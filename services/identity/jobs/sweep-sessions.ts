import type { Service } from "moleculer";
import type { Round } from "../../../platform/runtime/jobs.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { sessions } from "../identity.store.ts";

const HOUR_MS = 3_600_000;

/** Forgets sessions that have expired and told everything; how many. */
const sweep = (service: Service): Promise<number> =>
  collectionOf(service, sessions.declaration).remove({
    expiresAt: { $lt: shapeOf(service.broker).now() },
    unsent: { $exists: false },
  });

/** At the start and every hour. */
export const sweeping: Round = {
  what: "The sweep of sessions",
  everyMs: HOUR_MS,
  firstMs: 0,
  run: sweep,
};
