import { expect } from "@jest/globals";
import { fold, type Decider, type DomainEvent } from "../../platform/domain/decider.ts";
import { isFault, type Fault } from "../../platform/kernel/fault.ts";

/** What a decision made of a command; each method asserts. */
export interface Outcome<S, E extends DomainEvent> {
  /** Refused with a fault of this code. */
  refused(code: string): Fault;
  /** Nothing happens: the command is true already. */
  settles(): void;
  /** Events of exactly these types, in order; returns the state after them. */
  emits(...types: E["type"][]): S;
  /** The state after whatever was decided. @throws Error for a refusal */
  readonly state: S;
  /** @throws Error for a refusal */
  readonly events: readonly E[];
}

export interface Given<S, C, E extends DomainEvent> {
  /** The state after the history. */
  readonly state: S;
  when(command: C): Outcome<S, E>;
}

const outcome = <S, C, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  before: S,
  command: C,
): Outcome<S, E> => {
  const decision = decider.decide(before, command);
  const events = (): readonly E[] => {
    if (isFault(decision)) throw new Error(`Refused: ${decision.code}`);
    return decision;
  };
  const after = (): S => events().reduce(decider.evolve, before);
  return {
    refused(code) {
      if (!isFault(decision)) throw new Error(`Not refused, but ${JSON.stringify(decision)}`);
      expect(decision.code).toBe(code);
      return decision;
    },
    settles() {
      expect(events()).toEqual([]);
    },
    emits(...types) {
      expect(events().map(({ type }) => type)).toEqual(types);
      return after();
    },
    get state() {
      return after();
    },
    get events() {
      return events();
    },
  };
};

const after = <S, C, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  commands: readonly C[],
  id: string,
): S =>
  commands.reduce((state, command) => outcome(decider, state, command).state, decider.initial(id));

/**
 * The one way in which tests speak of deciders: what was done before, then one command.
 * @example given(cart, open, add("A")).when(close()).emits("closed")
 */
export const given = <S, C, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  ...commands: readonly NoInfer<C>[]
): Given<S, C, E> => {
  const state = after(decider, commands, "id_1");
  return { state, when: (command) => outcome(decider, state, command) };
};

/** As `given`, from events instead of commands. */
export const givenEvents = <S, C, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  ...events: readonly NoInfer<E>[]
): Given<S, C, E> => {
  const state = fold(decider, "id_1", events);
  return { state, when: (command) => outcome(decider, state, command) };
};
