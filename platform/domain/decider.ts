import type { Fault } from "../kernel/fault.ts";

/** A fact as a decision answers it; the aggregate adds id, version and time. */
export interface Fact {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Events, [] when already true, or a fault as a value. */
export type Decision<E extends Fact = Fact> = readonly E[] | Fault;

/** `decide` and `evolve` are total and pure; a repeated command yields []. */
export interface Decider<S, C, E extends Fact = Fact> {
  readonly initial: (id: string) => S;
  readonly decide: (state: S, command: C) => Decision<E>;
  readonly evolve: (state: S, event: E) => S;
}

/** The state after a history: used by tests and by replays. */
export const fold = <S, C, E extends Fact>(
  decider: Decider<S, C, E>,
  id: string,
  events: readonly E[],
): S => events.reduce((state, event) => decider.evolve(state, event), decider.initial(id));
