import type { Service } from "moleculer";
import { contextFor, type Handler, type ServiceContext } from "../broker/context.ts";
import type { Consumer, ConsumerStore, DeadLetter, StoredEvent } from "./bus.ts";
import { collection, type CollectionDeclaration, type Doc } from "../storage/collection.ts";
import type { EventContract, Static, TObject } from "../contract/contract.ts";
import { common, isFault } from "../kernel/fault.ts";
import { deadLetterActions } from "../contract/dead-letters.ts";
import { readCursor, toPage } from "../kernel/page.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import { collectionOf } from "../storage/stores.ts";

interface Positions extends Doc {
  readonly positions: Readonly<Record<string, number>>;
}
type StoredLetter = DeadLetter & Doc;

const cursors = collection<Positions>("cursors");
const deadLetters = collection<StoredLetter>("deadLetters");
export const consumerCollections: readonly CollectionDeclaration[] = [cursors, deadLetters];

/** An event as its handler sees it: the envelope with typed data. */
export type ReceivedEvent<D extends TObject> = Omit<StoredEvent, "data"> & {
  readonly data: Static<D>;
};

/** The handler of an event: `export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, event) => …`. */
export type EventHandler<C extends EventContract> = (
  ctx: ServiceContext,
  event: ReceivedEvent<C["data"]>,
) => Promise<unknown>;

/** One event type that a service receives. */
export interface Subscription {
  readonly type: string;
  readonly handle: (ctx: ServiceContext, event: StoredEvent) => Promise<unknown>;
}

/**
 * A subscription of the consumer mixin. The handler must be idempotent: an event comes
 * at least once and in no promised order. A rejection means: again later.
 */
export const subscribe = <C extends EventContract>(
  contract: C,
  handle: EventHandler<C>,
): Subscription => ({
  type: contract.type,
  handle: (ctx, event) => handle(ctx, event as ReceivedEvent<C["data"]>),
});

/** A service with a consumer. */
export interface ConsumingService extends Service {
  consumer?: Consumer;
}

/** The events' consumer of a service, for redrive and rebuild. @throws Error for a service without one */
export const consumerOf = (service: ConsumingService): Consumer => {
  if (!service.consumer) throw new Error(`${service.name} listens to no events.`);
  return service.consumer;
};

const storeOf = (service: Service): ConsumerStore => ({
  async load(consumer) {
    return (await collectionOf(service, cursors).get(consumer))?.positions ?? {};
  },
  async save(consumer, positions) {
    await collectionOf(service, cursors).put({ id: consumer, version: 1, positions });
  },
  async bury(deadLetter) {
    await collectionOf(service, deadLetters).put({ ...deadLetter, version: 1 });
  },
});

/** Starts the one consumer of a service: its lines by event type. */
export const startConsumer = async (
  service: Service,
  lines: readonly Subscription[],
): Promise<Consumer> =>
  runtimeOf(service.broker).bus.consume({
    name: service.name,
    types: [...new Set(lines.map(({ type }) => type))],
    store: storeOf(service),
    async handle(event) {
      for (const line of lines)
        if (line.type === event.type) await line.handle(contextFor(service), event);
    },
  });

const shown = (service: string, { id, event, reason, attempts, at }: StoredLetter) => ({
  id: id.replace(":", "~"),
  service,
  eventId: event.id,
  type: event.type,
  reason,
  attempts,
  at,
});

/** `deadLetters` of whatever service listens: GET /v1/dead-letters asks each. */
export const listDeadLetters: Handler<ReturnType<typeof deadLetterActions>["deadLetters"]> = async (
  ctx,
) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx
    .collection(deadLetters)
    .find({ id: { $gt: after[0] } }, { sort: [["id", 1]], limit: limit + 1 });
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map((one) => shown(ctx.own.name, one)), next: page.next };
};

/** `redrive` of whatever service listens. */
export const redriveDeadLetter: Handler<ReturnType<typeof deadLetterActions>["redrive"]> = async (
  ctx,
) => {
  const found = await ctx.collection(deadLetters).get(ctx.params.id.replace("~", ":"));
  if (!found) return common.NOT_FOUND({ id: ctx.params.id });
  await consumerOf(ctx.own).redrive(found.event);
  await ctx.collection(deadLetters).remove({ id: found.id });
  return shown(ctx.own.name, found);
};
