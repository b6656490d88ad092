import type { Msg } from "nats";
import { backoffMs } from "../../kernel/backoff.ts";
import type { Consumer, ConsumerSpec, Replay, StoredEvent } from "../bus.ts";
import { deliveriesOf, eventOf, replies } from "./delivery.ts";
import { Durable } from "./durable.ts";
import type { Link } from "./link.ts";
import { metJournals, type MetJournals } from "./met.ts";
import { JOURNAL_HEADER, sourceOf } from "./names.ts";

/** Between two looks at how far the copies have come together. */
const LOOK_MS = 25;
/** Between two looks whether a replay has caught up. */
const REPLAY_LOOK_MS = 500;
/** Events of a journal that are read at a time. */
const PAGE = 200;
/** An event that only a newer copy listens to waits so long for it. */
const OTHERS_MS = 5_000;
const ATTEMPTS_MAX = 8;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ConsumerOptions {
  readonly link: Link;
  readonly warn: (line: string) => void;
  /** A message that nobody replied to for so long is given to another copy. */
  readonly ackWaitMs: number;
  readonly heldMax: number;
  readonly inboxPrefix?: string | undefined;
}

/** An event in the hands of this process, waiting or being handled. */
interface Held {
  /** Its event's id and journal: published again as of another history it is another event. */
  readonly key: string;
  readonly event: StoredEvent;
  /** Of the event's journal. */
  readonly epoch: Promise<number>;
  readonly durable: Durable;
  /** The newest delivery of it: that one is replied to. */
  message: Msg;
  begun: boolean;
  replied: boolean;
}

/** One consumer: pulls from each source's durable, hands out by subject, replies to each delivery. */
export class JetStreamConsumer implements Consumer {
  readonly #spec: ConsumerSpec;
  readonly #options: ConsumerOptions;
  readonly #types: ReadonlySet<string>;
  readonly #durables: readonly Durable[];
  /** By key. */
  readonly #held = new Map<string, Held>();
  readonly #subjects = new Map<string, Promise<void>>();
  readonly #met: MetJournals;
  /** Sources that are read from the first again. */
  readonly #replays = new Set<string>();
  readonly #working: NodeJS.Timeout;
  readonly #stopping = Promise.withResolvers<void>();
  #stopped = false;
  #waiters: (() => void)[] = [];

