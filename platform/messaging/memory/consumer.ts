import { backoffMs as defaultBackoffMs } from "../../kernel/backoff.ts";
import { ownValue } from "../../kernel/own-value.ts";
import type { Consumer, ConsumerSpec, Journal, Position, Replay, StoredEvent } from "../bus.ts";
import { resume, type StartPosition } from "./resume.ts";

const READ = 200;
/** How far a consumer may run ahead of its oldest unfinished event. */
const AHEAD = 10_000;
/** Positions are saved this often at most: what is handled twice after a crash is idempotent. */
const SAVE_MS = 250;
/** Where there was nothing to handle, only to pass over. */
const PASSED_MS = 60_000;

/** A line that was read: its position, and the id of its event where that is known. */
type Place = Pick<Position, "position" | "event">;

interface Track {
  readonly journal: Journal;
  /** Of the journal. */
  readonly id: string;
  readonly epoch: number;
  /** Everything up to here is handled or buried. */
  done: Place;
  /** Everything up to here is read. */
  read: Place;
  /** Read but not finished: by its position the line before it. Maps keep the order of insertion, and lines are read in order. */
  readonly open: Map<number, Place>;
  /** Its history has changed: behind until it has come so far. */
  until?: number | undefined;
  reading: boolean;
  /** The source has stopped. */
  gone: boolean;
  /** Something came while a read was under way. */
  again: boolean;
}

const trackOf = (journal: Journal, start: StartPosition): Track => {
  const { journal: id, epoch, position, event, until } = start;
  const place: Place = { position, ...(event === undefined ? {} : { event }) };
  return {
    ...{ journal, id, epoch, done: place, read: place, open: new Map() },
    until: until === 0 ? undefined : until,
    ...{ reading: false, gone: false, again: false },
  };
};

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
export class MemoryConsumer implements Consumer {
  readonly #spec: ConsumerSpec;
  readonly #types: ReadonlySet<string>;
  readonly #sources: ReadonlySet<string>;
  /** Journals by source, from before it is known where to go on. */
  readonly #attached = new Map<string, Journal>();
  readonly #tracks = new Map<string, Track>();
  readonly #subjects = new Map<string, Promise<void>>();
  readonly #wakeups = new Set<() => void>();
  #saved: Readonly<Record<string, Position>> = {};
  #saveTimer: NodeJS.Timeout | undefined;
  /** What it was set to. */
  #saveMs = Infinity;
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
    if (this.#attached.get(source) === journal) return;
    this.#attached.set(source, journal);
    const start = await resume(this.#spec, source, journal, ownValue(this.#saved, source));
    // Detached meanwhile: its store may be closed.
    if (this.#attached.get(source) !== journal) return;
    this.#tracks.set(source, trackOf(journal, start));
    if (start.until !== undefined) await this.#save();
    this.wake(source);
  }

  detach(source: string): void {
    this.#attached.delete(source);
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
        const lines = await track.journal.read(track.read.position, READ);
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
    const previous = track.read;
    track.read = { position, event: event.id };
    if (!this.#types.has(event.type) || this.#spec.passes?.(event)) {
      if (track.open.size === 0) this.#proceed(track);
      this.#saveWithin(PASSED_MS);
      return;
    }
    track.open.set(position, previous);
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
        await this.#spec.handle(event, track.epoch);
        this.#finish(track, position);
        return;
      } catch (error) {
        const last = attempt >= (this.#spec.attemptsMax ?? 8);
        if (last && (await this.#bury({ event, epoch: track.epoch }, attempt, error))) {
          this.#finish(track, position);
          return;
        }
        const ms =
          this.#spec.backoffMs?.(attempt + 1) ?? defaultBackoffMs(attempt + 1, Math.random());
        await wait(ms, this.#wakeups);
      }
    }
  }

  async #bury(
    { event, epoch }: { event: StoredEvent; epoch: number },
    attempts: number,
    error: unknown,
  ): Promise<boolean> {
    try {
      const consumer = this.#spec.name;
      const reason = error instanceof Error ? error.message : String(error);
      const at = new Date().toISOString();
      await this.#spec.store.bury({
        id: `${consumer}:${event.id}`,
        ...{ consumer, event, epoch, reason, attempts, at },
      });
      return true;
    } catch {
      return false; // The event stays: neither handled nor buried, so it is tried again.
    }
  }

  #finish(track: Track, position: number): void {
    track.open.delete(position);
    this.#proceed(track);
    if (track.open.size === AHEAD - 1 && !track.reading) {
      track.again = true; // The reader had stopped at the limit.
      void this.#pump(track);
    }
    this.#saveWithin(SAVE_MS);
  }

  #saveWithin(ms: number): void {
    if (ms >= this.#saveMs) return;
    clearTimeout(this.#saveTimer);
    this.#saveMs = ms;
    this.#saveTimer = setTimeout(() => void this.#save(), ms).unref();
  }

  /** As far as the line before the oldest that is not finished. */
  #proceed(track: Track): void {
    const [before = track.read] = track.open.values();
    track.done = before;
    if (before.position >= (track.until ?? Infinity)) track.until = undefined;
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saveMs = Infinity;
    const now = Object.fromEntries(
      [...this.#tracks].map(([source, { id, done }]) => [source, { ...done, journal: id }]),
    );
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
    for (const track of this.#tracks.values())
      count += (await track.journal.last()) - track.done.position;
    return count;
  }

  async replay(): Promise<void> {
    await this.idle();
    for (const [source, track] of this.#tracks) {
      track.done = { position: 0 };
      track.read = { position: 0 };
      this.wake(source);
    }
    await this.idle();
    await this.#save();
  }

  async redrive(event: StoredEvent, epoch = 0): Promise<void> {
    await this.#spec.handle(event, epoch);
  }

  replays(): Replay[] {
    const behind = [...this.#tracks].filter(([, { until }]) => until !== undefined);
    return behind.map(([source]) => ({ consumer: this.#spec.name, source }));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of [...this.#wakeups]) wake();
    await this.idle();
    await this.#save();
  }
}
