import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { paymentSessions } from "../payments.store.ts";

/** Removes payment sessions whose time is over, with the tokens in them. */
export const removeSessions: Job = {
  what: "The removal of old payment sessions",
  everyMs: 600_000,
  firstMs: 60_000,
  run: (ctx, stopping) =>
    removeInBatches(
      ctx.collection(paymentSessions),
      { expiresAt: { $lt: ctx.now() } },
      { sort: [["expiresAt", 1]], stopping },
    ),
};
