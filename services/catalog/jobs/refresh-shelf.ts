import type { Job } from "../../../platform/runtime/jobs.ts";
import { readAll, readNewest } from "../adapters/shelf-state.ts";

/** Products of which no message came from the copy that wrote them. */
export const readNewProducts: Job = {
  what: "Reading new products onto the shelf",
  everyMs: 10_000,
  run: readNewest,
};

/** Availability and categories carry no time of change: all is read again. */
export const readWholeShelf: Job = {
  what: "Reading the whole shelf again",
  everyMs: 300_000,
  sharedOnly: true,
  run: readAll,
};
