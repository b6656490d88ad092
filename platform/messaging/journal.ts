import type { Service } from "moleculer";
import { newId } from "../broker/ids.ts";
import type { PublishedEvent } from "../contract/timeline.ts";
import { collection, type Doc } from "../storage/collection.ts";
import { collectionOf } from "../storage/stores.ts";
import type {
  StreamProgress,
  ConsumerProgress,
  FilledStream,
  Journal,
  StoredEvent,
} from "./bus.ts";

/** A line of the journal: an event and its position in its source's order of publishing. */
export interface JournalLine extends Doc {
  readonly position: number;
  readonly event: StoredEvent;
}
const byPosition = { fields: ["position"] };
export const events = collection<JournalLine>("events", {
  indexes: [byPosition],
  personal: ["event.data"],
});
/** The same, of a service that is asked what it published about one subject. */
export const traced = collection<JournalLine>("events", {
  indexes: [byPosition, { fields: ["event.subject"] }],
  personal: ["event.data"],
});

interface JournalMark extends Doc {
  /** The journal's id. */
  readonly journal: string;
  /** Below this position lines are gone; absent: none is. */
  readonly first?: number;
  /** Of the stream that carries it; absent: it was never filled again. */
  readonly fill?: number;
  readonly filled?: FilledStream;
  readonly caughtUp?: Readonly<Record<string, ConsumerProgress>>;
}
/** One document: what the journal as a whole is. */
export const journals = collection<JournalMark>("journal");
const own = "journal";

/** The newest lines of a journal, for the consumers that keep up: they need not read what was written just now. */
type Recent = Pick<JournalLine, "position" | "event">[];
const recentMax = 2_000;

/** A service with a journal. */
interface JournalService extends Service {
  /** Lines of consecutive positions that were published last. */
  recentLines?: Recent;
}

/** Lines of consecutive positions are kept; a gap starts anew. */
export const keepRecent = (service: JournalService, published: readonly JournalLine[]): void => {
  if (published.length === 0) return;
  const lines = service.recentLines;
  const next = published[0]?.position ?? 0;
  if (lines?.at(-1)?.position !== next - 1) {
    service.recentLines = published.slice(-recentMax / 2);
    return;
  }
  for (const line of published) lines.push(line);
  if (lines.length > recentMax) lines.splice(0, lines.length - recentMax / 2);
};

/** The store has to be asked again. */
export const forgetRecent = (service: JournalService): void => {
  delete service.recentLines;
};

/** Undefined when the store has to be asked. */
const readRecent = (
  service: JournalService,
  position: number,
  limit: number,
): Recent | undefined => {
  const lines = service.recentLines ?? [];
  const first = lines[0]?.position;
  if (first === undefined || position < first - 1) return undefined;
  return lines.slice(position - first + 1, position - first + 1 + limit);
};

/** The id of the service's journal; made where it has none. */
const identify = async (service: Service): Promise<string> => {
  const docs = collectionOf(service, journals);
  const known = await docs.get(own);
  if (known) return known.journal;
  await docs.insertMissing([{ id: own, version: 1, journal: newId("jrn") }]);
  return identify(service);
};

type Carrying = Pick<Journal, "carried" | "refill" | "noteFilled" | "noteCaughtUp">;

/** What is noted of the stream that carries a service's journal. */
const carryingOf = (service: Service): Carrying => {
  const docs = () => collectionOf(service, journals);
  const carried = async (): Promise<StreamProgress> => {
    await identify(service);
    const { fill = 0, filled, caughtUp = {} } = (await docs().get(own)) ?? {};
    return { fill, ...(filled && { filled }), caughtUp };
  };
  /** No filling yet is filling 0. */
  const inFill = (fill: number) => (fill === 0 ? { fill: { $exists: false } } : { fill });
  return {
    carried,
    async refill(known) {
      const change = { $set: { fill: known + 1 }, $unset: { filled: true } } as const;
      await docs().update({ id: own, ...inFill(known) }, change);
      return (await carried()).fill;
    },
    async noteFilled(fill, filled) {
      await docs().update({ id: own, ...inFill(fill) }, { $set: { filled } }, { quiet: true });
    },
    async noteCaughtUp(consumers) {
      const $set = Object.fromEntries(
        Object.entries(consumers).map(([name, note]) => [`caughtUp.${name}`, note]),
      );
      await docs().update({ id: own }, { $set }, { quiet: true });
    },
  };
};

/** The journal of a service, as the bus reads it. */
export const journalOf = (service: Service): Journal => {
  const lines = collectionOf(service, events);
  return {
    ...carryingOf(service),
    id: () => identify(service),
    async renew(known) {
      const set = { $set: { journal: newId("jrn") } };
      await collectionOf(service, journals).update({ id: own, journal: known }, set);
      return identify(service);
    },
    async read(position, limit) {
      const recent = readRecent(service, position, limit);
      if (recent) return recent;
      return lines.find({ position: { $gt: position } }, { sort: [["position", 1]], limit });
    },
    async first() {
      return (await collectionOf(service, journals).get(own))?.first ?? 1;
    },
    async last() {
      return (await lines.findOne({}, { sort: [["position", -1]] }))?.position ?? 0;
    },
    async scan(after, limit) {
      const found = await lines.find({ id: { $gt: after } }, { sort: [["id", 1]], limit });
      return found.map(({ event }) => event);
    },
  };
};

/** Removes lines of a journal, after it was noted that consumers behind them have missed something; how many went. */
export const removeLines = async (
  service: Service,
  lines: readonly JournalLine[],
): Promise<number> => {
  if (lines.length === 0) return 0;
  const first = Math.max(...lines.map(({ position }) => position)) + 1;
  await identify(service);
  const later = { $or: [{ first: { $lt: first } }, { first: { $exists: false } }] };
  await collectionOf(service, journals).update({ id: own, ...later }, { $set: { first } });
  return collectionOf(service, events).remove({ id: { $in: lines.map(({ id }) => id) } });
};

const storyEventsMax = 1_000;

/** What a traced service has published about a subject, oldest first. What is in an outbox still is not published yet. */
export const eventsAbout = async (service: Service, subject: string): Promise<PublishedEvent[]> => {
  const lines = collectionOf(service, traced);
  const found = await lines.find({ "event.subject": subject }, { limit: storyEventsMax });
  return found
    .map(({ event: { id, type, time, node } }) => ({
      id,
      type,
      at: time,
      ...(node ? { node } : {}),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};
