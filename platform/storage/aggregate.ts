import type { Service } from "moleculer";
import type { StoredEvent } from "../messaging/bus.ts";
import {
  collection,
  DuplicateError,
  type CollectionDeclaration,
  type Doc,
  type Index,
} from "./collection.ts";
import { newId } from "../broker/ids.ts";
import type { Decider, Fact } from "../domain/decider.ts";
import { common, isFault, type Fault } from "../kernel/fault.ts";
import { collectionOf } from "./stores.ts";
import { relayOf } from "../messaging/relay.ts";
import { shapeOf } from "../runtime/runtime.ts";

/** What every aggregate's document carries beside its state. */
export interface Boxed extends Doc {
  readonly outbox: readonly StoredEvent[];
  /** Present while the outbox is not empty: a partial index finds what a crash left. */
  readonly unsent?: true;
}

export interface Aggregate<S extends { id: string }, C, E extends Fact> {
  readonly declaration: CollectionDeclaration<S & Boxed>;
  readonly decider: Decider<S, C, E>;
  /** Commands lose a race at most this often before VERSION_CONFLICT. */
  readonly racesMax: number;
}

/** Declares an aggregate: its collection (with the outbox's index) and its decider. */
export const aggregate = <S extends { id: string }, C, E extends Fact>(
  name: string,
  decider: Decider<S, C, E>,
  {
    indexes = [],
    ...rest
  }: {
    indexes?: readonly Index[];
    formVersion?: number;
    upgrades?: CollectionDeclaration["upgrades"];
  } = {},
): Aggregate<S, C, E> => ({
  declaration: collection<S & Boxed>(name, {
    indexes: [...indexes, { fields: ["unsent"], where: "unsent" }],
    ...rest,
  }),
  decider,
  racesMax: 50,
});

/** Of states handed out: the document they are of. */
const docOf = new WeakMap<object, Boxed>();

/** The state of a document, without what the aggregate keeps for itself. */
export const stateOf = <S extends { id: string }>(doc: S & Boxed): S & Doc => {
  const { outbox: _outbox, unsent: _unsent, ...state } = doc;
  docOf.set(state, doc);
  return state as unknown as S & Doc;
};

export interface Executed<S> {
  readonly state: S & Doc;
  /** The new facts; [] when the command was already true. */
  readonly facts: readonly Fact[];
}

/** Facts as stored events, all of the aggregate's new version. */
const toEvents = (
  service: Service,
  id: string,
  version: number,
  facts: readonly Fact[],
): StoredEvent[] => {
  const time = shapeOf(service.broker).now();
  return facts.map((fact) => ({
    id: newId("evt"),
    type: fact.type,
    source: service.name,
    subject: id,
    version,
    time,
    data: fact.data,
    node: service.broker.nodeID,
  }));
};

interface Next<S> {
  readonly state: S & Doc;
  readonly doc: S & Boxed;
  readonly facts: readonly Fact[];
  /** Some of the facts go out. */
  readonly told: boolean;
}

/** What a command makes of a document: the next one, a fault, or undefined when already true. */
const nextOf = <S extends { id: string }, C, E extends Fact>(
  service: Service,
  decider: Decider<S, C, E>,
  before: S & Doc,
  outbox: readonly StoredEvent[],
  command: C,
): Next<S> | Fault | undefined => {
  const facts = decider.decide(before, command);
  if (isFault(facts)) return facts;
  if (facts.length === 0) return undefined;
  const { id } = before;
  const version = before.version + 1;
  const evolved = facts.reduce<S>((state, fact) => decider.evolve(state, fact), before);
  const state = { ...evolved, id, version };
  const told = toEvents(
    service,
    id,
    version,
    facts.filter(({ type }) => type.includes(".")),
  );
  const unsent = [...relayOf(service).untold(outbox), ...told];
  const box = { outbox: unsent, ...(unsent.length > 0 ? { unsent: true as const } : {}) };
  return { state, doc: { ...state, ...box }, facts, told: told.length > 0 };
};

interface Wish<C> {
  readonly id: string;
  readonly command: C;
  readonly expectedVersion?: number | undefined;
}

/** Writes what was decided; undefined when another was faster. */
const settle = async <S extends { id: string }>(
  service: Service,
  declaration: CollectionDeclaration<S & Boxed>,
  next: Next<S>,
  before: number | undefined,
): Promise<Executed<S> | undefined> => {
  if (!(await write(collectionOf(service, declaration), next.doc, before))) return undefined;
  if (next.told) relayOf(service).wake(declaration, next.doc.id);
  docOf.set(next.state, next.doc);
  return { state: next.state, facts: next.facts };
};

