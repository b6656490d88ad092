/**
 * A saga: steps with their undo, and how far one has come, as data in its aggregate. Pure: the saga runner
 * (platform/broker/saga-runner.ts) does what it says.
 */
import type { ActionContract, Static, TObject, TSchema } from "../contract/contract.ts";
import type { Fault } from "../kernel/fault.ts";

/** It is the turn of somebody outside, who may take long. */
export interface Pause {
  readonly paused: true;
  /** What the aggregate is to know of it. JSON only. */
  readonly facts: unknown;
  /** Milliseconds until it is looked at again, where nothing wakes the saga before. */
  readonly ms: number;
}

/** How a result is read. `wait`: the outcome is open still; `again`: the step itself is to be asked once more. */
export type Outcome = "done" | "wait" | "again" | Pause | Fault;

/** One call of a participant. */
export interface Call<S> {
  readonly contract: ActionContract;
  readonly params: (state: S) => unknown;
  readonly read: (result: unknown) => Outcome;
}

/**
 * A reading: wait for somebody outside.
 * @example paused({ status: "requiresAction" }, 60_000)
 */
export const paused = <F>(facts: F, ms: number): Pause => ({ paused: true, facts, ms });

/** Every participant is idempotent by the aggregate's id. */
export interface SagaStep<S> {
  readonly ask: Call<S>;
  /** Asked instead of `ask` while the outcome is open. */
  readonly resolve?: Call<S>;
  readonly undo?: Call<S>;
  /** Asked where the saga's time is over while this step is under way: `done`, and the saga goes on all the same; nothing is undone before it refuses. */
  readonly expire?: Call<S>;
  /** Where this holds the step has nothing to do: nobody is asked, and it counts as done. It must hold for the saga's whole life or never. */
  readonly unless?: (state: S) => boolean;
}

/** `N`: the names of its steps. */
export interface Saga<S, N extends string = string> {
  readonly name: string;
  /** In order. */
  readonly steps: readonly (SagaStep<S> & { readonly name: N })[];
}

/** A call of a neighbour, typed by its contract: `call(inventory.reserve, toReservation)`. */
export const call = <S, P extends TObject, R extends TSchema>(
  contract: ActionContract<P, R>,
  params: (state: S) => Static<P>,
  read: (result: Static<R>) => Outcome = () => "done",
): Call<S> => ({ contract, params, read });

/**
 * Defines a saga; the order of its keys is the order of its steps. Names, documentation and the tests' grid of
 * faults come from it.
 * @example saga("checkout", { reserve: { ask: call(reserve, toReservation), undo: call(release, toRelease) } })
 */
export const saga = <S, N extends string = string>(
  name: string,
  steps: Readonly<Record<N, SagaStep<S>>>,
): Saga<S, N> => ({
  name,
  steps: (Object.entries(steps) as [N, SagaStep<S>][]).map(([step, calls]) => ({
    name: step,
    ...calls,
  })),
});

/** Whose a saga is, and until when that is believed. */
export interface SagaLease {
  /** Who finds the saga after this instant may take it over. */
  readonly due: string;
  /** Id of the node that runs it: once that is gone, nobody waits for `due`. Sagas of before there was one have none. */
  readonly by?: string;
}

/** How far a saga has come. Field names are those of stored documents. */
export interface Progress extends SagaLease {
  /** The direction. `down`: effects are asked for; `up`: they are undone. */
  readonly way: "down" | "up";
  /** The step under way: its intent is written, its result is not. */
  readonly step: number;
  /** The last step that may have had an effect: where undoing starts. */
  readonly reached: number;
  /** The step was asked and its outcome is open. */
  readonly waiting?: true;
}

interface AtStep {
  readonly step: number;
  /** Id of the node that responded, where one was asked. */
  readonly node?: string | undefined;
}
/** What happened to the step under way. */
export type Report =
  /** `late`: after the saga's time. */
  | (AtStep & { readonly kind: "done"; readonly late?: true })
  | (AtStep & { readonly kind: "waiting"; readonly pause?: Pause })
  | (AtStep & { readonly kind: "refused"; readonly fault: Fault })
  | (AtStep & { readonly kind: "undone" })
  | (AtStep & { readonly kind: "expired" });

/** The next progress; `completed` and `aborted` end the saga; undefined: the report is stale. */
export type NextProgress = Progress | "completed" | "aborted" | undefined;

/** A saga begins with the intent of its first step. */
export const begin = (lease: SagaLease): Progress => ({
  way: "down",
  step: 0,
  reached: 0,
  ...lease,
});

const upFrom = (step: number, { reached }: Progress, lease: SagaLease): NextProgress =>
  step < 0 ? "aborted" : { way: "up", step, reached, ...lease };

const downTo = (count: number, before: Progress, step: number, lease: SagaLease): NextProgress =>
  step === count
    ? "completed"
    : { way: "down", step, reached: Math.max(before.reached, step), ...lease };

type Down = Exclude<Report, { readonly kind: "undone" }>;

const advanceDown = (
  count: number,
  before: Progress,
  report: Down,
  lease: SagaLease,
): NextProgress => {
  const { step, reached } = before;
  switch (report.kind) {
    case "done":
      return downTo(count, before, step + 1, lease);
    case "waiting":
      return before.waiting ? undefined : { ...before, waiting: true, ...lease };
    case "refused":
      // A step that refused left nothing, unless a later one was reached in an earlier run.
      return upFrom(reached > step ? reached : step - 1, before, lease);
    case "expired":
      return upFrom(reached, before, lease);
  }
};

/** The result of one step and the intent of the next, as one change. `count`: steps of the saga. */
export const advance = (
  count: number,
  before: Progress,
  report: Report,
  lease: SagaLease,
): NextProgress => {
  if (report.step !== before.step) return undefined;
  if (report.kind !== "undone") {
    return before.way === "down" ? advanceDown(count, before, report, lease) : undefined;
  }
  return before.way === "up" ? upFrom(before.step - 1, before, lease) : undefined;
};

/** The step under way and the service that is asked there; an empty name where none is. */
export const underWay = <S>(
  { steps }: Saga<S>,
  { step, way }: Progress,
): { readonly step: string; readonly asks: string } => {
  const at = steps[step];
  const called = way === "up" ? at?.undo : at?.ask;
  return { step: at?.name ?? String(step), asks: called?.contract.name.split(".")[0] ?? "" };
};

/** Runs again from the first step: what the steps hold has lapsed. Every step is idempotent. */
export const rewind = (before: Progress, lease: SagaLease): Progress => ({
  way: "down",
  step: 0,
  reached: Math.max(before.reached, before.step),
  ...lease,
});
