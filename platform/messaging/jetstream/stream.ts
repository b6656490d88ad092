import { headers, type StreamInfo } from "nats";
import type { StreamPosition, FilledStream, Journal, StoredEvent } from "../bus.ts";
import { standingOf, type ListedConsumer, type ProbedPosition } from "./behind.ts";
import { ageMsOf, positionOf, lossIn, MARK_EVERY } from "./loss.ts";
import type { Link } from "./link.ts";
import {
  isNobody,
  isStreamMissing,
  JOURNAL_HEADER,
  sourceOf,
  streamOf,
  subjectOf,
} from "./names.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const PUBLISH_MS = 3_000;
const REFILL_MS = 30_000;
const PAGE = 200;
const LOOK_MS = 25;
/** Between two looks at who is behind, at most. */
const LISTENERS_MS = 60_000;
/** What `/readyz` says of a stream that nobody has made. */
const MISSING = "missing: npm run migrate makes it";

/** What a source puts into its stream so that it is never silent for long. No consumer's subject matches. */
const markOf = (source: string): string => subjectOf(`${source}.filled.mark`);

/** How far the journal was published to the stream, in one filling of it. */
interface Progress {
  /** When the stream was made. */
  readonly created: string;
  /** Id of the journal. */
  readonly journal: string;
  readonly fill: number;
  after: string;
  /** Set while the stream holds everything. */
  filled: FilledStream | undefined;
}

const isSame = (a: Progress, b: Pick<Progress, "created" | "journal" | "fill">): boolean =>
  a.created === b.created && a.journal === b.journal && a.fill === b.fill;

/**
 * What the server takes for the same event: in another filling another, or it would think it still has what was removed;
 * and of another journal another, since some events have ids that are made of what they are about.
 */
const messageId = ({ id }: StoredEvent, { journal, fill }: Progress): string =>
  fill === 0 ? `${id} ${journal}` : `${id} ${journal} ${fill}`;

const instantOf = (ms: number): string => new Date(ms).toISOString();

/**
 * The stream of one source: filled again from the journal whenever it is not known to hold everything. The journal is
 * the truth, the stream only carries it. Made and set up by `npm run migrate`: whoever may do that can read every stream.
 */
export class SourceStream {
  readonly #source: string;
  readonly #journal: Journal;
  readonly #link: Link;
  readonly #name: string;
  readonly #warn: (line: string) => void;
  readonly #textOf: (event: StoredEvent) => string;
  #healing: Promise<void> | undefined;
  #progress: Progress = { created: "", journal: "", fill: 0, after: "", filled: undefined };
  /** The stream at the last look. */
  #position: StreamPosition | undefined;
  #probes: ReadonlyMap<string, ProbedPosition> = new Map();
  #markedAt = 0;
  #lookedAt = 0;
  /** Sequence of the newest event the stream took from here. */
  #newest = 0;
  #trouble = "";
  #stopped = false;

  constructor(
    source: string,
    journal: Journal,
    {
      link,
      warn,
      textOf,
    }: { link: Link; warn: (line: string) => void; textOf: (event: StoredEvent) => string },
  ) {
    this.#textOf = textOf;
    this.#source = source;
    this.#journal = journal;
    this.#link = link;
    this.#name = streamOf(source);
    this.#warn = warn;
  }

  /** What is wrong, by name; empty while it is well. */
  get troubles(): Readonly<Record<string, string>> {
    return this.#trouble === "" ? {} : { [`stream ${this.#name}`]: this.#trouble };
  }

  /** Waits for NATS as long as it takes, then looks; a stream that is missing is filled once it is there. */
  async open(): Promise<void> {
    await this.#link.up();
    // Before the first look: what is published meanwhile names it.
    this.#progress = { ...this.#progress, journal: await this.#journal.id() };
    void this.heal();
  }

