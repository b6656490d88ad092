import { ownValue } from "../../kernel/own-value.ts";
import {
  AckPolicy,
  DeliverPolicy,
  nanos,
  RetentionPolicy,
  StorageType,
  type ConsumerConfig,
  type StreamConfig,
} from "nats";
import { streamOf, subjectOf } from "./names.ts";

/** What may not be changed in a stream that is there. */
const fixed = ["storage", "retention", "mirror"] as const;
/** What is put right where somebody changed it. The last three bring foreign messages in, or carry its own elsewhere. */
const repaired = [
  "subjects",
  "num_replicas",
  "duplicate_window",
  "max_age",
  "max_msgs",
  "max_bytes",
  "max_msgs_per_subject",
  "sources",
  "republish",
  "subject_transform",
] as const;

/** How long the server knows an event again that is published twice; it allows no more than messages live. */
const DUPLICATES_MS = 120_000;

/** How the server keeps streams. */
export interface StreamSettings {
  /** Servers that keep each event. */
  readonly replicas: number;
  /** How long; 0: for ever. */
  readonly maxAgeMs: number;
}

/** The stream of a source as it should be. */
export const streamConfig = (source: string, { replicas, maxAgeMs }: StreamSettings) => ({
  name: streamOf(source),
  subjects: [subjectOf(`${source}.>`)],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  num_replicas: replicas,
  duplicate_window: nanos(maxAgeMs === 0 ? DUPLICATES_MS : Math.min(maxAgeMs, DUPLICATES_MS)),
  max_age: nanos(maxAgeMs),
  max_msgs: -1,
  max_bytes: -1,
  max_msgs_per_subject: -1,
});
export type StreamSpec = ReturnType<typeof streamConfig>;

/** A message that nobody replied to for so long is given to another copy. */
export const ACK_WAIT_MS = 10_000;

/** The durable of a consumer on one source's stream as it should be. `types`: of that source. */
export const consumerConfig = (
  name: string,
  types: readonly string[],
  ackWaitMs = ACK_WAIT_MS,
) => ({
  durable_name: name,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: nanos(ackWaitMs),
  max_deliver: -1,
  max_ack_pending: 256,
  filter_subjects: types.map(subjectOf).sort(),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const differing = (found: object, wanted: object, keys: readonly string[]): string[] =>
  keys.filter(
    (key) =>
      !same(
        ownValue(found as Record<string, unknown>, key),
        ownValue(wanted as Record<string, unknown>, key),
      ),
  );

interface Difference {
  /** What may not be changed. */
  readonly fixed: readonly string[];
  /** What can be put right. */
  readonly repaired: readonly string[];
}

/** How a stream differs from what it should be. */
export const streamDifference = (found: StreamConfig, wanted: StreamSpec): Difference => ({
  fixed: differing(found, wanted, fixed),
  repaired: differing(found, wanted, repaired),
});

/** Of a durable. One subject is given as `filter_subject` by some servers. */
export const consumerDifference = (
  { filter_subject: only, filter_subjects: several = [], ...found }: Partial<ConsumerConfig>,
  wanted: ReturnType<typeof consumerConfig>,
): Difference => {
  const filters = (only === undefined ? several : [only]).toSorted();
  const shown = { deliver_subject: undefined, ...found, filter_subjects: filters };
  return {
    fixed: differing(shown, wanted, ["ack_policy", "deliver_policy", "deliver_subject"]),
    repaired: differing(shown, wanted, [
      "filter_subjects",
      "ack_wait",
      "max_ack_pending",
      "max_deliver",
    ]),
  };
};
