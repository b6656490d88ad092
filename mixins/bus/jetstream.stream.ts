import {
  RetentionPolicy,
  StorageType,
  nanos,
  type JetStreamManager,
  type NatsConnection,
  type StreamConfig,
  type StreamInfo,
} from "nats";
import { backoffMs } from "../kernel/backoff.ts";
import type { Journal, StoredEvent } from "./bus.ts";
import type { Link } from "./jetstream.link.ts";
import {
  isNobody,
  isRefusal,
  isStreamDiffering,
  isStreamMissing,
  sourceOf,
  streamOf,
  subjectOf,
} from "./jetstream.names.ts";

const API_MS = 5_000;
const PUBLISH_MS = 3_000;
const REFILL_MS = 30_000;
const PAGE = 200;
const LOOK_MS = 25;
const GONE_MS = 250;
/** Metadata of the stream: its creation time, once all that was in the journal then is in the stream. */
const FILLED = "caravan_filled";

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

const configOf = (source: string, replicas: number) => ({
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
type Wanted = ReturnType<typeof configOf>;

const differing = <K extends keyof Wanted>(
  found: StreamConfig,
  wanted: Wanted,
  keys: readonly K[],
): K[] => keys.filter((key) => JSON.stringify(found[key]) !== JSON.stringify(wanted[key]));

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The stream as it is; undefined when there is none. */
const look = (jsm: JetStreamManager, name: string): Promise<StreamInfo | undefined> =>
  jsm.streams.info(name).catch((error: unknown) => {
    if (isStreamMissing(error)) return undefined;
    throw error;
  });

/**
 * Makes the stream, or puts right what differs.
 * @throws Error naming what differs and may not be changed
 */
const ensure = async (
  jsm: JetStreamManager,
  wanted: Wanted,
  warn: (line: string) => void,
): Promise<StreamInfo> => {
  const found = await look(jsm, wanted.name);
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
    Object.fromEntries(keys.map((key) => [key, wanted[key]])) as Partial<Wanted>,
  );
};

/**
 * The stream of one source: made, put right, refilled from the journal whenever it is not known
 * to hold everything. The journal is the truth, the stream only carries it.
 */
export class SourceStream {
  readonly #source: string;
  readonly #journal: Journal;
  readonly #link: Link;
  readonly #wanted: Wanted;
  readonly #warn: (line: string) => void;
  #healing: Promise<void> | undefined;
  #progress = { created: "", after: "" };
  #trouble = "";
  #stopped = false;

  constructor(
    source: string,
    journal: Journal,
    { link, replicas, warn }: { link: Link; replicas: number; warn: (line: string) => void },
  ) {
    this.#source = source;
    this.#journal = journal;
    this.#link = link;
    this.#wanted = configOf(source, replicas);
    this.#warn = warn;
  }

  /**
   * Resolves when the stream is there; it is filled from then on. Waits for NATS as long as it takes.
   * @throws Error when the server refuses the stream, or it differs in what may not be changed
   */
  async open(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const connection = await this.#link.up();
      try {
        await ensure(await this.#manager(connection), this.#wanted, this.#warn);
        void this.heal();
        return;
      } catch (error) {
        if (isRefusal(error)) throw error;
        this.#warn(`Stream ${this.#wanted.name} is tried again: ${(error as Error).message}`);
        await wait(backoffMs(attempt + 1, Math.random(), { maxMs: 2_000 }));
      }
    }
  }

  #manager(connection: NatsConnection): Promise<JetStreamManager> {
    return connection.jetstreamManager({ checkAPI: false, timeout: API_MS });
  }

  /** Looks whether the stream is there and full, and sees to it. Never rejects: what fails is tried at the next look. */
  heal(): Promise<void> {
    const healing = (this.#healing ??= this.#tryHeal().finally(() => (this.#healing = undefined)));
    return healing;
  }

  async #tryHeal(): Promise<void> {
    try {
      await this.#heal();
      this.#trouble = "";
    } catch (error) {
      this.#complain((error as Error).message);
    }
  }

  /** Once for each trouble, however often it is looked at. */
  #complain(trouble: string): void {
    if (this.#stopped || this.#trouble === trouble) return;
    this.#trouble = trouble;
    this.#warn(`Stream ${this.#wanted.name} is looked at again: ${trouble}`);
  }

  async #heal(): Promise<void> {
    if (this.#stopped || this.#link.status !== "connected") return;
    const jsm = await this.#manager(this.#link.now());
    // Made again while the server is still deleting it, it might lose its files to that.
    if (!(await look(jsm, this.#wanted.name))) await wait(GONE_MS);
    const { config, created } = await ensure(jsm, this.#wanted, this.#warn);
    if (config.metadata?.[FILLED] === created) return;
    if (this.#progress.created !== created) this.#progress = { created, after: "" };
    await this.#fill();
    if (this.#stopped) return;
    // A stream made anew meanwhile has another creation time, so that this mark means nothing to it.
    await jsm.streams.update(this.#wanted.name, {
      metadata: { ...config.metadata, [FILLED]: created },
    });
  }

  async #fill(): Promise<void> {
    const progress = this.#progress;
    while (!this.#stopped) {
      const page = await this.#journal.scan(progress.after, PAGE);
      const last = page.at(-1);
      if (!last) return;
      await this.#put(page, REFILL_MS);
      progress.after = last.id;
    }
  }

  /** Resolves when everything in the journal is known to be in the stream, or it is stopped. */
  async whole(): Promise<void> {
    while (!this.#stopped && !(await this.#filled().catch(() => false))) {
      await this.heal();
      await wait(LOOK_MS);
    }
  }

  async #filled(): Promise<boolean> {
    const info = await look(await this.#manager(this.#link.now()), this.#wanted.name);
    return info !== undefined && info.config.metadata?.[FILLED] === info.created;
  }

  /** Resolves once the stream holds the events. Rejects within some 3 s: the relay asks again. */
  async publish(events: readonly StoredEvent[]): Promise<void> {
    try {
      await this.#put(events, PUBLISH_MS);
    } catch (error) {
      if (isNobody(error)) void this.heal();
      throw error;
    }
  }

  async #put(events: readonly StoredEvent[], timeout: number): Promise<void> {
    const js = this.#link.now().jetstream({ timeout });
    await Promise.all(
      events.map(async (event) => {
        if (sourceOf(event.type) !== this.#source)
          throw new Error(`${this.#source} tells ${event.type}, which is not its own.`);
        await js.publish(subjectOf(event.type), JSON.stringify(event), {
          msgID: event.id,
          timeout,
          expect: { streamName: this.#wanted.name },
        });
      }),
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#healing;
  }
}
