import type { Service } from "moleculer";
import { newId } from "../broker/ids.ts";
import type { Decider, DomainEvent } from "../domain/decider.ts";
import { common, isFault, type Fault } from "../kernel/fault.ts";
import type { StoredEvent } from "../messaging/bus.ts";
import { publishedBy } from "../messaging/published.ts";
import { relayOf } from "../messaging/relay.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import {
  collection,
  DuplicateError,
  type Collection,
  type CollectionDeclaration,
  type Doc,
  type Index,
} from "./collection.ts";
import { collectionOf } from "./stores.ts";

/** What every aggregate's document carries beside its state. */
export interface OutboxDoc extends Doc {
  readonly outbox: readonly StoredEvent[];
  /** Present while the outbox is not empty: a partial index finds what a crash left. */
  readonly unsent?: true;
}

/** A state as it is stored. Views copy the fields of a schema, so that the outbox goes nowhere. */
export type Stored<S> = S & OutboxDoc;

export interface Aggregate<S extends { id: string }, C, E extends DomainEvent = DomainEvent> {
  readonly declaration: CollectionDeclaration<Stored<S>>;
  readonly decider: Decider<S, C, E>;
  /** Commands lose a race at most this often before VERSION_CONFLICT. */
  readonly racesMax: number;
  /** Its documents are removed some day, without an event; their ids begin with this and `_`. The events about them go later. */
  readonly removable?: string;
}

/** Declares an aggregate: its collection (with the outbox's index) and its decider. */
export const aggregate = <S extends { id: string }, C, E extends DomainEvent>(
  name: string,
  decider: Decider<S, C, E>,
  {
    indexes = [],
    removable,
    personal = [],
    ...rest
  }: {
    indexes?: readonly Index[];
    removable?: string;
    /** As `collection`; what events say that are not published yet is added. */
    personal?: readonly string[];
    /** As `collection`. */
    secret?: readonly string[];
    formVersion?: number;
    upgrades?: CollectionDeclaration["upgrades"];
  } = {},
): Aggregate<S, C, E> => ({
  declaration: collection<Stored<S>>(name, {
    indexes: [...indexes, { fields: ["unsent"], where: "unsent" }],
    personal: [...personal, "outbox[].data"],
    ...rest,
  }),
  decider,
  racesMax: 50,
  ...(removable === undefined ? {} : { removable }),
});

export interface CommandOutcome<S, E extends DomainEvent = DomainEvent> {
  readonly state: Stored<S>;
  /** The new events; [] when the command was already true. */
  readonly events: readonly E[];
}

/** What an execution may start from. */
export interface StateSource<S> {
  /** `If-Match`: PRECONDITION_FAILED when the document is another version. */
  readonly expectedVersion?: number | undefined;
  /** A stored state at hand, from which it is tried first: saves loading it. It must not have been changed. */
  readonly state?: Stored<S> | undefined;
  /** Most likely nobody has written this id yet: inserting it is tried before loading it. */
  readonly fresh?: boolean;
}

/** An aggregate that does not exist yet, as if it were stored. */
const absent = <S extends { id: string }>(
  { initial }: { initial: (id: string) => S },
  id: string,
) => ({ ...initial(id), id, version: 0, outbox: [] }) as Stored<S>;

interface Next<S, E extends DomainEvent> extends CommandOutcome<S, E> {
  /** Some of the events are published. */
  readonly publishes: boolean;
}

