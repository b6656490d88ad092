import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { providerMessages } from "../payments.store.ts";

const hourMs = 3_600_000;
/** Providers repeat a message for days, not for weeks. */
const keptMs = 30 * 24 * hourMs;

/** Removes messages of providers that were handled long ago, every hour. */
export const removeMessages: Job = {
  what: "The removal of old messages of payment providers",
  everyMs: hourMs,
  firstMs: 60_000,
  run: (ctx, stopping) =>
    removeInBatches(
      ctx.collection(providerMessages),
      { at: { $lt: plusMs(ctx.now(), -keptMs) }, dueAt: { $exists: false } },
      { sort: [["at", 1]], stopping },
    ),
};
