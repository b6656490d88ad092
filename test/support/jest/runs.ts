/** How many values a property tries, as a share of the standard: PROPERTY_RUNS, 1 where it is not set. */
const share = Number(process.env["PROPERTY_RUNS"] ?? "1");

/** Number of runs of a property: `{ numRuns: runs(2000) }`. */
export const runs = (standard: number): number => Math.max(1, Math.round(standard * share));
