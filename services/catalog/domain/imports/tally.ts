import type { Counts, RowError } from "../../imports.contract.ts";

export type Outcome = "created" | "changed" | "unchanged" | "skipped";
/** How an import stands. */
export interface Tally {
  readonly counts: Counts;
  /** The first `errorsMax`. */
  readonly errors: readonly RowError[];
}
export const errorsMax = 1_000;

export const noCounts: Counts = {
  products: 0,
  variants: 0,
  images: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  skipped: 0,
  errors: 0,
};

/** What a handle has come to when more of its rows follow later in the file. */
export const together = (before: Outcome | undefined, now: Outcome): Outcome => {
  if (before === undefined || before === "skipped") return now;
  if (before === "created" || now === "skipped") return before;
  return now === "unchanged" ? before : "changed";
};

const landed = (outcome: Outcome | undefined): number =>
  outcome === undefined || outcome === "skipped" ? 0 : 1;

/** Counts one group of rows: `before` is what its handle was counted as until now. */
export const counted = (
  { counts, errors }: Tally,
  before: Outcome | undefined,
  after: Outcome,
  group: { variants: number; images: number; errors: readonly RowError[] },
): Tally => {
  const sums = {
    ...counts,
    products: counts.products + landed(after) - landed(before),
    variants: counts.variants + group.variants,
    images: counts.images + group.images,
    errors: counts.errors + group.errors.length,
  };
  if (before !== undefined) sums[before] -= 1;
  sums[after] += 1;
  return { counts: sums, errors: noted(errors, group.errors) };
};

const noted = (errors: readonly RowError[], more: readonly RowError[]): readonly RowError[] =>
  more.length === 0 || errors.length >= errorsMax
    ? errors
    : [...errors, ...more].slice(0, errorsMax).sort((a, b) => a.line - b.line);

/** Counts what could not be read as a row. */
export const alsoBroken = ({ counts, errors }: Tally, more: readonly RowError[]): Tally => ({
  counts: { ...counts, errors: counts.errors + more.length },
  errors: noted(errors, more),
});
