import type { ServiceMixin } from "../platform/broker/phases.ts";
import { addJobs, stopJobs, type Job } from "../platform/runtime/jobs.ts";

/** Periodic work of a service. A stop waits for what is under way: the store may close after it. */
export const jobs = (all: readonly Job[]): ServiceMixin => ({
  phase: "jobs",
  started() {
    addJobs(this, all);
  },
  stopped() {
    return stopJobs(this);
  },
});
