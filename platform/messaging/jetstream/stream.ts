import type { JetStreamManager, NatsConnection, StreamInfo } from "nats";
import { backoffMs } from "../../kernel/backoff.ts";
import type { Journal, StoredEvent } from "../bus.ts";
import type { Link } from "./link.ts";
import { ensureStream, lookAtStream, streamConfig, type StreamSpec } from "./declared.ts";
import { isNobody, isRefusal, sourceOf, subjectOf } from "./names.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const API_MS = 5_000;
const PUBLISH_MS = 3_000;
const REFILL_MS = 30_000;
const PAGE = 200;
const LOOK_MS = 25;
const GONE_MS = 250;
/** Metadata of the stream: its `stateOf` when all that was in the journal then was in the stream. */
const FILLED = "caravan_filled";

/** Changes when the stream is made anew or somebody removes messages: nothing else moves its first one or leaves gaps. */
const stateOf = ({ created, state }: StreamInfo): string =>
  `${created} ${Math.max(1, state.first_seq)} ${state.num_deleted ?? 0}`;

/** What the server takes for the same event: after messages were removed another, or it would think it still has them. */
const messageId = (event: StoredEvent, state: string): string => {
  const [, ...removed] = state.split(" ");
  return removed.join(" ") === "1 0" ? event.id : `${event.id} ${removed.join(".")}`;
};

/** How far the journal was published to the stream as it is in that state. */
interface Progress {
  readonly state: string;
  after: string;
  whole: boolean;
}

/**
 * The stream of one source: made, put right, refilled from the journal whenever it is not known
 * to hold everything. The journal is the truth, the stream only carries it.
 */
export class SourceStream {
  readonly #source: string;
  readonly #journal: Journal;
  readonly #link: Link;
  readonly #wanted: StreamSpec;
  readonly #warn: (line: string) => void;
  #healing: Promise<void> | undefined;
  #progress: Progress = { state: "", after: "", whole: false };
  /** Sequence of the newest event the stream took from here. */
  #newest = 0;
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
    this.#wanted = streamConfig(source, replicas);
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
        await ensureStream(await this.#manager(connection), this.#wanted, this.#warn);
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
    if (!(await lookAtStream(jsm, this.#wanted.name))) await wait(GONE_MS);
    const newest = this.#newest;
    const info = await ensureStream(jsm, this.#wanted, this.#warn);
    const state = stateOf(info);
    const known = this.#progress.state === state;
    if (known && info.state.last_seq < newest) {
      // Taken, and not there any more: a server that does not sync each event has crashed.
      this.#warn(
        `Stream ${this.#wanted.name} has lost its newest events: all are published again.`,
      );
      this.#newest = 0;
      this.#progress = { state, after: "", whole: false };
    } else if (!known) {
      this.#newest = 0;
      this.#progress = { state, after: "", whole: info.config.metadata?.[FILLED] === state };
    }
    const progress = this.#progress;
    if (!progress.whole && (await this.#fill(progress))) await this.#mark(jsm, info, state);
  }

  /** To a stream that was made anew or emptied meanwhile the mark means nothing. */
  async #mark(jsm: JetStreamManager, { config }: StreamInfo, state: string): Promise<void> {
    await jsm.streams.update(this.#wanted.name, {
      metadata: { ...config.metadata, [FILLED]: state },
    });
    if (this.#progress.state === state) this.#progress.whole = true;
  }

  /** False when it was stopped before the end. */
  async #fill(progress: Progress): Promise<boolean> {
    while (!this.#stopped) {
      const page = await this.#journal.scan(progress.after, PAGE);
      const last = page.at(-1);
      if (!last) return true;
      await this.#put(page, REFILL_MS, (event) => messageId(event, progress.state));
      progress.after = last.id;
    }
    return false;
  }

  /** Resolves when everything in the journal is known to be in the stream, or it is stopped. */
  async whole(): Promise<void> {
    while (!this.#stopped && !(await this.#filled().catch(() => false))) {
      await this.heal();
      await wait(LOOK_MS);
    }
  }

  async #filled(): Promise<boolean> {
    const info = await lookAtStream(await this.#manager(this.#link.now()), this.#wanted.name);
    const { state, whole } = this.#progress;
    return whole && info !== undefined && stateOf(info) === state;
  }

  /** Resolves once the stream holds the events. Rejects within some 3 s: the relay asks again. */
  async publish(events: readonly StoredEvent[]): Promise<void> {
    try {
      await this.#put(events, PUBLISH_MS, ({ id }) => id);
    } catch (error) {
      if (isNobody(error)) void this.heal();
      throw error;
    }
  }

  async #put(
    events: readonly StoredEvent[],
    timeout: number,
    idOf: (event: StoredEvent) => string,
  ): Promise<void> {
    const js = this.#link.now().jetstream({ timeout });
    await Promise.all(
      events.map(async (event) => {
        if (sourceOf(event.type) !== this.#source)
          throw new Error(`${this.#source} publishes ${event.type}, which is not its own.`);
        const { seq } = await js.publish(subjectOf(event.type), JSON.stringify(event), {
          msgID: idOf(event),
          timeout,
          expect: { streamName: this.#wanted.name },
        });
        this.#newest = Math.max(this.#newest, seq);
      }),
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#healing;
  }
}
