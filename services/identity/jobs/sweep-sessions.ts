import type { Job } from "../../../platform/runtime/jobs.ts";
import { sessions } from "../identity.store.ts";

const hourMs = 3_600_000;

/** Removes sessions that have expired and published everything, at the start and every hour. */
export const sweepSessions: Job = {
  what: "The sweep of sessions",
  everyMs: hourMs,
  firstMs: 0,
  run: (ctx) =>
    ctx
      .collection(sessions.declaration)
      .remove({ expiresAt: { $lt: ctx.now() }, unsent: { $exists: false } }),
};
