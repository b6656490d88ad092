import type { Service } from "moleculer";
import type { StoredEvent } from "./bus.ts";
import { inBackground } from "../storage/background.ts";
import type { CollectionDeclaration, Doc } from "../storage/collection.ts";
import { backoffMs } from "../kernel/backoff.ts";
import { events, forgetRecent, journalOf, keepRecent, type JournalLine } from "./journal.ts";
import { clearing, type Clearing, type UnsentDoc } from "./outbox-clearing.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import { collectionOf } from "../storage/stores.ts";

/** A collection whose documents carry events that are not published yet. Filter field: `unsent`. */
export interface OutboxSource {
  readonly declaration: CollectionDeclaration;
  /** The events a document still has to publish. */
  readonly eventsOf: (doc: unknown) => readonly StoredEvent[];
  /** Work done before the events are published and the outbox is cleared, beside their going into the journal; idempotent. */
  readonly before?: (service: Service, docs: readonly unknown[]) => Promise<void>;
}

/** Declares an outbox of documents of one type, for the outbox mixin. */
export const outboxSource = <T extends Doc>(source: {
  readonly declaration: CollectionDeclaration<T>;
  readonly eventsOf: (doc: T) => readonly StoredEvent[];
  readonly before?: (service: Service, docs: readonly T[]) => Promise<void>;
}): OutboxSource => {
  const { declaration, eventsOf, before } = source;
  return {
    declaration,
    eventsOf: (doc) => eventsOf(doc as T),
    ...(before && { before: (service, docs) => before(service, docs as readonly T[]) }),
  };
};

