import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { sessions } from "../identity.store.ts";

const hourMs = 3_600_000;

/** Removes sessions that have expired and published everything, at the start and every hour. */
export const sweepSessions: Job = {
  what: "The sweep of sessions",
  everyMs: hourMs,
  firstMs: 0,
  run: (ctx, stopping) =>
    removeInBatches(
      ctx.collection(sessions.declaration),
      { expiresAt: { $lt: ctx.now() }, unsent: { $exists: false } },
      { sort: [["expiresAt", 1]], stopping },
    ),
};
