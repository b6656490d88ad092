import type { Service } from "moleculer";
import type { Journal, StoredEvent } from "./bus/bus.ts";
import { collection, type CollectionDeclaration, type Doc } from "./collection.ts";
import { backoffMs } from "./kernel/backoff.ts";
import { shapeOf } from "./shape.ts";
import { collectionOf } from "./stores.mixin.ts";

/** A line of the journal: an event and its position in its source's order of telling. */
export interface JournalLine extends Doc {
  readonly position: number;
  readonly event: StoredEvent;
}
export const events = collection<JournalLine>("events", { indexes: [{ fields: ["position"] }] });

/** A collection whose documents carry facts that are not told yet. Filter field: `unsent`. */
export interface OutboxSource {
  readonly declaration: CollectionDeclaration;
  /** The events a document still has to tell. */
  readonly eventsOf: (doc: never) => readonly StoredEvent[];
  /** Work done once the events are in the journal and before the outbox is cleared; idempotent. */
  readonly before?: (service: Service, docs: readonly never[]) => Promise<void>;
}

export interface Relay {
  /** A document has something to tell. */
  wake(declaration: CollectionDeclaration, id: string): void;
  /** Resolves when everything woken so far is told. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface UnsentDoc extends Doc {
  readonly unsent?: true;
  readonly outbox?: readonly { readonly id: string }[];
}

const relays = new WeakMap<Service, Relay>();
export const relayOf = (service: Service): Relay => {
  const relay = relays.get(service);
  if (!relay) throw new Error(`${service.name} has no relay: list its aggregates or outboxes.`);
  return relay;
};

/** The journal of a service, as the bus reads it. */
export const journalOf = (service: Service): Journal => {
  const lines = collectionOf(service, events);
  return {
    async read(position, limit) {
      return lines.find({ position: { $gt: position } }, { sort: [["position", 1]], limit });
    },
    async last() {
      return (await lines.findOne({}, { sort: [["position", -1]] }))?.position ?? 0;
    },
  };
};

/** Clears what was told: quietly, for it is no change; what came in between stays. */
const clear = async (service: Service, source: OutboxSource, doc: UnsentDoc): Promise<void> => {
  const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
  const ids = (doc.outbox ?? []).map(({ id }) => id);
  const all = await docs.update(
    { id: doc.id, version: doc.version },
    { $set: { outbox: [] }, $unset: { unsent: true } },
    { quiet: true },
  );
  if (!all) await docs.update({ id: doc.id }, { $pullIds: { outbox: ids } }, { quiet: true });
};

/** Tells what some documents of a source have to tell: journal first, then bus, then clears. */
const teller = async (
  service: Service,
): Promise<(source: OutboxSource, ids: readonly string[]) => Promise<void>> => {
  const { bus } = shapeOf(service.broker);
  const lines = collectionOf(service, events);
  let position = await journalOf(service).last();
  const lineOf = (event: StoredEvent): JournalLine => {
    position += 1;
    return { id: event.id, version: 1, position, event };
  };
  return async (source, ids) => {
    const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
    const unsent = (await docs.getMany(ids)).filter((doc) => doc.unsent);
    const told = unsent.flatMap((doc) => source.eventsOf(doc as never));
    if (told.length > 0) await lines.insertMissing(told.map(lineOf));
    await source.before?.(service, unsent as never[]);
    if (told.length > 0) await bus.publish(service.name, told);
    await Promise.all(unsent.map((doc) => clear(service, source, doc)));
  };
};

/** Waits once for each source; ids of documents by source. */
type Waiting = ReadonlyMap<OutboxSource, Set<string>>;

/** One round over all sources; what fails waits again. How many sources failed. */
const tellAll = async (
  service: Service,
  tell: Awaited<ReturnType<typeof teller>>,
  waiting: Waiting,
): Promise<number> => {
  let failures = 0;
  for (const [source, set] of waiting) {
    const ids = [...set];
    if (ids.length === 0) continue;
    set.clear();
    try {
      await tell(source, ids);
    } catch (error) {
      for (const id of ids) set.add(id);
      failures += 1;
      service.logger.warn(`The relay of ${service.name} tries again: ${(error as Error).message}`);
    }
  }
  return failures;
};

/** What a crash left: found by the partial index on `unsent`. */
const findUnsent = async (service: Service, waiting: Waiting): Promise<void> => {
  for (const [source, set] of waiting) {
    const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
    for (const { id } of await docs.find({ unsent: true })) set.add(id);
  }
};

/**
 * Carries outboxes to the journal, then to the bus, then clears them; what a crash
 * left is told at the start. One round at a time, with backoff while the store or the bus refuses.
 */
export const startRelay = async (
  service: Service,
  sources: readonly OutboxSource[],
): Promise<Relay> => {
  const { bus } = shapeOf(service.broker);
  await bus.attach(service.name, journalOf(service));
  const tell = await teller(service);
  const waiting: Waiting = new Map(sources.map((source) => [source, new Set<string>()]));
  const byName = new Map([...waiting].map(([source, set]) => [source.declaration.name, set]));
  const some = (): boolean => [...waiting.values()].some((ids) => ids.size > 0);
  let round: Promise<void> | undefined;
  let stopped = false;

  const rounds = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    for (let failed = 0; some() && !(stopped && failed > 0);) {
      failed = (await tellAll(service, tell, waiting)) > 0 ? failed + 1 : 0;
      const ms = failed > 0 ? backoffMs(failed + 1, Math.random()) : 0;
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    }
    round = undefined;
  };
  const kick = (): void => {
    if (some()) round ??= rounds();
  };
  const relay: Relay = {
    wake(declaration, id) {
      byName.get(declaration.name)?.add(id);
      kick();
    },
    async idle() {
      while (round) await round;
    },
    async stop() {
      stopped = true;
      await relay.idle();
      await bus.detach(service.name);
    },
  };
  relays.set(service, relay);
  await findUnsent(service, waiting);
  kick();
  return relay;
};
