/** Takes a person out of what a service has stored of events. */
import type { Service } from "moleculer";
import type { EventContract } from "../contract/contract.ts";
import { withoutPerson } from "../contract/personal.ts";
import type { Filter } from "../storage/collection.ts";
import { judgeOf } from "../storage/filters/matching.ts";
import { collectionOf, isStoreOpen, memoryOf, storeOf } from "../storage/stores.ts";
import type { StoredEvent } from "./bus.ts";
import { blankDeadLetters, erasedSubjects, type EventHandler } from "./consumer.ts";
import { forgetRecent, journalOf, traced, type JournalLine } from "./journal.ts";
import type { PublishingService } from "./published.ts";
import { relayOf } from "./relay.ts";

const windowLength = 1_000;
/** An erasing writes several documents: the store is rid of what they were once, after the last. */
const quietMs = 500;

interface Forgetting {
  timer?: NodeJS.Timeout;
}
const forgetting = {};

/** Never rejects. */
const forgetNow = async (service: Service): Promise<void> => {
  // A store that was closed meanwhile has no log any more.
  if (!isStoreOpen(service)) return;
  try {
    await storeOf(service).forget();
  } catch (error) {
    service.logger.warn(`What was erased may be in the store's log still: ${String(error)}`);
  }
};

/** Has the store drop what was written over, soon. */
const forgetSoon = (service: Service): void => {
  const state = memoryOf(service, forgetting, (): Forgetting => ({}));
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    void forgetNow(service);
  }, quietMs).unref();
};

const dataWithoutPerson = (event: StoredEvent, contract: EventContract | undefined): object =>
  contract ? withoutPerson(contract.data, event.data) : event.data;

const eraseIn = async (
  service: PublishingService,
  lines: readonly JournalLine[],
): Promise<void> => {
  const docs = collectionOf(service, traced);
  for (const { id, event } of lines) {
    const data = dataWithoutPerson(event, service.publishes?.get(event.type));
    await docs.update({ id }, { $set: { "event.data": data } }, { quiet: true });
  }
  forgetRecent(service);
  forgetSoon(service);
};

/** Blanks the personal fields of what a traced service has published about a subject, once all of it is in the journal. */
export const eraseLines = async (service: Service, subject: string): Promise<void> => {
  await relayOf(service).idle();
  const found = await collectionOf(service, traced).find({ "event.subject": subject });
  await eraseIn(service, found);
};

/** The same of the lines that a filter finds, in a journal that is not indexed by it: read window by window. */
export const eraseFoundLines = async (service: Service, filter: Filter): Promise<void> => {
  await relayOf(service).idle();
  const last = await journalOf(service).last();
  const lines = collectionOf(service, traced);
  for (let after = 0; after < last; after += windowLength) {
    const position = { $gt: after, $lte: after + windowLength };
    // What an event says may be encrypted, and is looked into here.
    const found = await lines.find({ position });
    await eraseIn(service, found.filter(judgeOf(filter)));
  }
};

/**
 * Blanks the personal fields of dead letters about a subject, of those too that come later: an event that was published
 * before the erasing may be received after it.
 */
export const eraseDeadLetters = async (service: Service, subject: string): Promise<void> => {
  await collectionOf(service, erasedSubjects).insertMissing([{ id: subject, version: 1 }]);
  await blankDeadLetters(service, subject);
  forgetSoon(service);
};

/** Whether `eraseDeadLetters` was asked for the subject: for handlers of events that may come after the erasing. */
export const isErased = async (service: Service, subject: string): Promise<boolean> =>
  (await collectionOf(service, erasedSubjects).get(subject)) !== undefined;

/** The handler of a service that has nothing of the subject but dead letters. */
export const eraseOnlyDeadLetters: EventHandler<EventContract> = (ctx, { subject }) =>
  eraseDeadLetters(ctx.own, subject);
