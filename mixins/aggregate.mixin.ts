import type { Service } from "moleculer";
import type { StoredEvent } from "./bus/bus.ts";
import { collection, DuplicateError, type CollectionDeclaration, type Doc, type Index } from "./collection.ts";
import { newId } from "./id.source.ts";
import type { Decider, Fact } from "./kernel/decider.ts";
import { common, isFault, type Fault } from "./kernel/fault.ts";
import { collectionOf } from "./stores.mixin.ts";
import { relayOf } from "./relay.mixin.ts";
import { shapeOf } from "./shape.ts";

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
  { indexes = [], ...rest }: { indexes?: readonly Index[]; formVersion?: number; upgrades?: CollectionDeclaration["upgrades"] } = {},
): Aggregate<S, C, E> => ({
  declaration: collection<S & Boxed>(name, {
    indexes: [...indexes, { fields: ["unsent"], where: "unsent" }],
    ...rest,
  }),
  decider,
  racesMax: 50,
});

/** The state of a document, without what the aggregate keeps for itself. */
export const stateOf = <S extends { id: string }>(doc: S & Boxed): S & Doc => {
  const { outbox: _outbox, unsent: _unsent, ...state } = doc;
  return state as unknown as S & Doc;
};

export interface Executed<S> {
  readonly state: S & Doc;
  /** The new facts; [] when the command was already true. */
  readonly facts: readonly Fact[];
}

/** Facts as stored events, all of the aggregate's new version. */
const toEvents = (service: Service, id: string, version: number, facts: readonly Fact[]): StoredEvent[] => {
  const time = shapeOf(service.broker).now();
  return facts.map((fact) => ({
    id: newId("evt"),
    type: fact.type,
    source: service.name,
    subject: id,
    version,
    time,
    data: fact.data,
  }));
};

/**
 * Loads, decides, evolves and writes state, version + 1 and the new events in one
 * conditional write; on a lost race it loads and decides again.
 * `expectedVersion` (If-Match): PRECONDITION_FAILED when the document is another version.
 * Facts whose type has no dot stay inside (they only evolve the state).
 */
export const execute = async <S extends { id: string }, C, E extends Fact>(
  service: Service,
  { declaration, decider, racesMax }: Aggregate<S, C, E>,
  id: string,
  command: C,
  { expectedVersion }: { expectedVersion?: number | undefined } = {},
): Promise<Executed<S> | Fault> => {
  const docs = collectionOf(service, declaration);
  for (let race = 0; race < racesMax; race += 1) {
    const doc = await docs.get(id);
    if (expectedVersion !== undefined && doc?.version !== expectedVersion) {
      return common.PRECONDITION_FAILED({ version: doc?.version });
    }
    const state = doc ? stateOf(doc) : { ...decider.initial(id), version: 0 };
    const decision = decider.decide(state, command);
    if (isFault(decision)) return decision;
    if (decision.length === 0) return { state, facts: [] };
    const version = (doc?.version ?? 0) + 1;
    const next = { ...decision.reduce<S>((before, fact) => decider.evolve(before, fact), state), id, version };
    const told = decision.filter(({ type }) => type.includes("."));
    const outbox = [...(doc?.outbox ?? []), ...toEvents(service, id, version, told)];
    const written = { ...next, outbox, ...(outbox.length > 0 ? { unsent: true as const } : {}) };
    if (await write(docs, written as unknown as S & Boxed, doc?.version)) {
      if (told.length > 0) relayOf(service).wake(declaration, id);
      return { state: next, facts: decision };
    }
  }
  return common.VERSION_CONFLICT({ id });
};

const write = async <T extends Doc>(
  docs: { insert(doc: T): Promise<T>; replace(doc: T, expected: number): Promise<boolean> },
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

const existsNow = async (docs: { get(id: string): Promise<unknown> }, id: string): Promise<boolean> =>
  (await docs.get(id)) !== undefined;
