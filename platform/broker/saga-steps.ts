import type { ActionContract, Static, TObject, TSchema } from "../contract/contract.ts";
import type { Fault } from "../kernel/fault.ts";

/** How a result is read. `wait`: the world does not know yet; `again`: ask the row itself once more. */
export type Reading = "done" | "wait" | "again" | Fault;

/** One question to a participant. */
export interface Asking<S> {
  readonly contract: ActionContract;
  readonly with: (state: S) => unknown;
  readonly reads: (result: unknown) => Reading;
}

/** Do and undo on one row. Every participant is idempotent by the aggregate's id. */
export interface Row<S> {
  readonly name: string;
  readonly ask: Asking<S>;
  /** Asked instead of `ask` while the row waits for the world. */
  readonly check?: Asking<S>;
  readonly undo?: Asking<S>;
}

/** A question, typed by the neighbour's contract: `to(reserve, toReservation)`. */
export const to = <S, P extends TObject, R extends TSchema>(
  contract: ActionContract<P, R>,
  params: (state: S) => Static<P>,
  reads: (result: Static<R>) => Reading = () => "done",
): Asking<S> => ({
  contract: contract as unknown as ActionContract,
  with: params,
  reads: reads as (result: unknown) => Reading,
});
