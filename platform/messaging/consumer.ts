import type { Service } from "moleculer";
import { contextFor, type Handler, type ServiceContext } from "../broker/context.ts";
import type { Consumer, ConsumerStore, DeadLetter, Position, StoredEvent } from "./bus.ts";
import { epochIn, rankOf } from "./rank.ts";
import { collection, type CollectionDeclaration, type Doc } from "../storage/collection.ts";
import type { EventContract, Static, TObject } from "../contract/contract.ts";
import { withoutPerson } from "../contract/personal.ts";
import { common, isFault } from "../kernel/fault.ts";
import { deadLetterActions } from "../contract/dead-letters.ts";
import { ownValue } from "../kernel/own-value.ts";
import { readCursor, toPage } from "../kernel/page.ts";
import { runtimeOf } from "../runtime/runtime.ts";
import { untilWon } from "../storage/race.ts";
import { inBackground } from "../storage/background.ts";
import { collectionOf } from "../storage/stores.ts";

/** What a consumer has read, by source. */
interface Cursor extends Doc {
  readonly positions: Readonly<Record<string, number>>;
  /** What the positions are of; absent where an earlier version stored them. */
  readonly marks?: Readonly<Record<string, Omit<Position, "position">>>;
  /** Ids of the journals it has met, the newest last. */
  readonly journals?: Readonly<Record<string, readonly string[]>>;
}
type StoredLetter = DeadLetter & Doc;
/** A subject whose person was erased: what comes about it later is not stored as it was. */
type ErasedSubject = Doc;

const cursors = collection<Cursor>("cursors");
export const deadLetters = collection<StoredLetter>("deadLetters", { personal: ["event.data"] });
export const erasedSubjects = collection<ErasedSubject>("erasedSubjects");
export const consumerCollections: readonly CollectionDeclaration[] = [
  cursors,
  deadLetters,
  erasedSubjects,
];

/** An event as its handler sees it: the envelope with typed data. */
export type ReceivedEvent<D extends TObject> = RankedEvent & { readonly data: Static<D> };

interface RankedEvent extends Omit<StoredEvent, "data"> {
  /** Its place among the events of its subject: a later one is greater. What a handler compares; not the version alone. */
  readonly rank: number;
}

/** The handler of an event: `export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, event) => …`. */
export type EventHandler<C extends EventContract> = (
  ctx: ServiceContext,
  event: ReceivedEvent<C["data"]>,
) => Promise<unknown>;

/** One event type that a service receives. */
export interface Subscription {
  readonly type: string;
  /** What the event says. */
  readonly data: TObject;
  readonly handle: (ctx: ServiceContext, event: StoredEvent & RankedEvent) => Promise<unknown>;
  /** Whether nothing is to be done about an event, as far as this process knows: for what is asked with every event of a busy shop. */
  readonly passes?: (service: Service, event: StoredEvent) => boolean;
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
  data: contract.data,
  handle: (ctx, event) => handle(ctx, event as ReceivedEvent<C["data"]>),
});

/** A service with a consumer. */
export interface ConsumingService extends Service {
  consumer?: Consumer;
  subscriptions?: readonly Subscription[];
}

/** The events' consumer of a service, for redrive and rebuild. @throws Error for a service without one */
export const consumerOf = (service: ConsumingService): Consumer => {
  if (!service.consumer) throw new Error(`${service.name} listens to no events.`);
  return service.consumer;
};

/** The cursor of a consumer; made where it has none. */
const cursorOf = async (service: Service, consumer: string): Promise<Cursor> => {
  const docs = collectionOf(service, cursors);
  const known = await docs.get(consumer);
  if (known) return known;
  await docs.insertMissing([{ id: consumer, version: 1, positions: {} }]);
  return cursorOf(service, consumer);
};

/** Copies of the service share the list: one that lost a race reads again what the other has written. */
const meet = (service: Service, consumer: string, source: string, journal: string) =>
  untilWon(`The journals that ${consumer} has met`, async () => {
    const { version, journals = {} } = await cursorOf(service, consumer);
    const { epoch, met } = epochIn(ownValue(journals, source) ?? [], journal);
    if (!met) return { epoch, isNew: false };
    const set = { $set: { [`journals.${source}`]: met } };
    const won = await collectionOf(service, cursors).update({ id: consumer, version }, set);
    return won && { epoch, isNew: true };
  });

/** Blanks the personal fields of dead letters about a subject, by the events that the service listens to. */
export const blankDeadLetters = async (
  service: ConsumingService,
  subject: string,
): Promise<void> => {
  const docs = collectionOf(service, deadLetters);
  for (const { id, event } of await docs.find({ "event.subject": subject })) {
    const line = service.subscriptions?.find(({ type }) => type === event.type);
    const data = line ? withoutPerson(line.data, event.data) : event.data;
    await docs.update({ id }, { $set: { "event.data": data } });
  }
};

const storeOf = (service: Service): ConsumerStore => ({
  async load(consumer) {
    const { positions, marks = {} } = await cursorOf(service, consumer);
    return Object.fromEntries(
      Object.entries(positions).map(([source, position]) => [
        source,
        { position, ...ownValue(marks, source) },
      ]),
    );
  },
  async save(consumer, all) {
    const $set = Object.fromEntries(
      Object.entries(all).flatMap(([source, { position, ...mark }]) => [
        [`positions.${source}`, position],
        [`marks.${source}`, mark],
      ]),
    );
    await collectionOf(service, cursors).update({ id: consumer }, { $set }, { quiet: true });
  },
  meet: (consumer, source, journal) => meet(service, consumer, source, journal),
  async bury(deadLetter) {
    await collectionOf(service, deadLetters).put({ ...deadLetter, version: 1 });
    // Looked for afterwards: whoever erases meanwhile marks the subject first, and then looks for letters.
    const { subject } = deadLetter.event;
    if (await collectionOf(service, erasedSubjects).get(subject))
      await blankDeadLetters(service, subject);
  },
});

/** Starts the one consumer of a service: its lines by event type. */
export const startConsumer = async (
  service: ConsumingService,
  lines: readonly Subscription[],
): Promise<Consumer> => {
  service.subscriptions = lines;
  return runtimeOf(service.broker).bus.consume({
    name: service.name,
    types: [...new Set(lines.map(({ type }) => type))],
    store: storeOf(service),
    warn: (line) => service.logger.warn(line),
    passes: (event) =>
      lines.every((line) => line.type !== event.type || line.passes?.(service, event) === true),
    handle: (event, epoch) =>
      inBackground(async () => {
        const ranked = { ...event, rank: rankOf(event, epoch) };
        for (const line of lines)
          if (line.type === event.type) await line.handle(contextFor(service), ranked);
      }),
  });
};

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
  await consumerOf(ctx.own).redrive(found.event, found.epoch);
  await ctx.collection(deadLetters).remove({ id: found.id });
  return shown(ctx.own.name, found);
};
