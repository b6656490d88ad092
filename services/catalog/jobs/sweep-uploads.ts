import type { Service } from "moleculer";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Round } from "../../../platform/runtime/jobs.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { importChunks, imports } from "../catalog.store.ts";
import { dropUpload } from "../adapters/upload-store.ts";

/** Far beyond the time an upload may take: nobody sends this one any more. */
const idleMs = 3_600_000;
const everyMs = 300_000;
const batch = 20;

/** Whether anybody still sends or reads the upload. */
const isWanted = async (service: Service, importId: string, before: string): Promise<boolean> => {
  const doc = await collectionOf(service, imports).get(importId);
  if (doc) return doc.open === true;
  const last = await collectionOf(service, importChunks).findOne(
    { importId },
    { sort: [["position", -1]] },
  );
  return last === undefined || last.at >= before;
};

/** Drops what a crash left of uploads that never became imports; how many. Two copies may do it at once. */
export const sweepUploads = async (service: Service, stopping?: AbortSignal): Promise<number> => {
  const before = plusMs(shapeOf(service.broker).now(), -idleMs);
  const chunks = collectionOf(service, importChunks);
  const old = await chunks.find(
    { position: 0, at: { $lt: before } },
    { sort: [["id", 1]], limit: batch },
  );
  let dropped = 0;
  for (const { importId } of old) {
    if (stopping?.aborted) break;
    if (await isWanted(service, importId, before)) continue;
    await dropUpload(service, importId);
    dropped += 1;
  }
  return dropped;
};

/** At the start too: it is a crash that leaves them. */
export const sweepingUploads: Round = {
  what: "The sweep of uploads",
  everyMs,
  firstMs: 0,
  run: sweepUploads,
};
