import type { Round } from "../../../platform/runtime/jobs.ts";
import { settings } from "../inventory.settings.ts";
import { sweepHolds } from "../actions/holds.ts";

/** Never at once after a start, when the events of orders placed meanwhile are still to be handled. */
export const sweepingHolds: Round = {
  what: "The sweep of holds",
  everyMs: settings.HOLD_SWEEP_MS,
  run: sweepHolds,
};
