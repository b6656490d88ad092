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

/**
 * Carries outboxes to the journal, then to the bus, then clears them; what a crash
 * left is found by the index on `unsent` at the start. One round at a time.
 */
export const startRelay = async (service: Service, sources: readonly OutboxSource[]): Promise<Relay> => {
  const { bus } = shapeOf(service.broker);
  const journal = journalOf(service);
  await bus.attach(service.name, journal);
  const lines = collectionOf(service, events);
  let position = await journal.last();
  const waiting = new Map(sources.map((source) => [source.declaration.name, new Set<string>()]));
  let round: Promise<void> | undefined;
  let stopped = false;
  let failures = 0;

  const tell = async (source: OutboxSource, ids: readonly string[]): Promise<void> => {
    const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
    const unsent = (await docs.getMany(ids)).filter((doc) => (doc as { unsent?: true }).unsent);
    const told = unsent.flatMap((doc) => source.eventsOf(doc as never));
    if (told.length > 0) {
      await lines.insertMissing(told.map((event) => ({ id: event.id, version: 1, position: (position += 1), event })));
    }
    await source.before?.(service, unsent as never[]);
    if (told.length > 0) await bus.publish(service.name, told);
    await Promise.all(unsent.map((doc) => clear(service, source, doc)));
  };

  const run = async (): Promise<void> => {
    for (const source of sources) {
      const ids = [...(waiting.get(source.declaration.name) ?? [])];
      if (ids.length === 0) continue;
      waiting.get(source.declaration.name)?.clear();
      try {
        await tell(source, ids);
        failures = 0;
      } catch (error) {
        for (const id of ids) waiting.get(source.declaration.name)?.add(id);
        failures += 1;
        service.logger.warn(`The relay of ${service.name} tries again: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, backoffMs(failures + 1, Math.random())));
      }
    }
  };
  const some = (): boolean => [...waiting.values()].some((ids) => ids.size > 0);
  const rounds = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    while (some() && !(stopped && failures > 0)) await run();
    round = undefined;
  };
  const kick = (): void => {
    if (some()) round ??= rounds();
  };
  const relay: Relay = {
    wake(declaration, id) {
      waiting.get(declaration.name)?.add(id);
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
  for (const source of sources) {
    const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
    for (const { id } of await docs.find({ unsent: true })) waiting.get(source.declaration.name)?.add(id);
  }
  kick();
  return relay;
};
