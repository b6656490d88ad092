import {
  RetentionPolicy,
  StorageType,
  nanos,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from "nats";
import { isStreamDiffering, isStreamMissing, streamOf, subjectOf } from "./names.ts";

/** What may not be changed in a stream that is there. */
const fixed = ["storage", "retention"] as const;
/** What is put right where somebody changed it. */
const repaired = [
  "subjects",
  "num_replicas",
  "duplicate_window",
  "max_age",
  "max_msgs",
  "max_bytes",
  "max_msgs_per_subject",
] as const;

/** The stream of a source as it should be. */
export const streamConfig = (source: string, replicas: number) => ({
  name: streamOf(source),
  subjects: [subjectOf(`${source}.>`)],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  num_replicas: replicas,
  duplicate_window: nanos(120_000),
  max_age: 0,
  max_msgs: -1,
  max_bytes: -1,
  max_msgs_per_subject: -1,
});
export type StreamSpec = ReturnType<typeof streamConfig>;

const differing = <K extends keyof StreamSpec>(
  found: StreamConfig,
  wanted: StreamSpec,
  keys: readonly K[],
): K[] => keys.filter((key) => JSON.stringify(found[key]) !== JSON.stringify(wanted[key]));

/** The stream as it is; undefined when there is none. */
export const lookAtStream = (
  jsm: JetStreamManager,
  name: string,
): Promise<StreamInfo | undefined> =>
  jsm.streams.info(name).catch((error: unknown) => {
    if (isStreamMissing(error)) return undefined;
    throw error;
  });

/**
 * Makes the stream, or puts right what differs.
 * @throws Error naming what differs and may not be changed
 */
export const ensureStream = async (
  jsm: JetStreamManager,
  wanted: StreamSpec,
  warn: (line: string) => void,
): Promise<StreamInfo> => {
  const found = await lookAtStream(jsm, wanted.name);
  if (!found) {
    await jsm.streams.add({ ...wanted }).catch((error: unknown) => {
      // Another copy made it, and has marked it meanwhile.
      if (!isStreamDiffering(error)) throw error;
    });
    return jsm.streams.info(wanted.name);
  }
  const wrong = differing(found.config, wanted, fixed)[0];
  if (wrong)
    throw new Error(
      `Stream ${wanted.name} has ${wrong} "${found.config[wrong]}" instead of "${wanted[wrong]}", which cannot be changed: delete the stream, it is filled again from the journal.`,
    );
  const keys = differing(found.config, wanted, repaired);
  if (keys.length === 0) return found;
  warn(`Stream ${wanted.name} is put right: ${keys.join(", ")}.`);
  return jsm.streams.update(
    wanted.name,
    Object.fromEntries(keys.map((key) => [key, wanted[key]])) as Partial<StreamSpec>,
  );
};
