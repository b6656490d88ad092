import { removeOldKeys, usedKeys } from "../platform/broker/idempotency/idempotency.ts";
import type { ServiceMixin } from "../platform/broker/phases.ts";
import { addJobs, stopJobs } from "../platform/runtime/jobs.ts";
import { declareCollections } from "../platform/storage/declared.ts";

const collections = [usedKeys];

/** For a contract with actions that take an `Idempotency-Key`: the keys that were used, and the job that removes old ones. */
export const idempotency = (): ServiceMixin => ({
  phase: "jobs",
  collections: () => collections,
  created() {
    declareCollections(this, collections);
  },
  started() {
    addJobs(this, [removeOldKeys]);
  },
  stopped() {
    return stopJobs(this);
  },
});
