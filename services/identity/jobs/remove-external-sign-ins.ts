import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { externalSignIns } from "../identity.store.ts";

/** Removes sign-ins that nobody has completed. */
export const removeExternalSignIns: Job = {
  what: "The removal of sign-ins at other providers",
  everyMs: 600_000,
  firstMs: 60_000,
  run: (ctx, stopping) =>
    removeInBatches(
      ctx.collection(externalSignIns),
      { expiresAt: { $lt: ctx.now() } },
      { sort: [["expiresAt", 1]], stopping },
    ),
};