/** One attempt: undefined when another was faster. */
const attempt = async <S extends { id: string }, C, E extends Fact>(
  service: Service,
  { declaration, decider }: Aggregate<S, C, E>,
  { id, command, expectedVersion }: Wish<C>,
): Promise<Executed<S> | Fault | undefined> => {
  const doc = await collectionOf(service, declaration).get(id);
  const version = doc?.version;
  if (expectedVersion !== undefined && version !== expectedVersion) {
    return common.PRECONDITION_FAILED({ version });
  }
  const state = doc ? stateOf(doc) : { ...decider.initial(id), id, version: 0 };
  const next = nextOf(service, decider, state, doc ? doc.outbox : [], command);
  if (next === undefined) return { state, facts: [] };
  if (isFault(next)) return next;
  return settle(service, declaration, next, version);
};

/**
 * An attempt on a state the caller has at hand, which saves loading it. Only what is written counts: the
 * write is conditional on the version, but a refusal or "already true" might be that of an old state.
 */
const attemptOn = async <S extends { id: string }, C, E extends Fact>(
  service: Service,
  { declaration, decider }: Aggregate<S, C, E>,
  { command }: Wish<C>,
  known: S,
): Promise<Executed<S> | undefined> => {
  const doc = docOf.get(known) as (S & Boxed) | undefined;
  // What seems untold may be told and cleared since.
  if (!doc || relayOf(service).untold(doc.outbox).length > 0) return undefined;
  const next = nextOf(service, decider, known as S & Doc, doc.outbox, command);
  if (next === undefined || isFault(next)) return undefined;
  return settle(service, declaration, next, doc.version);
};

/** An attempt on an id that nobody has used; as above, only what is written counts. */
const attemptFresh = async <S extends { id: string }, C, E extends Fact>(
  service: Service,
  { declaration, decider }: Aggregate<S, C, E>,
  { id, command }: Wish<C>,
): Promise<Executed<S> | undefined> => {
  const state = { ...decider.initial(id), id, version: 0 };
  const next = nextOf(service, decider, state, [], command);
  if (next === undefined || isFault(next)) return undefined;
  return settle(service, declaration, next, undefined);
};

/** What an execution may start from. */
interface Ground<S> {
  readonly expectedVersion?: number | undefined;
  readonly known?: S | undefined;
  readonly fresh?: boolean;
}

/**
 * Loads, decides, evolves and writes state, version + 1 and the new events in one
 * conditional write; on a lost race it loads and decides again.
 * `expectedVersion` (If-Match): PRECONDITION_FAILED when the document is another version.
 * Facts whose type has no dot stay inside (they only evolve the state).
 * `known`: a state that `stateOf` or `execute` gave, from which it is tried first; it must not have been changed.
 * `fresh`: most likely nobody has written this id yet, so that inserting it is tried before loading it.
 */
export const execute = async <S extends { id: string }, C, E extends Fact>(
  service: Service,
  aggregate: Aggregate<S, C, E>,
  id: string,
  command: C,
  { expectedVersion, known, fresh = false }: Ground<S> = {},
): Promise<Executed<S> | Fault> => {
  const wish = { id, command, expectedVersion };
  if (expectedVersion === undefined && (known || fresh)) {
    const quick = known
      ? await attemptOn(service, aggregate, wish, known)
      : await attemptFresh(service, aggregate, wish);
    if (quick) return quick;
  }
  for (let race = 0; race < aggregate.racesMax; race += 1) {
    const done = await attempt(service, aggregate, wish);
    if (done !== undefined) return done;
  }
  return common.VERSION_CONFLICT({ id });
};

const write = async <T extends Doc>(
  docs: { insert(doc: T): Promise<void>; replace(doc: T, expected: number): Promise<boolean> },
  doc: T,
  before: number | undefined,
): Promise<boolean> => {
  if (before !== undefined) return docs.replace(doc, before);
  try {
    await docs.insert(doc);
    return true;
  } catch (error) {
    // Another made the same id first: decide again. Another unique index broken: the caller's affair.
    if (error instanceof DuplicateError && (await existsNow(docs as never, doc.id))) return false;
    throw error;
  }
};

const existsNow = async (
  docs: { get(id: string): Promise<unknown> },
  id: string,
): Promise<boolean> => (await docs.get(id)) !== undefined;
