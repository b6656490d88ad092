import type { Bus, Journal, StoredEvent } from "../../platform/messaging/bus.ts";

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

/** What a journal of events is beside reading by position: a list's id never changes but by `renew`. */
export const listJournal = (
  events: readonly StoredEvent[],
  id = "jrn_1",
): Pick<Journal, "id" | "renew" | "first" | "scan"> => {
  let now = id;
  return {
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
