import { afterAll, afterEach, beforeAll, describe } from "@jest/globals";
import { connect } from "nats";
import type { ConsumerSpec, Journal, StoredEvent } from "../../../../platform/messaging/bus.ts";
import {
  jetStreamBus,
  type JetStreamBus,
  type JetStreamOptions,
} from "../../../../platform/messaging/jetstream/bus.ts";
import { sourceOf } from "../../../../platform/messaging/jetstream/names.ts";
import {
  provision,
  type EventSource,
  type ProvisionOptions,
} from "../../../../platform/messaging/jetstream/provision.ts";
import { natsOptions } from "../../../../platform/broker/nats/nats.settings.ts";
import { until } from "../../../support/client.ts";
import { findNats, startNats, type Nats } from "../../../support/parts/nats.ts";
import { listJournal, scanned } from "../../../support/published.ts";
import { consumerStore } from "../../../support/consumer-store.ts";
import { eventOf, type BusHarness } from "../bus.cases.ts";

/** A journal that is a list, shared by the copies of its source. */
export const journalOf = (events: StoredEvent[], id?: string): Journal => ({
  read: async (position, limit) =>
    events
      .slice(position, position + limit)
      .map((event, i) => ({ position: position + i + 1, event })),
  last: async () => events.length,
  ...listJournal(events, id),
});

export const optionsFor = (server: { readonly url: string }): JetStreamOptions["connection"] =>
  natsOptions("test", {
    NATS_URL: [server.url],
    NATS_USER: undefined,
    NATS_PASS: undefined,
    NATS_EVENTS_USER: undefined,
    NATS_MONITOR_URL: undefined,
    EVENTS_REPLICAS: 1,
    EVENTS_MAX_AGE_DAYS: 7,
  });

export interface Copy extends BusHarness {
  readonly bus: JetStreamBus;
  /** What it said to whoever runs the shop. */
  readonly lines: readonly string[];
}

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

/** Who runs `npm run migrate`: knows every source and listener of a test. */
export interface Operator {
  /** Makes the streams of a consumer's sources, and its durables. Types are only added. */
  provide(spec: Pick<ConsumerSpec, "name" | "types">): Promise<void>;
  /** Makes the stream of a source. */
  provideStream(source: string): Promise<void>;
  /** Once more, all that was made. */
  migrate(options?: ProvisionOptions): Promise<number>;
  forgetAll(): void;
}

export const operatorOf = (server: () => { readonly url: string }): Operator => {
  const needs = new Map<string, Map<string, readonly string[]>>();
  let given: ProvisionOptions = {};
  const consumersOf = (source: string): Map<string, readonly string[]> => {
    const consumers = needs.get(source) ?? new Map<string, readonly string[]>();
    needs.set(source, consumers);
    return consumers;
  };
  const sources = (): EventSource[] =>
    [...needs].map(([source, consumers]) => ({
      source,
      consumers: [...consumers].map(([name, types]) => ({ name, types })),
    }));
  const migrate = async (options: ProvisionOptions = {}): Promise<number> => {
    given = { ...given, ...options };
    const connection = await connect({ servers: server().url });
    try {
      return await provision(connection, sources(), given);
    } finally {
      await connection.close();
    }
  };
  return {
    migrate,
    async provideStream(source) {
      consumersOf(source);
      await migrate();
    },
    async provide({ name, types }) {
      for (const [source, own] of Map.groupBy(types, sourceOf)) {
        const consumers = consumersOf(source);
        consumers.set(name, [...new Set([...(consumers.get(name) ?? []), ...own])]);
      }
      await migrate();
    },
    forgetAll() {
      needs.clear();
      given = {};
    },
  };
};

