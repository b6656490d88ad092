import type { Bus, StreamProgress, Journal, StoredEvent } from "../../platform/messaging/bus.ts";

/** A journal's events by id, as a source's own `scan` gives them. */
export const scanned = async (
  journal: readonly StoredEvent[],
  after: string,
  limit: number,
): Promise<readonly StoredEvent[]> =>
  journal
    .filter(({ id }) => id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, limit);

/** Of the stream of a list of events; it outlives the buses, as a store does. */
const carriedOf = new WeakMap<readonly StoredEvent[], StreamProgress>();

/** What a journal of events is beside reading by position: a list's id never changes but by `renew`. */
export const listJournal = (
  events: readonly StoredEvent[],
  id = "jrn_1",
): Omit<Journal, "read" | "last"> => {
  let now = id;
  const known = (): StreamProgress => carriedOf.get(events) ?? { fill: 0, caughtUp: {} };
  const note = (carried: StreamProgress): void => void carriedOf.set(events, carried);
  return {
    carried: async () => known(),
    async refill(before) {
      const { fill, caughtUp } = known();
      if (fill === before) note({ fill: fill + 1, caughtUp });
      return known().fill;
    },
    async noteFilled(fill, filled) {
      if (known().fill === fill) note({ ...known(), filled });
    },
    async noteCaughtUp(consumers) {
      note({ ...known(), caughtUp: { ...known().caughtUp, ...consumers } });
    },
    id: async () => now,
    first: async () => 1,
    async renew(known) {
      if (now === known) now = `${known}+`;
      return now;
    },
    scan: (after, limit) => scanned(events, after, limit),
  };
};

/** A source of events that is no service: what a neighbour publishes, published by a test. */
export const eventSource = async (bus: Bus, source: string) => {
  const journal: StoredEvent[] = [];
  await bus.attach(source, {
    read: async (position, limit) =>
      journal
        .slice(position, position + limit)
        .map((event, i) => ({ position: position + i + 1, event })),
    last: async () => journal.length,
    ...listJournal(journal),
  });
  return {
    /** Publishes an event of `subject` in its `version`. */
    async emit(
      name: string,
      subject: string,
      version: number,
      data: Record<string, unknown>,
      time = new Date().toISOString(),
    ): Promise<void> {
      const id = `evt_${source}_${journal.length}`;
      const event = { id, type: `${source}.${name}`, source, subject, version, time, data };
      journal.push(event);
      await bus.publish(source, [event]);
    },
  };
};
