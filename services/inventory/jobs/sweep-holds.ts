import type { Job } from "../../../platform/runtime/jobs.ts";
import { sweepHolds } from "../actions/hold-stock.ts";
import { settings } from "../inventory.settings.ts";

/** Never at once after a start, when the events of orders placed meanwhile are still to be handled. */
export const sweepingHolds: Job = {
  what: "The sweep of holds",
  everyMs: settings.HOLD_SWEEP_MS,
  run: sweepHolds,
};
