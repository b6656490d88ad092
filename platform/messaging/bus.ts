/** The envelope of every durable event: CloudEvents 1.0 in its JSON form, with our `version`. */
export interface StoredEvent {
  /** `evt_…`, unique for ever. */
  readonly id: string;
  /** `orders.placed` */
  readonly type: string;
  /** The service that owns it: `orders`. */
  readonly source: string;
  /** Id of the aggregate (or the sku) it is about. */
  readonly subject: string;
  /** The aggregate's version after the event. */
  readonly version: number;
  /** Which of the events of that version; absent: the first, 0. */
  readonly index?: number;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly traceparent?: string;
  /** Id of the node whose process wrote it, where that is known. */
  readonly node?: string;
}

/** From where to where a stream goes, as its server says. */
export interface StreamPosition {
  /** Sequences of the first message and of the newest. */
  readonly first: number;
  readonly last: number;
  /** Messages between them that are gone. */
  readonly deleted: number;
  /** When the first message was published; absent: there is none. */
  readonly oldest?: string;
}

/** The stream that holds all of a journal, but for what has reached its age. */
export interface FilledStream {
  /** When that stream was made. */
  readonly created: string;
  /** Id of the journal. */
  readonly journal: string;
  /** When it was whole. */
  readonly since: string;
  /** What it was when it was last noted. */
  readonly position: StreamPosition;
}

/** When a consumer lacked no event that had gone from the stream. */
export interface ConsumerProgress {
  /** When its durable was made. */
  readonly created: string;
  readonly at: string;
}

/** What the copies of a source know together of the stream that carries its journal. */
export interface StreamProgress {
  /** Raised whenever the stream has to be filled again. */
  readonly fill: number;
  /** Absent while it has not been filled. */
  readonly filled?: FilledStream;
  /** By consumer. */
  readonly caughtUp: Readonly<Record<string, ConsumerProgress>>;
}

/**
 * Where a source's events rest (its `events` collection): what the bus replays from. Those about what is there stay for ever, so
 * that reading from the first gives all of it.
 */
export interface Journal {
  /**
   * Random and sortable by time. It changes with the history: a store that was lost begins a journal with another id, and
   * one that turns out to be older than what consumers have read gets another (`renew`).
   */
  id(): Promise<string>;
  /** Gives it another id unless somebody has since it had `known`; the id that it has then. */
  renew(known: string): Promise<string>;
  /** Events after `position` (0: from the first), oldest first, with the position of each. */
  read(
    position: number,
    limit: number,
  ): Promise<readonly { position: number; event: StoredEvent }[]>;
  /** Position of the newest event, 0 when there is none. */
  last(): Promise<number>;
  /** Below this position events are gone, of what was removed: whoever has not come so far may have missed some. 1: none is. */
  first(): Promise<number>;
  /**
   * Events whose id is greater than `after` ("": from the first), by id. Several copies of a source may give
   * two events one position, so that pages by position may skip one: whoever needs every event pages by id.
   */
  scan(after: string, limit: number): Promise<readonly StoredEvent[]>;
  /** Of its stream, where a server carries it. */
  carried(): Promise<StreamProgress>;
  /** The stream has to be filled again, unless somebody has said so since it was `known`; the number of that filling. */
  refill(known: number): Promise<number>;
  /** Notes that the stream holds everything as of filling `fill`; nothing where another has begun since. */
  noteFilled(fill: number, filled: FilledStream): Promise<void>;
  noteCaughtUp(consumers: Readonly<Record<string, ConsumerProgress>>): Promise<void>;
}

/** How far a consumer has come with a source. */
export interface Position {
  /** Everything up to here is handled or buried. */
  readonly position: number;
  /** Id of the journal that it is a position of; absent where an earlier version stored it. */
  readonly journal?: string;
  /** Id of the event there: another one in its place means another history. */
  readonly event?: string;
  /** On the mesh: when the durable that is read was made. */
  readonly durable?: string;
}

/** Where a consumer keeps how far it has come with each source, and what it could not handle. */
export interface ConsumerStore {
  /** By source. */
  load(consumer: string): Promise<Readonly<Record<string, Position>>>;
  /** Those of other sources stay. */
  save(consumer: string, positions: Readonly<Record<string, Position>>): Promise<void>;
  /**
   * Which of the source's journals that the consumer has met it is: 0 for the first. One that was not met before is new, and
   * is stored.
   */
  meet(
    consumer: string,
    source: string,
    journal: string,
  ): Promise<{ readonly epoch: number; readonly isNew: boolean }>;
  bury(deadLetter: DeadLetter): Promise<void>;
}

export interface DeadLetter {
  /** `<consumer>:<event id>` */
  readonly id: string;
  readonly consumer: string;
  readonly event: StoredEvent;
  /** Of the event's journal; absent: 0. */
  readonly epoch?: number;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
}

export interface ConsumerSpec {
  /** `carts`: one consumer a service; copies of the service share it. */
  readonly name: string;
  /** Types listened to, each `source.fact`. */
  readonly types: readonly string[];
  /** Must be idempotent: at least once, in no promised order (but one subject's events are never handled at the same time). */
  readonly handle: (event: StoredEvent, epoch: number) => Promise<void>;
  readonly store: ConsumerStore;
  /**
   * Whether nothing is to be done about an event, as is known without asking anybody: it is passed over like one of another type.
   * Which it is may be asked again after a crash. Not asked where events are handed out by a server.
   */
  readonly passes?: (event: StoredEvent) => boolean;
  /**
   * As `Journal.scan` of a source, of the types listened to: what a bus replays from that does not have the journals itself.
   */
  readonly scan?: (source: string, after: string, limit: number) => Promise<readonly StoredEvent[]>;
  /** One line for whoever runs the shop: a source's history has changed. */
  readonly warn?: (line: string) => void;
  /** Default 8. */
  readonly attemptsMax?: number;
  /** Wait before attempt n (from 2), in ms. Default exponential with jitter, 50 ms to 30 s. */
  readonly backoffMs?: (attempt: number) => number;
}

/** A consumer that reads a source's events from the first again, and has not caught up yet. */
export interface Replay {
  readonly consumer: string;
  readonly source: string;
}

export interface Consumer {
  /** Handles everything from the first event again (into an emptied projection). */
  replay(): Promise<void>;
  /** Gives one event to the handler again, outside the order. Rejects when the handler does. */
  redrive(event: StoredEvent, epoch?: number): Promise<void>;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  /** Events known but not yet handled. */
  pending(): Promise<number>;
}

/** The durable event bus: at least once, with backoff, dead letters and replay. One case suite for each implementation. */
export interface Bus {
  /** A source says where its events rest, before it publishes. */
  attach(source: string, journal: Journal): Promise<void>;
  detach(source: string): Promise<void>;
  /** Resolves once the events are durably accepted (they are in the journal already). */
  publish(source: string, events: readonly StoredEvent[]): Promise<void>;
  consume(spec: ConsumerSpec): Promise<Consumer>;
  /** Those of this process that are under way because a source's history has changed. */
  replays(): readonly Replay[];
  /** Resolves when every consumer is idle. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
