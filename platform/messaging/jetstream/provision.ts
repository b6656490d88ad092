/**
 * Makes the streams of the sources and the durables of those that listen, or puts right what differs. Done by
 * `npm run migrate` as the operator: a service has no right to do it, because who may set up a stream can have it
 * carry anybody's messages anywhere.
 */
import { ownValue } from "../../kernel/own-value.ts";
import type { JetStreamManager, NatsConnection, StreamConfig } from "nats";
import {
  consumerConfig,
  consumerDifference,
  streamConfig,
  streamDifference,
  type StreamSpec,
} from "./declared.ts";
import { isConsumerMissing, isStreamDiffering, isStreamMissing, streamOf } from "./names.ts";

const API_MS = 10_000;

/** A source of events, and who listens to it. */
export interface EventSource {
  readonly source: string;
  readonly consumers: readonly SourceConsumer[];
}
/** A service that listens to it. */
export interface SourceConsumer {
  readonly name: string;
  /** Of that source. */
  readonly types: readonly string[];
}

export interface ProvisionChange {
  readonly stream: string;
  /** `create the stream`, `put right the consumer carts: filter_subjects` */
  readonly what: string;
}

export interface ProvisionOptions {
  readonly replicas?: number;
  /** How long streams keep events; default and 0: for ever. Whoever was away for longer is given them from the journal. */
  readonly maxAgeMs?: number;
  /** Only looks. */
  readonly check?: boolean;
  /** Default 10 s. */
  readonly ackWaitMs?: number;
  readonly onChange?: (change: ProvisionChange) => void;
}

/** Of a stream or consumer that is there; undefined when there is none. */
const missing =
  (isMissing: (error: unknown) => boolean) =>
  (error: unknown): undefined => {
    if (!isMissing(error)) throw error;
  };

const cannotChange = (stream: string, keys: readonly string[], config: object): Error => {
  const [key = ""] = keys;
  const value = JSON.stringify(ownValue(config as Record<string, unknown>, key));
  return new Error(
    `${stream} has ${key} ${value}, which cannot be changed: delete it and run this again; it is filled from the journal.`,
  );
};

interface Work {
  readonly jsm: JetStreamManager;
  readonly check: boolean;
  readonly changed: (what: string) => void;
}

/** What a stream is reset to: undefined keys are left out of what the server is sent, and so removed. */
const reset = (wanted: StreamSpec, keys: readonly string[]): Partial<StreamConfig> =>
  Object.fromEntries(keys.map((key) => [key, wanted[key as keyof StreamSpec]]));

/** Whether the stream is there afterwards. */
const provideStream = async (
  { jsm, check, changed }: Work,
  wanted: StreamSpec,
): Promise<boolean> => {
  const found = await jsm.streams.info(wanted.name).catch(missing(isStreamMissing));
  if (!found) {
    changed("create the stream");
    if (check) return false;
    await jsm.streams.add({ ...wanted }).catch((error: unknown) => {
      // Another run made it meanwhile.
      if (!isStreamDiffering(error)) throw error;
    });
    return true;
  }
  const { fixed, repaired } = streamDifference(found.config, wanted);
  if (fixed.length > 0) throw cannotChange(`Stream ${wanted.name}`, fixed, found.config);
  if (repaired.length === 0) return true;
  changed(`put right the stream: ${repaired.join(", ")}`);
  if (!check) await jsm.streams.update(wanted.name, reset(wanted, repaired));
  return true;
};

const provideConsumer = async (
  { jsm, check, changed }: Work,
  stream: string,
  { name, types }: SourceConsumer,
  ackWaitMs: number | undefined,
): Promise<void> => {
  const wanted = consumerConfig(name, types, ackWaitMs);
  const found = await jsm.consumers.info(stream, name).catch(missing(isConsumerMissing));
  if (!found) {
    changed(`create the consumer ${name}`);
    if (!check) await jsm.consumers.add(stream, wanted);
    return;
  }
  const { fixed, repaired } = consumerDifference(found.config, wanted);
  if (fixed.length > 0) throw cannotChange(`Consumer ${name} of ${stream}`, fixed, found.config);
  if (repaired.length === 0) return;
  changed(`put right the consumer ${name}: ${repaired.join(", ")}`);
  if (!check) await jsm.consumers.update(stream, name, wanted);
};

/**
 * Every stream and durable of these sources; how many changes. Done twice, also at once, it is done once.
 * @throws Error naming what differs and may not be changed
 */
export const provision = async (
  connection: NatsConnection,
  sources: readonly EventSource[],
  options: ProvisionOptions = {},
): Promise<number> => {
  const { replicas = 1, maxAgeMs = 0, check = false, ackWaitMs, onChange } = options;
  const jsm = await connection.jetstreamManager({ checkAPI: false, timeout: API_MS });
  let changes = 0;
  for (const { source, consumers } of sources) {
    const stream = streamOf(source);
    const changed = (what: string): void => {
      changes += 1;
      onChange?.({ stream, what });
    };
    const work: Work = { jsm, check, changed };
    const there = await provideStream(work, streamConfig(source, { replicas, maxAgeMs }));
    for (const listener of consumers) {
      if (there) await provideConsumer(work, stream, listener, ackWaitMs);
      else changed(`create the consumer ${listener.name}`);
    }
  }
  return changes;
};

/**
 * Forgets how far a consumer has come with every source: it is given every event again, from the first.
 * Its handlers are idempotent, and its dead letters stay.
 */
export const restartConsumer = async (
  connection: NatsConnection,
  sources: readonly EventSource[],
  name: string,
  options: ProvisionOptions = {},
): Promise<void> => {
  const jsm = await connection.jetstreamManager({ checkAPI: false, timeout: API_MS });
  const listened = sources.filter(({ consumers }) => consumers.some((one) => one.name === name));
  for (const { source } of listened)
    await jsm.consumers.delete(streamOf(source), name).catch(missing(isConsumerMissing));
  await provision(connection, listened, options);
};