/** What a command makes of a document: the next one, a fault, or undefined when already true. */
const nextOf = <S extends { id: string }, C, E extends DomainEvent>(
  service: Service,
  decider: Decider<S, C, E>,
  before: Stored<S>,
  command: C,
): Next<S, E> | Fault | undefined => {
  const events = decider.decide(before, command);
  if (isFault(events)) return events;
  if (events.length === 0) return undefined;
  const { id } = before;
  const version = before.version + 1;
  const evolved = events.reduce<S>((state, event) => decider.evolve(state, event), before);
  const added = publishedBy(service, events, {
    subject: id,
    version,
    time: runtimeOf(service.broker).now(),
    newId: () => newId("evt"),
  });
  const outbox = relayOf(service).unpublished(before.outbox).concat(added);
  const { unsent: _unsent, ...state } = { ...evolved, id, version, outbox } as Stored<S>;
  const unsent = outbox.length > 0 && ({ unsent: true } as const);
  return { state: Object.assign(state, unsent) as Stored<S>, events, publishes: added.length > 0 };
};

/** Writes what was decided; undefined when another was faster. */
const settle = async <S extends { id: string }, E extends DomainEvent>(
  service: Service,
  declaration: CollectionDeclaration<Stored<S>>,
  { state, events, publishes }: Next<S, E>,
  before: number | undefined,
): Promise<CommandOutcome<S, E> | undefined> => {
  if (!(await write(collectionOf(service, declaration), state, before))) return undefined;
  if (publishes) relayOf(service).wake(declaration, state.id, state);
  return { state, events };
};

/** One attempt: undefined when another was faster. */
const attempt = async <S extends { id: string }, C, E extends DomainEvent>(
  service: Service,
  { declaration, decider }: Aggregate<S, C, E>,
  id: string,
  command: C,
  expectedVersion: number | undefined,
): Promise<CommandOutcome<S, E> | Fault | undefined> => {
  const doc = await collectionOf(service, declaration).get(id);
  const version = doc?.version;
  if (expectedVersion !== undefined && version !== expectedVersion) {
    return common.PRECONDITION_FAILED({ version });
  }
  const state = doc ?? absent(decider, id);
  const next = nextOf(service, decider, state, command);
  if (next === undefined) return { state, events: [] };
  if (isFault(next)) return next;
  return settle(service, declaration, next, version);
};

/**
 * An attempt without loading. Only what is written counts: the write is conditional on the version, but a
 * refusal or "already true" might be that of an old state.
 */
const attemptQuickly = async <S extends { id: string }, C, E extends DomainEvent>(
  service: Service,
  { declaration, decider }: Aggregate<S, C, E>,
  id: string,
  command: C,
  state: Stored<S> | undefined,
): Promise<CommandOutcome<S, E> | undefined> => {
  // What seems unpublished may be published and cleared since.
  if (state && relayOf(service).unpublished(state.outbox).length > 0) return undefined;
  const next = nextOf(service, decider, state ?? absent(decider, id), command);
  if (next === undefined || isFault(next)) return undefined;
  return settle(service, declaration, next, state?.version);
};

/**
 * Loads, decides, evolves and writes state, version + 1 and the new events in one
 * conditional write; on a lost race it loads and decides again. Private events only evolve the state.
 */
export const executeCommand = async <S extends { id: string }, C, E extends DomainEvent>(
  service: Service,
  aggregate: Aggregate<S, C, E>,
  id: string,
  command: C,
  { expectedVersion, state, fresh = false }: StateSource<S> = {},
): Promise<CommandOutcome<S, E> | Fault> => {
  if (expectedVersion === undefined && (state || fresh)) {
    const quick = await attemptQuickly(service, aggregate, id, command, state);
    if (quick) return quick;
  }
  for (let race = 0; race < aggregate.racesMax; race += 1) {
    const done = await attempt(service, aggregate, id, command, expectedVersion);
    if (done !== undefined) return done;
  }
  return common.VERSION_CONFLICT({ id });
};

const write = async <T extends Doc>(
  docs: Collection<T>,
  doc: T,
  before: number | undefined,
): Promise<boolean> => {
  if (before !== undefined) return docs.replace(doc, before);
  try {
    await docs.insert(doc);
    return true;
  } catch (error) {
    // Another made the same id first: decide again. Another unique index broken: the caller's affair.
    if (error instanceof DuplicateError && (await docs.get(doc.id)) !== undefined) return false;
    throw error;
  }
};
