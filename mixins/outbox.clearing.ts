import type { Service } from "moleculer";
import type { CollectionDeclaration, Doc } from "./collection.ts";
import { collectionOf } from "./stores.mixin.ts";

/** A document with something to tell. */
export interface UnsentDoc extends Doc {
  readonly unsent?: true;
  readonly outbox?: readonly { readonly id: string }[];
}

/** What is told stays this long before it is cleared: a document written again meanwhile needs no clearing. */
const CLEAR_MS = 500;

/** What is told and not yet cleared, and the clearing of it. */
export interface Clearing {
  /** An event that is told; in a document it is as good as cleared. */
  has(eventId: string): boolean;
  add(declaration: CollectionDeclaration, doc: UnsentDoc, events: readonly { id: string }[]): void;
  /** Clears now what waits. */
  run(): Promise<void>;
}

interface Told {
  readonly declaration: CollectionDeclaration;
  readonly id: string;
  readonly version: number;
  readonly outbox: readonly string[];
}

/** Clears what was told: quietly, for it is no change; what came in between stays. */
const clear = async (
  service: Service,
  { declaration, id, version, outbox }: Told,
): Promise<void> => {
  const docs = collectionOf(service, declaration as CollectionDeclaration<UnsentDoc>);
  const all = await docs.update(
    { id, version },
    { $set: { outbox: [] }, $unset: { unsent: true } },
    { quiet: true },
  );
  if (all) return;
  const now = await docs.get(id);
  if (!now?.outbox?.some((event) => outbox.includes(event.id))) return;
  await docs.update({ id }, { $pullIds: { outbox } }, { quiet: true });
};

/** Clears outboxes a little later and together; a crash before it only tells again what is known. */
export const clearing = (service: Service): Clearing => {
  let waiting = new Map<string, Told>();
  let ids = new Set<string>();
  let underway = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let last = Promise.resolve();

  const round = async (): Promise<void> => {
    const now = [...waiting.values()];
    waiting = new Map();
    underway = ids;
    ids = new Set();
    const cleared = await Promise.allSettled(now.map((told) => clear(service, told)));
    const failed = cleared.find(({ status }) => status === "rejected");
    if (failed) service.logger.warn(`${service.name} clears an outbox at the next start.`);
    underway = new Set();
  };
  const run = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(round);
    return last;
  };
  return {
    has: (eventId) => ids.has(eventId) || underway.has(eventId),
    add(declaration, doc, events) {
      const { id, version } = doc;
      const outbox = (doc.outbox ?? []).map((event) => event.id);
      waiting.set(`${declaration.name}/${id}`, { declaration, id, version, outbox });
      for (const known of outbox) ids.add(known);
      for (const event of events) ids.add(event.id);
      timer ??= setTimeout(() => void run(), CLEAR_MS);
    },
    run,
  };
};
