import type { ActionSchema, Service } from "moleculer";
import { answer } from "../broker/action.ts";
import type { Consumer, ConsumerStore, DeadLetter, StoredEvent } from "./bus.ts";
import { collection, type CollectionDeclaration, type Doc } from "../storage/collection.ts";
import type { EventContract, Static, TObject } from "../contract/contract.ts";
import { common, isFault } from "../kernel/fault.ts";
import { letters } from "../contract/dead-letters.ts";
import { readCursor, toPage } from "../kernel/page.ts";
import { shapeOf } from "../runtime/runtime.ts";
import { collectionOf } from "../storage/stores.ts";

interface Positions extends Doc {
  readonly positions: Readonly<Record<string, number>>;
}
type Letter = DeadLetter & Doc;

const cursors = collection<Positions>("cursors");
const deadLetters = collection<Letter>("deadLetters");
export const consumerCollections: readonly CollectionDeclaration[] = [cursors, deadLetters];

/** An event as its handler sees it: the envelope with typed data. */
export type Received<D extends TObject> = Omit<StoredEvent, "data"> & { readonly data: Static<D> };

export interface Subscription {
  readonly type: string;
  readonly handle: (this: Service, event: StoredEvent) => Promise<unknown>;
}

/**
 * A line of a service's subscriptions. The handler must be idempotent: an event comes
 * at least once and in no promised order. A rejection means: again later.
 */
export const on = <D extends TObject>(
  contract: EventContract<D>,
  handle: (this: Service, event: Received<D>) => Promise<unknown>,
): Subscription => ({ type: contract.type, handle: handle as Subscription["handle"] });

const storeOf = (service: Service): ConsumerStore => ({
  async load(consumer) {
    return (await collectionOf(service, cursors).get(consumer))?.positions ?? {};
  },
  async save(consumer, positions) {
    await collectionOf(service, cursors).put({ id: consumer, version: 1, positions });
  },
  async bury(letter) {
    await collectionOf(service, deadLetters).put({ ...letter, version: 1 });
  },
});

/** Starts the one consumer of a service: its lines by event type. */
export const startConsumer = async (
  service: Service,
  lines: readonly Subscription[],
): Promise<Consumer> =>
  shapeOf(service.broker).bus.consume({
    name: service.name,
    types: [...new Set(lines.map(({ type }) => type))],
    store: storeOf(service),
    async handle(event) {
      for (const line of lines)
        if (line.type === event.type) await line.handle.call(service, event);
    },
  });

const shown = (service: string, { id, event, reason, attempts, at }: Letter) => ({
  id: id.replace(":", "~"),
  service,
  eventId: event.id,
  type: event.type,
  reason,
  attempts,
  at,
});

/** `deadLetters` and `redrive`, the same for every service that listens. */
export const letterActions = (
  name: string,
  version: number,
  consumerOf: (service: Service) => Consumer,
): Record<string, ActionSchema> => {
  const contract = letters(name, version);
  return {
    deadLetters: answer(contract.deadLetters, async function (ctx) {
      const { limit = 20, cursor } = ctx.params;
      const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
      if (isFault(after)) return after;
      const found = await collectionOf(this, deadLetters).find(
        { id: { $gt: after[0] } },
        { sort: [["id", 1]], limit: limit + 1 },
      );
      const page = toPage(found, limit, ({ id }) => [id]);
      return { items: page.items.map((letter) => shown(name, letter)), next: page.next };
    }),
    redrive: answer(contract.redrive, async function (ctx) {
      const letter = await collectionOf(this, deadLetters).get(ctx.params.id.replace("~", ":"));
      if (!letter) return common.NOT_FOUND({ id: ctx.params.id });
      await consumerOf(this).redrive(letter.event);
      await collectionOf(this, deadLetters).remove({ id: letter.id });
      return shown(name, letter);
    }),
  };
};
