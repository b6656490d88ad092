/** Takes a person out of what a service has stored of events. */
import type { Service } from "moleculer";
import type { EventContract } from "../contract/contract.ts";
import { withoutPerson } from "../contract/personal.ts";
import type { Filter } from "../storage/collection.ts";
import { collectionOf } from "../storage/stores.ts";
import type { StoredEvent } from "./bus.ts";
import { deadLetters, type EventHandler } from "./consumer.ts";
import { forgetRecent, journalOf, traced, type JournalLine } from "./journal.ts";
import type { PublishingService } from "./published.ts";
import { relayOf } from "./relay.ts";

const windowLength = 1_000;

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
    await eraseIn(service, await lines.find({ ...filter, position }));
  }
};

/** Blanks the personal fields of dead letters about a subject. */
export const eraseDeadLetters = async (
  service: Service,
  subject: string,
  contracts: readonly EventContract[],
): Promise<void> => {
  const docs = collectionOf(service, deadLetters);
  for (const { id, event } of await docs.find({ "event.subject": subject })) {
    const contract = contracts.find(({ type }) => type === event.type);
    const data = dataWithoutPerson(event, contract);
    await docs.update({ id }, { $set: { "event.data": data } });
  }
};

/** The handler of a service that has nothing of the subject but dead letters of these events. */
export const erasingDeadLetters =
  (contracts: readonly EventContract[]): EventHandler<EventContract> =>
  (ctx, { subject }) =>
    eraseDeadLetters(ctx.own, subject, contracts);
