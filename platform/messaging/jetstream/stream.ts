import { createHash } from "node:crypto";
import { headers, type StreamInfo } from "nats";
import type { Journal, StoredEvent } from "../bus.ts";
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
/** Metadata of streams that were filled by an earlier version: their `stateOf` at that time. */
const FILLED = "caravan_filled";
/** What `/readyz` says of a stream that nobody has made. */
const MISSING = "missing: npm run migrate makes it";

/** Changes when the stream is made anew or somebody removes messages: nothing else moves its first one or leaves gaps. */
const stateOf = ({ created, state }: StreamInfo): string =>
  `${created} ${Math.max(1, state.first_seq)} ${state.num_deleted ?? 0}`;

/**
 * Where the stream is marked as holding, in that state, all that was in the journal of that id. No consumer's subject
 * matches.
 */
const markOf = (source: string, { state, journal }: Pick<Progress, "state" | "journal">): string =>
  `${marksBy(source, journal)}${hashOf(state)}`;
const marksBy = (source: string, journal: string): string => `${marksIn(source)}.by.${journal}.`;
const marksIn = (source: string): string => subjectOf(`${source}.filled`);
/** The same mark of an earlier version, which names no journal. */
const unnamedMarkOf = (source: string, state: string): string =>
  `${marksIn(source)}.mark.${hashOf(state)}`;
const hashOf = (state: string): string =>
  createHash("sha256").update(state).digest("hex").slice(0, 32);

/**
 * What the server takes for the same event: after messages were removed another, or it would think it still has them; and
 * of another journal another, since some events have ids that are made of what they are about.
 */
const messageId = (event: StoredEvent, { state, journal }: Progress): string => {
  const [, ...removed] = state.split(" ");
  const again = removed.join(" ") === "1 0" ? "" : ` ${removed.join(".")}`;
  return `${event.id} ${journal}${again}`;
};

/** How far the journal was published to the stream as it is in that state. */
interface Progress {
  readonly state: string;
  /** Id of the journal. */
  readonly journal: string;
  after: string;
  whole: boolean;
}

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
  #healing: Promise<void> | undefined;
  #progress: Progress = { state: "", journal: "", after: "", whole: false };
  /** Sequence of the newest event the stream took from here. */
  #newest = 0;
  #trouble = "";
  #stopped = false;

  constructor(
    source: string,
    journal: Journal,
    { link, warn }: { link: Link; warn: (line: string) => void },
  ) {
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
    const query = { subjects_filter: `${marksIn(this.#source)}.>` };
    return jsm.streams.info(this.#name, query).catch((error: unknown) => {
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
    if (!progress.whole && (await this.#fill(progress))) await this.#mark(progress);
  }

  /** How far the journal is in the stream as it is now; `newest`: the sequence that it must have come to. */
  async #progressIn(info: StreamInfo, newest: number): Promise<Progress> {
    const state = stateOf(info);
    const journal = await this.#journal.id();
    const fresh = { state, journal, after: "", whole: false };
    if (this.#progress.state !== state || this.#progress.journal !== journal) {
      this.#newest = 0;
      if (!this.#isFilled(info, fresh)) return fresh;
      if (!this.#isMarked(info, fresh)) await this.#mark(fresh);
      return { ...fresh, whole: true };
    }
    if (info.state.last_seq >= newest) return this.#progress;
    // Taken, and not there any more: a server that does not sync each event has crashed.
    this.#warn(`Stream ${this.#name} has lost its newest events: all are published again.`);
    this.#newest = 0;
    return fresh;
  }

  #isMarked({ state: { subjects = {} } }: StreamInfo, progress: Progress): boolean {
    return Object.hasOwn(subjects, markOf(this.#source, progress));
  }

  /** A stream of an earlier version does not say whose it is: this journal's. */
  #isFilled(info: StreamInfo, progress: Progress): boolean {
    if (this.#isMarked(info, progress)) return true;
    const { config, state } = info;
    const { subjects = {} } = state;
    const named = `${marksIn(this.#source)}.by.`;
    if (Object.keys(subjects).some((subject) => subject.startsWith(named))) return false;
    const unnamed = unnamedMarkOf(this.#source, progress.state);
    return Object.hasOwn(subjects, unnamed) || config.metadata?.[FILLED] === progress.state;
  }

  /** In a stream that was made anew or emptied meanwhile the mark means nothing. */
  async #mark(progress: Progress): Promise<void> {
    const subject = markOf(this.#source, progress);
    await this.#link
      .now()
      .jetstream({ timeout: PUBLISH_MS })
      .publish(subject, "", {
        expect: { streamName: this.#name },
      });
    const { state, journal } = this.#progress;
    if (state === progress.state && journal === progress.journal) this.#progress.whole = true;
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
    const { state, whole } = this.#progress;
    return whole && info !== undefined && stateOf(info) === state;
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
        const { seq } = await js.publish(subjectOf(event.type), JSON.stringify(event), {
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
