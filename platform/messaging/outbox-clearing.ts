import type { Service } from "moleculer";
import { inBackground } from "../storage/background.ts";
import type { Collection, CollectionDeclaration, Doc } from "../storage/collection.ts";
import { collectionOf } from "../storage/stores.ts";

/** A document with events to publish. */
export interface UnsentDoc extends Doc {
  readonly unsent?: true;
  readonly outbox?: readonly { readonly id: string }[];
  /** Removed but for its outbox: it goes where others are cleared. */
  readonly tombstone?: true;
}

/** What is published stays this long before it is cleared: a document written again meanwhile needs no clearing. */
const CLEAR_MS = 500;

/** What is published and not yet cleared, and the clearing of it. */
export interface Clearing {
  /** An event that is published; in a document it is as good as cleared. */
  has(eventId: string): boolean;
  add(declaration: CollectionDeclaration, doc: UnsentDoc, events: readonly { id: string }[]): void;
  /** Clears now what waits. */
  run(): Promise<void>;
}

interface PublishedDoc {
  readonly declaration: CollectionDeclaration;
  readonly id: string;
  readonly version: number;
  readonly outbox: readonly string[];
  readonly tombstone: boolean;
}

const cleared = { $set: { outbox: [] }, $unset: { unsent: true } } as const;
const quiet = { quiet: true } as const;

/** Documents of one collection that were published in one version, in one statement: a document's life often goes the same way. */
const clear = async (service: Service, all: readonly PublishedDoc[]): Promise<void> => {
  const [first] = all;
  if (!first) return;
  const { declaration, version } = first;
  const docs = collectionOf(service, declaration as CollectionDeclaration<UnsentDoc>);
  const ids = all.map(({ id }) => id);
  if (first.tombstone) return void (await docs.remove({ id: { $in: ids }, version }));
  const done =
    all.length === 1
      ? (await docs.update({ id: first.id, version }, cleared, quiet)) !== undefined
      : (await docs.updateMany({ id: { $in: ids }, version }, cleared, quiet)) === all.length;
  if (!done) await pull(docs, all);
};

/**
 * Some were written again: what was published is taken out of those, what came in between stays. One of which nothing stays is
 * cleared as a whole: `unsent` would say for ever that there is something.
 */
const pull = async (docs: Collection<UnsentDoc>, all: readonly PublishedDoc[]): Promise<void> => {
  const published = new Map(all.map((one) => [one.id, one]));
  const now = await docs.getMany([...published.keys()]);
  const pulled = now.map(async ({ id, version, outbox = [] }) => {
    const done = published.get(id);
    const left = outbox.filter((one) => !done?.outbox.includes(one.id));
    if (!done || left.length === outbox.length) return;
    if (left.length > 0) await docs.update({ id }, { $pullIds: { outbox: done.outbox } }, quiet);
    else if (!(await docs.update({ id, version }, cleared, quiet))) await pull(docs, [done]);
  });
  await Promise.all(pulled);
};

const groupOf = ({ declaration: { name }, version, tombstone }: PublishedDoc): string =>
  `${name} ${version} ${tombstone}`;

/** Clears outboxes a little later and together; a crash before it only publishes again what consumers recognize. */
export const clearing = (service: Service): Clearing => {
  let waiting = new Map<string, PublishedDoc>();
  let ids = new Set<string>();
  let underway = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();

  const round = async (): Promise<void> => {
    const now = [...waiting.values()];
    waiting = new Map();
    underway = ids;
    ids = new Set();
    const groups = Map.groupBy(now, groupOf);
    const ended = await Promise.allSettled([...groups.values()].map((all) => clear(service, all)));
    if (ended.some(({ status }) => status === "rejected"))
      service.logger.warn(`${service.name} clears an outbox at the next start.`);
    underway = new Set();
  };
  const run = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(() => inBackground(round));
    return last;
  };
  return {
    has: (eventId) => ids.has(eventId) || underway.has(eventId),
    add(declaration, doc, events) {
      const { id, version } = doc;
      const outbox = (doc.outbox ?? []).map((event) => event.id);
      const tombstone = doc.tombstone === true;
      waiting.set(`${declaration.name}/${id}`, { declaration, id, version, outbox, tombstone });
      for (const known of outbox) ids.add(known);
      for (const event of events) ids.add(event.id);
      timer ??= setTimeout(() => void run(), CLEAR_MS);
    },
    run,
  };
};
