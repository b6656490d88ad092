import type { Counts, RowError } from "../../imports.contract.ts";

/** What an import did with the product of a handle. */
export type Outcome = "created" | "changed" | "unchanged" | "skipped";
/** What an import has done so far. */
export interface Report {
  readonly counts: Counts;
  /** The first `errorsMax`, by line. */
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

/** The outcome of a handle when more of its rows follow later in the file. */
export const combined = (before: Outcome | undefined, now: Outcome): Outcome => {
  if (before === undefined || before === "skipped") return now;
  if (before === "created" || now === "skipped") return before;
  return now === "unchanged" ? before : "changed";
};

const productsIn = (outcome: Outcome | undefined): number =>
  outcome === undefined || outcome === "skipped" ? 0 : 1;

const withMore = (errors: readonly RowError[], more: readonly RowError[]): readonly RowError[] =>
  more.length === 0 || errors.length >= errorsMax
    ? errors
    : [...errors, ...more].slice(0, errorsMax).sort((a, b) => a.line - b.line);

/** Counts one group of rows: `before` is what its handle was counted as until now. */
export const withGroup = (
  { counts, errors }: Report,
  before: Outcome | undefined,
  after: Outcome,
  group: { variants: number; images: number; errors: readonly RowError[] },
): Report => {
  const sums = {
    ...counts,
    products: counts.products + productsIn(after) - productsIn(before),
    variants: counts.variants + group.variants,
    images: counts.images + group.images,
    errors: counts.errors + group.errors.length,
  };
  if (before !== undefined) sums[before] -= 1;
  sums[after] += 1;
  return { counts: sums, errors: withMore(errors, group.errors) };
};

/** Counts what could not be read as a row. */
export const withErrors = ({ counts, errors }: Report, more: readonly RowError[]): Report => ({
  counts: { ...counts, errors: counts.errors + more.length },
  errors: withMore(errors, more),
});
