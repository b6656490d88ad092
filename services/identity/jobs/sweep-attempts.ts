import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { attempts, devices } from "../identity.store.ts";

const minuteMs = 60_000;

/** Removes attempts that count no more, and devices that are trusted no more, at the start and every ten minutes. */
export const sweepAttempts: Job = {
  what: "The sweep of attempts",
  everyMs: 10 * minuteMs,
  firstMs: 0,
  run: async (ctx, stopping) => {
    const over = { expiresAt: { $lt: ctx.now() } };
    const options = { sort: [["expiresAt", 1]], stopping } as const;
    await removeInBatches(ctx.collection(attempts), over, options);
    await removeInBatches(ctx.collection(devices), over, options);
  },
};