  async #look(): Promise<StreamInfo | undefined> {
    const jsm = await this.#link.manager();
    return jsm.streams.info(this.#name).catch((error: unknown) => {
      if (isStreamMissing(error)) return undefined;
      throw error;
    });
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
    this.#warn(`Stream ${this.#name}: ${trouble}`);
  }

  async #heal(): Promise<void> {
    if (this.#stopped || this.#link.status !== "connected") return;
    const newest = this.#newest;
    const info = await this.#look();
    if (!info) throw new Error(MISSING);
    this.#progress = await this.#progressIn(info, newest);
    const progress = this.#progress;
    if (!progress.filled && (await this.#fill(progress))) await this.#noteFilled(progress);
    if (progress.filled) await this.#keep(info, progress, progress.filled);
  }

  /** How far the journal is in the stream as it is now; `newest`: the sequence that it must have come to. */
  async #progressIn(info: StreamInfo, newest: number): Promise<Progress> {
    const progress = await this.#knownOf(info);
    const found = positionOf(info);
    const before = this.#position ?? found;
    const known = { ...before, last: Math.max(before.last, this.#newest === 0 ? 0 : newest) };
    const look = { ageMs: ageMsOf(info), now: Date.now(), since: progress.filled?.since };
    const loss = lossIn(known, found, look);
    this.#position = found;
    return loss === undefined ? progress : this.#again(progress, loss);
  }

  /** What is known of this stream, where it is another one than at the last look, or another copy fills it anew. */
  async #knownOf(info: StreamInfo): Promise<Progress> {
    const { fill, filled } = await this.#journal.carried();
    const now = { created: info.created, journal: await this.#journal.id(), fill };
    if (isSame(this.#progress, now)) return this.#progress;
    this.#newest = 0;
    const isWhole = filled?.created === now.created && filled.journal === now.journal;
    this.#position = isWhole ? filled.position : positionOf(info);
    return { ...now, after: "", filled: isWhole ? filled : undefined };
  }

  /** A new filling of the same stream. */
  async #again(progress: Progress, why: string): Promise<Progress> {
    this.#warn(`Stream ${this.#name}: ${why}. All are published again.`);
    this.#newest = 0;
    const fill = await this.#journal.refill(progress.fill);
    return { ...progress, fill, after: "", filled: undefined };
  }

  async #noteFilled(progress: Progress): Promise<void> {
    await this.#mark();
    const { created, journal, fill } = progress;
    const position = this.#position;
    if (!position) return;
    const filled = { created, journal, since: instantOf(Date.now()), position };
    await this.#journal.noteFilled(fill, filled);
    progress.filled = filled;
  }

  async #mark(): Promise<void> {
    const js = this.#link.now().jetstream({ timeout: PUBLISH_MS });
    await js.publish(markOf(this.#source), "", { expect: { streamName: this.#name } });
    this.#markedAt = Date.now();
  }

  /** What is done now and then with a stream that is whole, where its messages go by age. */
  async #keep(info: StreamInfo, progress: Progress, filled: FilledStream): Promise<void> {
    const ageMs = ageMsOf(info);
    const now = Date.now();
    if (ageMs === 0) return;
    if (now - this.#markedAt >= ageMs * MARK_EVERY) {
      await this.#mark();
      await this.#journal.noteFilled(progress.fill, { ...filled, position: positionOf(info) });
    }
    if (now - this.#lookedAt < Math.min(LISTENERS_MS, (ageMs * MARK_EVERY) / 4)) return;
    this.#lookedAt = now;
    const stretch = { ageMs, now, since: filled.since, last: info.state.last_seq };
    const { caughtUp } = await this.#journal.carried();
    const standing = standingOf(await this.#listeners(), caughtUp, this.#probes, stretch);
    this.#probes = standing.probes;
    if (Object.keys(standing.notes).length > 0) await this.#journal.noteCaughtUp(standing.notes);
    if (standing.behind.length === 0) return;
    const why = `${standing.behind.join(", ")} may lack events that have gone from it`;
    this.#progress = await this.#again(progress, why);
  }

  async #listeners(): Promise<ListedConsumer[]> {
    const jsm = await this.#link.manager();
    const found: ListedConsumer[] = [];
    for await (const info of jsm.consumers.list(this.#name))
      found.push({
        name: info.name,
        created: info.created,
        pending: info.num_pending + info.num_ack_pending,
        floor: info.ack_floor.stream_seq,
        active: info.num_waiting > 0 || info.num_ack_pending > 0,
      });
    return found;
  }

  /** False when it was stopped before the end. */
  async #fill(progress: Progress): Promise<boolean> {
    while (!this.#stopped) {
      const page = await this.#journal.scan(progress.after, PAGE);
      const last = page.at(-1);
      if (!last) return true;
      await this.#put(page, REFILL_MS, (event) => messageId(event, progress));
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
    const info = await this.#look();
    const { created, filled } = this.#progress;
    if (!filled || info?.created !== created) return false;
    const look = { ageMs: ageMsOf(info), now: Date.now(), since: filled.since };
    return lossIn(this.#position ?? filled.position, positionOf(info), look) === undefined;
  }

  /** Resolves once the stream holds the events. Rejects within some 3 s: the relay asks again. */
  async publish(events: readonly StoredEvent[]): Promise<void> {
    try {
      const { journal } = this.#progress;
      await this.#put(events, PUBLISH_MS, ({ id }) => `${id} ${journal}`);
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
    const { journal } = this.#progress;
    await Promise.all(
      events.map(async (event) => {
        if (sourceOf(event.type) !== this.#source)
          throw new Error(`${this.#source} publishes ${event.type}, which is not its own.`);
        const marked = headers();
        marked.set(JOURNAL_HEADER, journal);
        const { seq } = await js.publish(subjectOf(event.type), this.#textOf(event), {
          msgID: idOf(event),
          headers: marked,
          timeout,
          expect: { streamName: this.#name },
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
