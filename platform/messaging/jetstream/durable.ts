import {
  AckPolicy,
  DeliverPolicy,
  nanos,
  type ConsumerInfo,
  type JetStreamManager,
  type Msg,
} from "nats";
import type { Link } from "./link.ts";
import { isConsumerMissing, isStreamMissing, streamOf, subjectOf } from "./names.ts";
import { pull, type Pull } from "./pull.ts";

const API_MS = 5_000;
/** Between two looks for a stream that is not there yet, or after a trouble. */
const RETRY_MS = 500;

export interface DurableOptions {
  readonly link: Link;
  /** Name of the consumer. */
  readonly name: string;
  readonly source: string;
  /** Of that source. */
  readonly types: readonly string[];
  readonly ackWaitMs: number;
  readonly ackPendingMax: number;
  /** Messages of this durable in this process at a time. */
  readonly heldMax: number;
  readonly inboxPrefix?: string | undefined;
  readonly take: (message: Msg) => void;
  readonly warn: (line: string) => void;
}

/**
 * The durable of one consumer on one source's stream, shared by the copies of a service: makes it again when it is gone
 * and pulls as much as there is room for.
 */
export class Durable {
  readonly #options: DurableOptions;
  readonly #stream: string;
  #held = 0;
  #wake: (() => void) | undefined;
  #pull: Pull | undefined;
  #halted = true;
  #loop: Promise<void> = Promise.resolve();
  #trouble = "";

  constructor(options: DurableOptions) {
    this.#options = options;
    this.#stream = streamOf(options.source);
  }

  #manager(): Promise<JetStreamManager> {
    return this.#options.link.now().jetstreamManager({ checkAPI: false, timeout: API_MS });
  }

  #config() {
    const { name, types, ackWaitMs, ackPendingMax } = this.#options;
    return {
      durable_name: name,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ackWaitMs),
      max_deliver: -1,
      max_ack_pending: ackPendingMax,
      filter_subjects: types.map(subjectOf).sort(),
    };
  }

  /** The durable as it is; `none` when it is not there, `no stream` when not even its stream is. */
  async #look(): Promise<ConsumerInfo | "none" | "no stream"> {
    const jsm = await this.#manager();
    return jsm.consumers.info(this.#stream, this.#options.name).catch((error: unknown) => {
      if (isConsumerMissing(error)) return "none";
      if (isStreamMissing(error)) return "no stream";
      throw error;
    });
  }

  /**
   * Makes the durable, or puts it right; false when its stream is not there.
   * Subjects are only added: an older copy beside a newer one must not take away what the newer listens to.
   */
  async ensure(): Promise<boolean> {
    const found = await this.#look();
    if (found === "no stream") return false;
    const { consumers } = await this.#manager();
    const wanted = this.#config();
    if (found === "none") {
      await consumers.add(this.#stream, wanted);
      return true;
    }
    const { filter_subjects: before = [], ack_wait: ackWait, max_ack_pending: most } = found.config;
    const subjects = [...new Set([...before, ...wanted.filter_subjects])].sort();
    const same =
      subjects.length === before.length &&
      ackWait === wanted.ack_wait &&
      most === wanted.max_ack_pending;
    if (!same)
      await consumers.update(this.#stream, this.#options.name, {
        ...wanted,
        filter_subjects: subjects,
      });
    return true;
  }

  /** Begins to pull, in the background. */
  start(): void {
    if (!this.#halted) return;
    this.#halted = false;
    this.#loop = this.#run();
  }

  /** Pulls no more; resolves when nothing more comes. */
  async halt(): Promise<void> {
    this.#halted = true;
    this.#wake?.();
    await this.#pull?.stop();
    await this.#loop;
  }

  /** A message was given to somebody (or taken back from him). */
  hold(count: 1 | -1): void {
    this.#held += count;
    if (this.#room() > 0) this.#wake?.();
  }

  /** Room for the next pull; 0 until it is worth one. */
  #room(): number {
    const free = this.#options.heldMax - this.#held;
    return free >= this.#options.heldMax / 4 ? free : 0;
  }

  async #sleep(ms?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
    this.#wake = undefined;
  }

  async #run(): Promise<void> {
    const { link, name, source } = this.#options;
    let known = false;
    while (!this.#halted) {
      try {
        if (link.status !== "connected") {
          known = false;
          await this.#connected();
        } else if (!known) {
          known = await this.ensure();
          if (!known) await this.#sleep(RETRY_MS);
        } else if (this.#room() === 0) {
          await this.#sleep();
        } else {
          known = (await this.#request()) === "over";
          // Made again while the server is still deleting it, it would have the old one's positions.
          if (!known) await this.#sleep(RETRY_MS);
        }
        if (known) this.#trouble = "";
      } catch (error) {
        known = false;
        this.#complain(`${name} hears nothing of ${source}: ${(error as Error).message}`);
        await this.#sleep(RETRY_MS);
      }
    }
  }

  /** Once for each trouble; a server that is only starting is none. */
  #complain(trouble: string): void {
    if (this.#halted || this.#trouble === trouble) return;
    this.#trouble = trouble;
    this.#options.warn(trouble);
  }

  async #connected(): Promise<void> {
    const unwatch = this.#options.link.watch(() => this.#wake?.());
    await this.#sleep();
    unwatch();
  }

  async #request(): Promise<"over" | "lost"> {
    const { link, name, inboxPrefix, take } = this.#options;
    this.#pull = pull(link.now(), {
      stream: this.#stream,
      durable: name,
      batch: this.#room(),
      inboxPrefix,
      take,
      watch: (watcher) => link.watch(watcher),
    });
    const how = await this.#pull.ended;
    this.#pull = undefined;
    return how;
  }

  /** Known to the stream and not yet handled, by whichever copy. Rejects while the durable is being made. */
  async pending(): Promise<number> {
    const found = await this.#look();
    if (found === "no stream") return 0;
    if (found === "none") throw new Error(`${this.#options.name} is not on ${this.#stream} yet.`);
    return found.num_pending + found.num_ack_pending;
  }

  /** Forgets how far it has come: the next `start` begins with the first event. */
  async forget(): Promise<void> {
    const jsm = await this.#manager();
    await jsm.consumers.delete(this.#stream, this.#options.name).catch((error: unknown) => {
      if (!isConsumerMissing(error) && !isStreamMissing(error)) throw error;
    });
  }

  /** The newest event of the stream, 0 when there is none. */
  async newest(): Promise<number> {
    const jsm = await this.#manager();
    return jsm.streams.info(this.#stream).then(
      ({ state }) => state.last_seq,
      (error: unknown) => {
        if (isStreamMissing(error)) return 0;
        throw error;
      },
    );
  }

  /** Whether everything up to `sequence` was handled, by whichever copy. */
  async reached(sequence: number): Promise<boolean> {
    const found = await this.#look();
    if (typeof found === "string") return found === "no stream";
    const nothing = found.num_pending + found.num_ack_pending === 0;
    return nothing || found.ack_floor.stream_seq >= sequence;
  }
}
