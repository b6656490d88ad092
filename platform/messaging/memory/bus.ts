import { backoffMs as defaultBackoffMs } from "../../kernel/backoff.ts";
import type { Bus, Consumer, ConsumerSpec, Journal, StoredEvent } from "../bus.ts";
import { ownValue } from "../../kernel/own-value.ts";

const READ = 200;
/** How far a consumer may run ahead of its oldest unfinished event. */
const AHEAD = 10_000;
/** Positions are saved this often at most: what is handled twice after a crash is idempotent. */
const SAVE_MS = 250;

interface Track {
  readonly journal: Journal;
  /** Everything up to here is handled or buried. */
  done: number;
  /** Everything up to here is read. */
  read: number;
  /** Finished out of order: read but above `done`. */
  readonly open: Set<number>;
  reading: boolean;
  /** The source has stopped. */
  gone: boolean;
  /** Something came while a read was under way. */
  again: boolean;
}

interface Job {
  readonly track: Track;
  readonly position: number;
  readonly event: StoredEvent;
}

const wait = (ms: number, wakeups: Set<() => void>): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      wakeups.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    wakeups.add(wake);
  });

/** One consumer: reads each source's journal from where it was, hands out by subject. */
class MemoryConsumer implements Consumer {
  readonly #spec: ConsumerSpec;
  readonly #types: ReadonlySet<string>;
  readonly #sources: ReadonlySet<string>;
  readonly #tracks = new Map<string, Track>();
  readonly #subjects = new Map<string, Promise<void>>();
  readonly #wakeups = new Set<() => void>();
  #saved: Readonly<Record<string, number>> = {};
  #saveTimer: NodeJS.Timeout | undefined;
  #running = 0;
  #stopped = false;
  #idlers: (() => void)[] = [];

  constructor(spec: ConsumerSpec) {
    this.#spec = spec;
    this.#types = new Set(spec.types);
    this.#sources = new Set(spec.types.map((type) => type.split(".")[0] ?? ""));
  }

  async load(): Promise<void> {
    this.#saved = await this.#spec.store.load(this.#spec.name);
  }

  async attach(source: string, journal: Journal): Promise<void> {
    if (!this.#sources.has(source) || this.#stopped) return;
    const done = ownValue(this.#saved, source) ?? 0;
    this.#tracks.set(source, {
      journal,
      done,
      read: done,
      open: new Set(),
      reading: false,
      gone: false,
      again: false,
    });
    this.wake(source);
  }

  detach(source: string): void {
    const track = this.#tracks.get(source);
    if (track) track.gone = true;
    this.#tracks.delete(source);
  }

  wake(source: string): void {
    const track = this.#tracks.get(source);
    if (!track || this.#stopped) return;
    track.again = true;
    if (!track.reading) void this.#pump(track);
  }

  async #pump(track: Track): Promise<void> {
    track.reading = true;
    this.#running += 1;
    try {
      while (track.again && !this.#stopped) {
        track.again = false;
        await this.#readAll(track);
      }
    } finally {
      track.reading = false;
      this.#leave();
    }
  }

  async #readAll(track: Track): Promise<void> {
    let attempt = 1;
    while (!this.#stopped && !track.gone && track.open.size < AHEAD) {
      try {
        const lines = await track.journal.read(track.read, READ);
        for (const line of lines) this.#take(track, line.position, line.event);
        if (lines.length < READ) return;
        attempt = 1;
      } catch {
        // The source's store is away, and says so itself. Never given up: nobody would wake us again.
        attempt += 1;
        await wait(defaultBackoffMs(attempt, Math.random()), this.#wakeups);
      }
    }
  }

