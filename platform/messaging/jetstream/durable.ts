import type { ConsumerInfo, Msg } from "nats";
import type { Link } from "./link.ts";
import { isConsumerMissing, isStreamMissing, streamOf } from "./names.ts";
import { pull, type Pull } from "./pull.ts";

/** What `/readyz` says of a durable that nobody has made. */
const MISSING = "missing: npm run migrate makes it";
/** Between two looks for a stream that is not there yet, or after a trouble. */
const RETRY_MS = 500;

export interface DurableOptions {
  readonly link: Link;
  /** Name of the consumer. */
  readonly name: string;
  readonly source: string;
  /** Messages of this durable in this process at a time. */
  readonly heldMax: number;
  readonly inboxPrefix?: string | undefined;
  readonly take: (message: Msg) => void;
  /** It is there; `created`: when it was made. */
  readonly found: (created: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * The durable of one consumer on one source's stream, shared by the copies of a service: pulls as much as there is room
 * for. Made by `npm run migrate`; until it is there, this waits for it and says so.
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

  /** The durable as it is; `none` when it is not there, `no stream` when not even its stream is. */
  async #look(): Promise<ConsumerInfo | "none" | "no stream"> {
    const jsm = await this.#options.link.manager();
    return jsm.consumers.info(this.#stream, this.#options.name).catch((error: unknown) => {
      if (isConsumerMissing(error)) return "none";
      if (isStreamMissing(error)) return "no stream";
      throw error;
    });
  }

  /** What is wrong, by name; empty while it is well. */
  get troubles(): Readonly<Record<string, string>> {
    if (this.#trouble === "") return {};
    return { [`consumer ${this.#options.name} of ${this.#stream}`]: this.#trouble };
  }

  /** @throws Error while nobody has made it */
  async #assertThere(): Promise<void> {
    const found = await this.#look();
    if (typeof found === "string") throw new Error(MISSING);
    this.#options.found(found.created);
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
    const { link } = this.#options;
    let known = false;
    while (!this.#halted) {
      try {
        if (link.status !== "connected") {
          known = false;
          await this.#connected();
        } else if (!known) {
          await this.#assertThere();
          known = true;
        } else if (this.#room() === 0) {
          await this.#sleep();
        } else {
          known = (await this.#request()) === "over";
          if (!known) await this.#sleep(RETRY_MS);
        }
        if (known) this.#trouble = "";
      } catch (error) {
        known = false;
        this.#complain((error as Error).message);
        await this.#sleep(RETRY_MS);
      }
    }
  }

  /** Once for each trouble; a server that is only starting is none. */
  #complain(trouble: string): void {
    if (this.#halted || this.#trouble === trouble) return;
    this.#trouble = trouble;
    const { name, source, warn } = this.#options;
    warn(`${name} receives no events of ${source}: ${trouble}`);
  }

  async #connected(): Promise<void> {
    const unwatch = this.#options.link.watch(() => this.#wake?.());
    await this.#sleep();
    unwatch();
  }

  async #request(): Promise<"over" | "lost"> {
    const { link, name, inboxPrefix, take } = this.#options;
    this.#pull = pull(link.now(), {
      api: link.api,
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
}
