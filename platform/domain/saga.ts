/**
 * How far a saga has come, as data in its aggregate: pure walking, down the rows
 * and, after a refusal, up again. The `process` mixin does what it says.
 */
import type { Fault } from "../kernel/fault.ts";

export interface Progress {
  /** `down`: effects are asked for; `up`: they are undone. */
  readonly way: "down" | "up";
  /** The row under way: its intent is written, its result is not. */
  readonly step: number;
  /** The last row that may have had an effect: where undoing starts. */
  readonly reached: number;
  /** The row was asked and the world does not know the answer yet. */
  readonly waiting?: true;
  /** Who finds the saga after this instant may take it over. */
  readonly due: string;
}

interface Row {
  readonly step: number;
  /** Id of the node that answered, where one was asked. */
  readonly node?: string | undefined;
}
/** What happened to the row under way. */
export type Report =
  | (Row & { readonly kind: "done" })
  | (Row & { readonly kind: "waiting" })
  | (Row & { readonly kind: "refused"; readonly fault: Fault })
  | (Row & { readonly kind: "undone" })
  | (Row & { readonly kind: "expired" });

/** The next progress; `completed` and `aborted` end the saga; undefined: the report is stale. */
export type Next = Progress | "completed" | "aborted" | undefined;

/** A saga begins with the intent of its first row. */
export const begin = (due: string): Progress => ({ way: "down", step: 0, reached: 0, due });

const upFrom = (step: number, { reached }: Progress, due: string): Next =>
  step < 0 ? "aborted" : { way: "up", step, reached, due };

const downTo = (rows: number, before: Progress, step: number, due: string): Next =>
  step === rows ? "completed" : { way: "down", step, reached: Math.max(before.reached, step), due };

type Down = Exclude<Report, { readonly kind: "undone" }>;

const advanceDown = (rows: number, before: Progress, report: Down, due: string): Next => {
  const { step, reached } = before;
  switch (report.kind) {
    case "done":
      return downTo(rows, before, step + 1, due);
    case "waiting":
      return before.waiting ? undefined : { ...before, waiting: true, due };
    case "refused":
      // A row that refused left nothing, unless a later one was reached in an earlier walk.
      return upFrom(reached > step ? reached : step - 1, before, due);
    case "expired":
      return upFrom(reached, before, due);
  }
};

/** The result of one row and the intent of the next, as one change. */
export const advance = (rows: number, before: Progress, report: Report, due: string): Next => {
  if (report.step !== before.step) return undefined;
  if (report.kind !== "undone") {
    return before.way === "down" ? advanceDown(rows, before, report, due) : undefined;
  }
  return before.way === "up" ? upFrom(before.step - 1, before, due) : undefined;
};

/** Walks down again from the first row: what rows hold has lapsed. Every row is idempotent. */
export const rewind = (before: Progress, due: string): Progress => ({
  way: "down",
  step: 0,
  reached: Math.max(before.reached, before.step),
  due,
});
