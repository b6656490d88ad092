import type { ConnectionOptions } from "nats";
import type { Bus, Consumer } from "../bus.ts";
import type { Sealing } from "../../storage/sealing/data-keys.ts";
import { JetStreamConsumer } from "./consumer.ts";
import { ACK_WAIT_MS } from "./declared.ts";
import { Link, type LinkStatus } from "./link.ts";
import { weaknessesOf } from "./promises.ts";
import { openingSpec, textOf } from "./sealed-events.ts";
import { SourceStream } from "./stream.ts";

export interface JetStreamOptions {
  /** Of a connection of the bus's own: `natsOptions("orders")`. */
  readonly connection: ConnectionOptions;
  /** The user's account is its own, and reaches JetStream by the subjects that `deploy/nats/users.conf` gives it. */
  readonly ownAccount?: boolean;
  /** Servers that keep each event, as `npm run migrate` was told; default 1. */
  readonly replicas?: number;
  /** Where NATS serves `/jsz`. */
  readonly monitorUrl?: string | undefined;
  /** One line for whoever runs the shop: NATS is away, a stream was put right. */
  readonly warn: (line: string) => void;
  /** As its durables were made with: a copy that says nothing for so long has lost its events to the others. */
  readonly ackWaitMs?: number;
  /** Between two looks whether the streams are still there; default 5 s. */
  readonly checkMs?: number;
  /** Events of one consumer and source in this process at a time; default 64. */
  readonly heldMax?: number;
  /** How what events say is encrypted; absent: it is not. */
  readonly sealing?: Sealing;
}

export interface JetStreamBus extends Bus {
  /** Of the connection, now. */
  readonly status: () => LinkStatus;
  /** Calls `watcher` at every change; the result ends it. */
  readonly watch: (watcher: (status: LinkStatus) => void) => () => void;
  /** By name, the streams and consumers that are missing or cannot be looked at; empty when all is well. */
  readonly troubles: () => Readonly<Record<string, string>>;
  /**
   * Once connected: what the broker promises less than recommended, a line each.
   * Rejects when it cannot carry events at all (too old, no JetStream).
   */
  readonly weaknesses: () => Promise<readonly string[]>;
}

/** Leaves the list when it is stopped. */
const listed = (consumer: JetStreamConsumer, all: Set<JetStreamConsumer>): Consumer => ({
  replay: () => consumer.replay(),
  redrive: (event, epoch) => consumer.redrive(event, epoch),
  idle: () => consumer.idle(),
  pending: () => consumer.pending(),
  async stop() {
    all.delete(consumer);
    await consumer.stop();
  },
});

/**
 * The bus between processes: a JetStream stream a source, refilled from its journal whenever it may lack
 * something, and a durable a consumer and source, shared by the copies of the service. `provision` makes both.
 * Works without NATS: then publishing rejects, and the rest waits.
 */
export const jetStreamBus = (options: JetStreamOptions): JetStreamBus => {
  const { connection, replicas = 1, warn, monitorUrl, checkMs = 5_000, sealing } = options;
  const link = new Link(connection, warn, options.ownAccount);
  const shared = { link, warn, textOf: textOf(sealing) };
  const streams = new Map<string, SourceStream>();
  const consumers = new Set<JetStreamConsumer>();
  const checking = setInterval(() => {
    for (const stream of streams.values()) void stream.heal();
  }, checkMs).unref();
  return {
    status: () => link.status,
    watch: (watcher) => link.watch(watcher),
    troubles: () =>
      Object.assign(
        {},
        ...[...streams.values(), ...consumers].map(({ troubles }) => troubles),
      ) as Record<string, string>,
    weaknesses: async () => weaknessesOf(await link.up(), { replicas, monitorUrl }),
    async attach(source, journal) {
      const stream = new SourceStream(source, journal, shared);
      await stream.open();
      streams.set(source, stream);
    },
    async detach(source) {
      const stream = streams.get(source);
      streams.delete(source);
      await stream?.stop();
    },
    async publish(source, events) {
      const stream = streams.get(source);
      if (!stream) throw new Error(`${source} is not attached to the event bus.`);
      await stream.publish(events);
    },
    async consume(spec) {
      const consumer = new JetStreamConsumer(openingSpec(spec, sealing), {
        link,
        warn,
        ackWaitMs: options.ackWaitMs ?? ACK_WAIT_MS,
        heldMax: options.heldMax ?? 64,
        inboxPrefix: connection.inboxPrefix,
      });
      consumers.add(consumer);
      consumer.start();
      return listed(consumer, consumers);
    },
    replays: () => [...consumers].flatMap((consumer) => consumer.replays()),
    async idle() {
      for (const stream of streams.values()) await stream.whole();
      for (const consumer of consumers) await consumer.idle();
    },
    async stop() {
      clearInterval(checking);
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
      await Promise.all([...streams.values()].map((stream) => stream.stop()));
      consumers.clear();
      streams.clear();
      await link.close();
    },
  };
};