  #take(track: Track, position: number, event: StoredEvent): void {
    track.read = position;
    if (!this.#types.has(event.type)) {
      if (track.open.size === 0) track.done = position;
      return;
    }
    track.open.add(position);
    this.#running += 1;
    const before = this.#subjects.get(event.subject);
    const job = { track, position, event };
    const turn = (before ?? Promise.resolve()).then(() => this.#settle(job));
    this.#subjects.set(event.subject, turn);
    void turn.then(() => {
      if (this.#subjects.get(event.subject) === turn) this.#subjects.delete(event.subject);
      this.#leave();
    });
  }

  /** Handles one event to its end: handled or buried. Never rejects. */
  async #settle({ track, position, event }: Job): Promise<void> {
    for (let attempt = 1; !this.#stopped; attempt += 1) {
      try {
        await this.#spec.handle(event);
        this.#finish(track, position);
        return;
      } catch (error) {
        if (attempt >= (this.#spec.attemptsMax ?? 8) && (await this.#bury(event, attempt, error))) {
          this.#finish(track, position);
          return;
        }
        const ms =
          this.#spec.backoffMs?.(attempt + 1) ?? defaultBackoffMs(attempt + 1, Math.random());
        await wait(ms, this.#wakeups);
      }
    }
  }

  async #bury(event: StoredEvent, attempts: number, error: unknown): Promise<boolean> {
    try {
      const consumer = this.#spec.name;
      const reason = error instanceof Error ? error.message : String(error);
      const at = new Date().toISOString();
      await this.#spec.store.bury({
        id: `${consumer}:${event.id}`,
        consumer,
        event,
        reason,
        attempts,
        at,
      });
      return true;
    } catch {
      return false; // The event stays: neither handled nor buried, so it is tried again.
    }
  }

  #finish(track: Track, position: number): void {
    track.open.delete(position);
    track.done = track.open.size === 0 ? track.read : Math.min(...this.#first(track.open)) - 1;
    if (track.open.size === AHEAD - 1 && !track.reading) {
      track.again = true; // The reader had stopped at the limit.
      void this.#pump(track);
    }
    this.#saveTimer ??= setTimeout(() => void this.#save(), SAVE_MS);
  }

  /** The oldest open position: sets keep the order of insertion, and positions are read in order. */
  #first(open: ReadonlySet<number>): number[] {
    for (const position of open) return [position];
    return [];
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    const now = Object.fromEntries([...this.#tracks].map(([source, { done }]) => [source, done]));
    this.#saved = { ...this.#saved, ...now };
    try {
      await this.#spec.store.save(this.#spec.name, this.#saved);
    } catch {
      // Only a bookmark: the next save or the next start makes up for it.
    }
  }

  #leave(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    const idlers = this.#idlers;
    this.#idlers = [];
    for (const resolve of idlers) resolve();
  }

  async idle(): Promise<void> {
    while (this.#running > 0) await new Promise<void>((resolve) => this.#idlers.push(resolve));
  }

  async pending(): Promise<number> {
    let count = 0;
    for (const track of this.#tracks.values()) count += (await track.journal.last()) - track.done;
    return count;
  }

  async replay(): Promise<void> {
    await this.idle();
    for (const [source, track] of this.#tracks) {
      track.done = 0;
      track.read = 0;
      this.wake(source);
    }
    await this.idle();
    await this.#save();
  }

  async redrive(event: StoredEvent): Promise<void> {
    await this.#spec.handle(event);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of [...this.#wakeups]) wake();
    await this.idle();
    await this.#save();
  }
}

/**
 * The bus inside one process. It keeps nothing itself: events rest in their source's journal,
 * each consumer's positions in the consumer's store, so nothing is lost with the process.
 */
export const memoryBus = (): Bus => {
  const journals = new Map<string, Journal>();
  const consumers = new Set<MemoryConsumer>();
  return {
    async attach(source, journal) {
      journals.set(source, journal);
      for (const consumer of consumers) await consumer.attach(source, journal);
    },
    async detach(source) {
      journals.delete(source);
      for (const consumer of consumers) consumer.detach(source);
    },
    async publish(source) {
      for (const consumer of consumers) consumer.wake(source);
    },
    async consume(spec) {
      const consumer = new MemoryConsumer(spec);
      await consumer.load();
      consumers.add(consumer);
      for (const [source, journal] of journals) await consumer.attach(source, journal);
      return {
        replay: () => consumer.replay(),
        redrive: (event) => consumer.redrive(event),
        idle: () => consumer.idle(),
        pending: () => consumer.pending(),
        async stop() {
          consumers.delete(consumer);
          await consumer.stop();
        },
      };
    },
    async idle() {
      for (const consumer of consumers) await consumer.idle();
    },
    async stop() {
      for (const consumer of consumers) await consumer.stop();
      consumers.clear();
    },
  };
};
