import { connect } from "nats";
import type { Journal, StoredEvent } from "../../mixins/bus/bus.ts";
import {
  jetStreamBus,
  type JetStreamBus,
  type JetStreamOptions,
} from "../../mixins/bus/jetstream.bus.ts";
import { natsOptions } from "../../mixins/nats.settings.ts";
import type { Nats } from "../support/nats.ts";
import { scanned } from "../support/told.ts";
import type { BusHarness } from "./bus.cases.ts";

/** A journal that is a list, shared by the copies of its source. */
export const journalOf = (events: StoredEvent[]): Journal => ({
  read: async (position, limit) =>
    events
      .slice(position, position + limit)
      .map((event, i) => ({ position: position + i + 1, event })),
  last: async () => events.length,
  scan: (after, limit) => scanned(events, after, limit),
});

export const optionsFor = (server: { readonly url: string }): JetStreamOptions["connection"] =>
  natsOptions("test", {
    NATS_URL: [server.url],
    NATS_USER: undefined,
    NATS_PASS: undefined,
    NATS_MONITOR_URL: undefined,
    EVENTS_REPLICAS: 1,
  });

export interface Copy extends BusHarness {
  readonly bus: JetStreamBus;
  /** What it said to whoever runs the shop. */
  readonly lines: readonly string[];
}

/** One process: a bus of its own on a journal that outlives it. */
export const copyOf = async (
  server: Nats,
  events: StoredEvent[] = [],
  options: Partial<JetStreamOptions> = {},
): Promise<Copy> => {
  const lines: string[] = [];
  const bus = jetStreamBus({
    connection: optionsFor(server),
    warn: (line) => void lines.push(line),
    ...options,
  });
  await bus.attach("things", journalOf(events));
  return {
    bus,
    lines,
    async tell(source, told) {
      events.push(...told);
      await bus.publish(source, told);
    },
    async restart() {
      await bus.stop();
      return copyOf(server, events, options);
    },
    stop: () => bus.stop(),
  };
};

/** Asks the server as an operator does. */
export const asOperator = async <T>(
  server: { readonly url: string },
  ask: (
    jsm: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>["jetstreamManager"]>>,
  ) => Promise<T>,
): Promise<T> => {
  const connection = await connect({ servers: server.url });
  try {
    return await ask(await connection.jetstreamManager());
  } finally {
    await connection.close();
  }
};

/** A server without what an earlier test left. */
export const emptied = (server: Nats): Promise<void> =>
  asOperator(server, async (jsm) => {
    for await (const { config } of jsm.streams.list()) await jsm.streams.delete(config.name);
  });