  constructor(spec: ConsumerSpec, options: ConsumerOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#types = new Set(spec.types);
    this.#met = metJournals(spec);
    const bySource = Map.groupBy(this.#types, sourceOf);
    this.#durables = [...bySource.keys()].map((source) => {
      const durable: Durable = new Durable({
        ...options,
        name: spec.name,
        source,
        take: (message) => this.#take(durable, source, message),
        found: (created) => void this.#found(durable, source, created),
      });
      return durable;
    });
    this.#working = setInterval(() => this.#tellWorking(), options.ackWaitMs / 3).unref();
  }

  /** Begins, in the background. What fails is tried again, and said, by each durable. */
  start(): void {
    for (const durable of this.#durables) durable.start();
  }

  /** By name, what keeps events from arriving. */
  get troubles(): Readonly<Record<string, string>> {
    return Object.assign({}, ...this.#durables.map(({ troubles }) => troubles)) as Record<
      string,
      string
    >;
  }

  #tellWorking(): void {
    if (this.#options.link.status !== "connected") return;
    for (const { message } of this.#held.values()) message.respond(replies.working);
  }

  /** A durable that was made anew begins with the first event. Never rejects. */
  async #found(durable: Durable, source: string, created: string): Promise<void> {
    try {
      if (await this.#met.isAnother(source, created))
        await this.#replay(durable, source, "its stream or consumer was made anew");
    } catch (error) {
      this.#options.warn(
        `${this.#spec.name} did not look up ${source}: ${(error as Error).message}`,
      );
    }
  }

  /** Says why a source is read from the first again; it is behind until that is done. */
  async #replay(durable: Durable, source: string, why: string): Promise<void> {
    const { name, warn = this.#options.warn } = this.#spec;
    warn(`${name} reads the events of ${source} from the first again: ${why}.`);
    this.#replays.add(source);
    await this.#until(async () => (await durable.pending()) === 0, REPLAY_LOOK_MS);
    this.#replays.delete(source);
  }

  replays(): Replay[] {
    return [...this.#replays].map((source) => ({ consumer: this.#spec.name, source }));
  }

  #take(durable: Durable, source: string, message: Msg): void {
    const event = eventOf(message);
    if (!event) {
      this.#options.warn(
        `${this.#spec.name} was given something on ${message.subject} that is no event.`,
      );
      message.respond(replies.never);
      return;
    }
    const journal = message.headers?.get(JOURNAL_HEADER) ?? "";
    const key = `${event.id} ${journal}`;
    const twin = this.#held.get(key);
    if (twin) {
      twin.message = message;
      return;
    }
    if (this.#stopped) {
      message.respond(replies.back);
      return;
    }
    const epoch = this.#met.epochOf(source, journal, () => {
      void this.#replay(durable, source, "its journal is another one");
    });
    const held: Held = { key, event, epoch, durable, message, begun: false, replied: false };
    this.#held.set(key, held);
    durable.hold(1);
    void this.#inTurn(event.subject, () => this.#settle(held));
  }

  /** After what waits for the same subject. `work` never rejects. */
  #inTurn(subject: string, work: () => Promise<void>): Promise<void> {
    const before = this.#subjects.get(subject) ?? Promise.resolve();
    const turn = before.then(work);
    this.#subjects.set(subject, turn);
    return turn.then(() => {
      if (this.#subjects.get(subject) === turn) this.#subjects.delete(subject);
    });
  }

  /** Handles one event and replies. Never rejects. */
  async #settle(held: Held): Promise<void> {
    if (held.replied) return;
    if (this.#stopped) return this.#reply(held, replies.back);
    held.begun = true;
    // Beside a newer copy that listens to more, or before there is one: it goes back until that one has it.
    if (!this.#types.has(held.event.type))
      return this.#reply(held, replies.later(this.#forOthers()));
    try {
      await this.#spec.handle(held.event, await held.epoch);
    } catch (error) {
      return this.#reply(held, await this.#failed(held, error));
    }
    return this.#reply(held, replies.done);
  }

  #forOthers(): number {
    return Math.min(OTHERS_MS, this.#spec.backoffMs?.(2) ?? OTHERS_MS);
  }

  async #failed(held: Held, error: unknown): Promise<string> {
    const attempts = deliveriesOf(held.message.reply ?? "");
    const last = attempts >= (this.#spec.attemptsMax ?? ATTEMPTS_MAX);
    if (last && (await this.#bury(held, attempts, error))) return replies.done;
    return replies.later(this.#waitMs(attempts + 1));
  }

  #waitMs(attempt: number): number {
    return this.#spec.backoffMs?.(attempt) ?? backoffMs(attempt, Math.random());
  }

  async #bury(
    { event, epoch }: Pick<Held, "event" | "epoch">,
    attempts: number,
    error: unknown,
  ): Promise<boolean> {
    const consumer = this.#spec.name;
    const id = `${consumer}:${event.id}`;
    const reason = error instanceof Error ? error.message : String(error);
    const at = new Date().toISOString();
    try {
      const buried = { id, consumer, event, epoch: await epoch, reason, attempts, at };
      await this.#spec.store.bury(buried);
      return true;
    } catch (trouble) {
      this.#options.warn(`${id} is not buried yet: ${String(trouble)}`);
      return false; // The event stays: neither handled nor buried, so it is tried again.
    }
  }

  /** While NATS is away the reply waits for it: one that is lost means once more after the ack wait. */
  async #reply(held: Held, reply: string): Promise<void> {
    const { link } = this.#options;
    held.replied = true;
    while (link.status !== "connected" && !this.#stopped && !link.closed)
      await Promise.race([link.up().catch(() => undefined), this.#stopping.promise]);
    if (link.status === "connected") held.message.respond(reply);
    this.#held.delete(held.key);
    held.durable.hold(-1);
    if (this.#held.size > 0) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }

  /** Resolves when nothing is in the hands of this process. */
  async #empty(): Promise<void> {
    while (this.#held.size > 0)
      await new Promise<void>((resolve) => void this.#waiters.push(resolve));
  }

  async pending(): Promise<number> {
    const counts = await Promise.all(this.#durables.map((durable) => durable.pending()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Asks again until it is so; what NATS cannot say now, it says later. */
  async #until(isSo: () => Promise<boolean>, everyMs = LOOK_MS): Promise<void> {
    while (!this.#stopped && !(await isSo().catch(() => false))) await wait(everyMs);
  }

  async idle(): Promise<void> {
    await this.#until(async () => {
      await this.#empty();
      return (await this.pending()) === 0 && this.#held.size === 0;
    });
  }

  /** From the journals of the sources: the durables are for all copies, and a service has no right to make them anew. */
  async replay(): Promise<void> {
    const { scan } = this.#spec;
    if (!scan)
      throw new Error(
        `${this.#spec.name} cannot read the journals of others: npm run migrate -- --replay ${this.#spec.name} has NATS deliver every event again.`,
      );
    for (const source of new Set([...this.#types].map(sourceOf))) {
      for (let after = ""; !this.#stopped;) {
        const page = await scan(source, after, PAGE);
        const last = page.at(-1);
        if (!last) break;
        const mine = page.filter(({ type }) => this.#types.has(type));
        await Promise.all(
          mine.map((event) => this.#inTurn(event.subject, () => this.#repeat(event))),
        );
        after = last.id;
      }
    }
  }

  /** Handles one event of a replay; as often as one that was delivered. Never rejects. */
  async #repeat(event: StoredEvent): Promise<void> {
    for (let attempts = 1; !this.#stopped; attempts += 1) {
      try {
        return await this.#spec.handle(event, 0);
      } catch (error) {
        const last = attempts >= (this.#spec.attemptsMax ?? ATTEMPTS_MAX);
        if (last && (await this.#bury({ event, epoch: Promise.resolve(0) }, attempts, error)))
          return;
      }
      await Promise.race([wait(this.#waitMs(attempts + 1)), this.#stopping.promise]);
    }
  }

  async redrive(event: StoredEvent, epoch = 0): Promise<void> {
    await this.#spec.handle(event, epoch);
  }

  /** What is being handled is finished and replied to; what waits goes back to the other copies. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopping.resolve();
    await Promise.all(this.#durables.map((durable) => durable.halt()));
    const waiting = [...this.#held.values()].filter(({ begun, replied }) => !begun && !replied);
    await Promise.all(waiting.map((held) => this.#reply(held, replies.back)));
    await this.#empty();
    clearInterval(this.#working);
    await this.#options.link.flush();
  }
}
