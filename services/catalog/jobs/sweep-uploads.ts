import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { dropUpload } from "../adapters/upload-store.ts";
import { importChunks, imports } from "../catalog.store.ts";

/** Far beyond the time an upload may take: nobody sends this one any more. */
const idleMs = 3_600_000;
const everyMs = 300_000;
const batch = 20;

/** Whether anybody still sends or reads the upload. */
const isWanted = async (
  ctx: ServiceContext,
  importId: string,
  before: string,
): Promise<boolean> => {
  const doc = await ctx.collection(imports).get(importId);
  if (doc) return doc.open === true;
  const last = await ctx
    .collection(importChunks)
    .findOne({ importId }, { sort: [["position", -1]] });
  return last === undefined || last.at >= before;
};

/** Drops what a crash left of uploads that never became imports; how many. Two copies may do it at once. */
export const sweepUploads = async (
  ctx: ServiceContext,
  stopping?: AbortSignal,
): Promise<number> => {
  const before = plusMs(ctx.now(), -idleMs);
  const old = await ctx
    .collection(importChunks)
    .find({ position: 0, at: { $lt: before } }, { sort: [["id", 1]], limit: batch });
  let dropped = 0;
  for (const { importId } of old) {
    if (stopping?.aborted) break;
    if (await isWanted(ctx, importId, before)) continue;
    await dropUpload(ctx, importId);
    dropped += 1;
  }
  return dropped;
};

/** At the start too: it is a crash that leaves them. */
export const sweepOldUploads: Job = {
  what: "The sweep of uploads",
  everyMs,
  firstMs: 0,
  run: sweepUploads,
};
