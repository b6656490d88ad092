import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { invitations } from "../identity.store.ts";

const SHOWN_MS = 30 * 86_400_000;

/** Removes invitations that ended a month ago, whatever came of them: they name people. */
export const removeInvitations: Job = {
  what: "The removal of invitations",
  everyMs: 3_600_000,
  firstMs: 60_000,
  run: (ctx, stopping) =>
    removeInBatches(
      ctx.collection(invitations.declaration),
      { expiresAt: { $lt: plusMs(ctx.now(), -SHOWN_MS) }, unsent: { $exists: false } },
      { sort: [["expiresAt", 1]], stopping },
    ),
};