/** One process: a bus of its own on a journal that outlives it; its streams are made as they are needed. */
export const copyOf = async (
  server: Nats,
  operator: Operator,
  events: StoredEvent[] = [],
  options: Partial<JetStreamOptions> & { made?: (bus: JetStreamBus) => void } = {},
  journal?: string,
): Promise<Copy> => {
  const lines: string[] = [];
  const { made, ...rest } = options;
  const bus = jetStreamBus({
    connection: optionsFor(server),
    warn: (line) => void lines.push(line),
    ...rest,
  });
  made?.(bus);
  if (rest.ackWaitMs !== undefined) await operator.migrate({ ackWaitMs: rest.ackWaitMs });
  await operator.provideStream("things");
  await bus.attach("things", journalOf(events, journal));
  return {
    bus: {
      ...bus,
      async consume(spec) {
        await operator.provide(spec);
        return bus.consume({ scan: (_, after, limit) => scanned(events, after, limit), ...spec });
      },
    },
    lines,
    async append(source, told) {
      events.push(...told);
      await bus.publish(source, told);
    },
    async restart() {
      await bus.stop();
      return copyOf(server, operator, events, options, journal);
    },
    stop: () => bus.stop(),
  };
};

/** A server without what an earlier test left. */
export const emptied = (server: Nats): Promise<void> =>
  asOperator(server, async (jsm) => {
    for await (const { config } of jsm.streams.list()) await jsm.streams.delete(config.name);
  });

export const STREAM = "CARAVAN_things";
export const many = (n: number): StoredEvent[] =>
  Array.from({ length: n }, (_, i) => eventOf(`s${i % 7}`, i));
export const idsOf = (events: readonly StoredEvent[]): string[] =>
  events.map(({ id }) => id).sort();

/** A consumer that remembers what it saw. */
export const listen = async (
  { bus }: Pick<Copy, "bus">,
  extra: Partial<Parameters<Copy["bus"]["consume"]>[0]> = {},
) => {
  const seen: string[] = [];
  const store = consumerStore();
  const consumer = await bus.consume({
    name: "c",
    types: ["things.made"],
    store,
    handle: async ({ id }) => void seen.push(id),
    ...extra,
  });
  return { seen, store, consumer };
};

export const saw = (seen: readonly string[], events: readonly StoredEvent[]): Promise<unknown> =>
  until("every event", async () => events.every(({ id }) => seen.includes(id)));

export interface Kit {
  readonly server: () => Nats;
  readonly operator: Operator;
  /** A copy that is stopped after the test. */
  readonly copy: (
    events?: StoredEvent[],
    options?: Partial<JetStreamOptions>,
    journal?: string,
  ) => Promise<Copy>;
  /** A bus without a source, stopped after the test as well. */
  readonly bare: (url?: string) => {
    readonly bus: JetStreamBus;
    readonly lines: readonly string[];
  };
}

/** Tests on one real server, whose streams are removed after each. */
export const onNats = (title: string, tests: (kit: Kit) => void): void => {
  const bin = findNats();
  if (!bin)
    process.stdout.write(
      `No nats-server 2.10 or newer found (NATS_SERVER_BIN, PATH, ../shared/bin): skipped: ${title}.\n`,
    );
  (bin ? describe : describe.skip)(title, () => {
    let server: Nats | undefined;
    const buses: JetStreamBus[] = [];
    const running = (): Nats => {
      if (!server) throw new Error("nats-server did not start.");
      return server;
    };
    const operator = operatorOf(running);
    beforeAll(async () => {
      server = await startNats(bin as string);
    }, 60_000);
    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus.stop()));
      await emptied(running());
      operator.forgetAll();
    }, 60_000);
    afterAll(() => server?.remove());
    tests({
      server: running,
      operator,
      copy(events, options, journal) {
        const all = { ...options, made: (bus: JetStreamBus) => void buses.push(bus) };
        return copyOf(running(), operator, events, all, journal);
      },
      bare(url = running().url) {
        const lines: string[] = [];
        const bus = jetStreamBus({
          connection: optionsFor({ url }),
          warn: (line) => void lines.push(line),
        });
        buses.push(bus);
        return { bus, lines };
      },
    });
  });
};
