import type { EventContract, Static } from "../contract/contract.ts";
import type { Fault } from "../kernel/fault.ts";

/** An event as a decision makes it; the aggregate adds id, version and time. */
export interface DomainEvent {
  readonly type: string;
  /** JSON types only. */
  readonly data: object;
}

/** An event that other services receive: its type and its data are those of the contract. */
export type Published<C extends EventContract> = {
  readonly type: C["type"];
  readonly data: Static<C["data"]>;
};

/** No name of a private event has a dot: `orders.placed` belongs to a contract. */
type Undotted<T extends string> = T extends `${string}.${string}` ? never : T;

/** An event that only changes the aggregate's own state and is stored nowhere else. */
export type Private<T extends string, D = Readonly<Record<never, never>>> = {
  readonly type: Undotted<T>;
  readonly data: D;
};

type DataOf<E extends DomainEvent, T extends E["type"]> = Extract<E, { readonly type: T }>["data"];

/**
 * `evolve` of an aggregate: one function for each event of the union, no more and no fewer, or it does not compile.
 * @example evolver<Cart, CartEvent>({ "carts.opened": (cart, { currency }) => ({ ...cart, currency }), closed: … })
 */
export const evolver =
  <S, E extends DomainEvent>(steps: {
    readonly [T in E["type"]]: (state: S, data: DataOf<E, T>) => S;
  }) =>
  (state: S, event: E): S =>
    steps[event.type as E["type"]](state, event.data);

/** For events that change nothing in the state: others receive them, or they repeat what an event beside them says. */
export const unchanged = <S>(state: S): S => state;

/** Events, [] when the command is already true, or a fault as a value. */
export type Decision<E extends DomainEvent = DomainEvent> = readonly E[] | Fault;

/** `decide` and `evolve` are total and pure; a repeated command yields []. */
export interface Decider<S, C, E extends DomainEvent = DomainEvent> {
  readonly initial: (id: string) => S;
  readonly decide: (state: S, command: C) => Decision<E>;
  readonly evolve: (state: S, event: E) => S;
}

interface Command {
  readonly type: string;
}
type CommandOf<C extends Command, T extends C["type"]> = Extract<C, { readonly type: T }>;

/**
 * `decide` of an aggregate: one function for each command of the union, no more and no fewer, or it does not compile.
 * @example commands<Cart, CartCommand, CartEvent>({ Open: open, AddLine: addLine, … })
 */
export const commands =
  <S, C extends Command, E extends DomainEvent>(handlers: {
    readonly [T in C["type"]]: (state: S, command: CommandOf<C, T>) => Decision<E>;
  }) =>
  (state: S, command: C): Decision<E> =>
    handlers[command.type as C["type"]](state, command as CommandOf<C, C["type"]>);

/** The state after a history: for tests and replays. */
export const fold = <S, C, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  id: string,
  events: readonly E[],
): S => events.reduce((state, event) => decider.evolve(state, event), decider.initial(id));