export interface Relay {
  /** A document has events to publish; `doc`: as it was just written, which saves reading it. */
  wake(declaration: CollectionDeclaration, id: string, doc?: UnsentDoc): void;
  /** Those that are not published yet: the others are left out of the next write, which saves a clearing. */
  unpublished<E extends { readonly id: string }>(outbox: readonly E[]): readonly E[];
  /** Resolves when everything woken so far is published. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** A service that publishes. */
export interface RelayService extends Service {
  relay?: Relay;
}

/** @throws Error for a service without the outbox mixin */
export const relayOf = (service: RelayService): Relay => {
  const { relay } = service;
  if (!relay) throw new Error(`${service.name} has no relay: give it the outbox mixin.`);
  return relay;
};

/** Documents to publish from, by id; undefined: as they are stored. */
type Woken = Map<string, UnsentDoc | undefined>;

/** The later of two states holds the events of both; where either must be read, reading finds the later. */
const noteWoken = (woken: Woken, id: string, doc: UnsentDoc | undefined): void => {
  if (!woken.has(id)) return void woken.set(id, doc);
  const known = woken.get(id);
  if (known && (doc === undefined || doc.version > known.version)) woken.set(id, doc);
};

const docsOf = async (
  service: Service,
  { declaration }: OutboxSource,
  woken: Woken,
): Promise<UnsentDoc[]> => {
  const given = [...woken.values()].filter((doc) => doc !== undefined);
  if (given.length === woken.size) return given;
  const ids = [...woken].filter(([, doc]) => doc === undefined).map(([id]) => id);
  const docs = collectionOf(service, declaration as CollectionDeclaration<UnsentDoc>);
  return [...given, ...(await docs.getMany(ids))];
};

/** Publishes what some documents of a source have in their outboxes: journal first, then bus, then clears. */
const publisher = async (
  service: Service,
  published: Clearing,
): Promise<(source: OutboxSource, woken: Woken) => Promise<void>> => {
  const { bus } = runtimeOf(service.broker);
  const lines = collectionOf(service, events);
  let position = await journalOf(service).last();
  const lineOf = (event: StoredEvent): JournalLine => {
    position += 1;
    return { id: event.id, version: 1, position, event };
  };
  return async (source, woken) => {
    const unsent = (await docsOf(service, source, woken)).filter((doc) => doc.unsent);
    const known = unsent.map((doc) => source.eventsOf(doc));
    const fresh = known.flat().filter(({ id }) => !published.has(id));
    const written = fresh.map(lineOf);
    const [added] = await Promise.all([
      fresh.length > 0 ? lines.insertMissing(written) : 0,
      source.before?.(service, unsent),
    ]);
    // A line that was there already has its position there: a consumer that came by the new one
    // would, after a crash, take the next event published under that position for known.
    if (added === written.length) keepRecent(service, written);
    else forgetRecent(service);
    if (fresh.length > 0) await bus.publish(service.name, fresh);
    for (const [i, doc] of unsent.entries()) published.add(source.declaration, doc, known[i] ?? []);
  };
};

/** What waits of each source. */
type Waiting = ReadonlyMap<OutboxSource, Woken>;

/** One run over all sources; what fails waits again. How many sources failed. */
const publishAll = async (
  service: Service,
  publish: Awaited<ReturnType<typeof publisher>>,
  waiting: Waiting,
): Promise<number> => {
  let failures = 0;
  for (const [source, woken] of waiting) {
    if (woken.size === 0) continue;
    const now: Woken = new Map(woken);
    woken.clear();
    try {
      await publish(source, now);
    } catch (error) {
      for (const [id, doc] of now) noteWoken(woken, id, doc);
      failures += 1;
      service.logger.warn(`The relay of ${service.name} tries again: ${(error as Error).message}`);
    }
  }
  return failures;
};

/** What a crash left: found by the partial index on `unsent`. As `<id> <version>` by source. */
const findUnsent = async (
  service: Service,
  sources: readonly OutboxSource[],
  options: { limit?: number } = {},
): Promise<ReadonlyMap<OutboxSource, ReadonlyMap<string, string>>> => {
  const found = new Map<OutboxSource, ReadonlyMap<string, string>>();
  for (const source of sources) {
    const docs = collectionOf(service, source.declaration as CollectionDeclaration<UnsentDoc>);
    const unsent = await docs.find({ unsent: true }, options);
    found.set(source, new Map(unsent.map(({ id, version }) => [id, `${id} ${version}`])));
  }
  return found;
};

/** Looks for what a copy that died has left untold, this often, and at most so many at a time. */
const SWEEP_MS = 5_000;
const sweepMax = 1_000;

/** Where others run on the same store: what is found untold twice in a row is nobody's any more. */
const sweeping = (
  service: Service,
  sources: readonly OutboxSource[],
  adopt: (source: OutboxSource, ids: readonly string[]) => void,
): NodeJS.Timeout => {
  let before = new Map<OutboxSource, ReadonlyMap<string, string>>();
  const sweep = async (): Promise<void> => {
    const now = await findUnsent(service, sources, { limit: sweepMax });
    for (const [source, unsent] of now) {
      const old = new Set(before.get(source)?.values());
      adopt(
        source,
        [...unsent].filter(([, name]) => old.has(name)).map(([id]) => id),
      );
    }
    before = new Map(now);
  };
  return setInterval(() => {
    sweep().catch((error: unknown) =>
      service.logger.warn(`What is untold was not found: ${(error as Error).message}`),
    );
  }, SWEEP_MS).unref();
};

/**
 * Carries outboxes to the journal, then to the bus, then clears them; what a crash
 * left is published at the start. One run at a time, with backoff while the store or the bus refuses.
 */
export const startRelay = async (
  service: Service,
  sources: readonly OutboxSource[],
): Promise<Relay> => {
  const { bus, shared } = runtimeOf(service.broker);
  await bus.attach(service.name, journalOf(service));
  const published = clearing(service);
  const publish = await publisher(service, published);
  const waiting: Waiting = new Map(sources.map((source) => [source, new Map()]));
  const byName = new Map([...waiting].map(([source, woken]) => [source.declaration.name, woken]));
  const some = (): boolean => [...waiting.values()].some((woken) => woken.size > 0);
  let run: Promise<void> | undefined;
  let stopped = false;

  const runs = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    for (let failed = 0; some() && !(stopped && failed > 0);) {
      failed = (await publishAll(service, publish, waiting)) > 0 ? failed + 1 : 0;
      const ms = failed > 0 ? backoffMs(failed + 1, Math.random()) : 0;
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    }
    run = undefined;
  };
  const kick = (): void => {
    if (some()) run ??= inBackground(runs);
  };
  const adopt = (source: OutboxSource, ids: readonly string[]): void => {
    const woken = waiting.get(source);
    if (woken) for (const id of ids) noteWoken(woken, id, undefined);
    kick();
  };
  const sweep = shared ? sweeping(service, sources, adopt) : undefined;
  const relay: Relay = {
    wake(declaration, id, doc) {
      const woken = byName.get(declaration.name);
      if (woken) noteWoken(woken, id, doc);
      kick();
    },
    unpublished: (outbox) => outbox.filter(({ id }) => !published.has(id)),
    async idle() {
      while (run) await run;
    },
    async stop() {
      stopped = true;
      clearInterval(sweep);
      await relay.idle();
      await published.run();
      await bus.detach(service.name);
    },
  };
  (service as RelayService).relay = relay;
  for (const [source, unsent] of await findUnsent(service, sources)) {
    adopt(source, [...unsent.keys()]);
  }
  return relay;
};
