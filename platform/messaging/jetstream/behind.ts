/** Which consumers have missed what went from a stream by its age. Pure. */
import type { ConsumerProgress } from "../bus.ts";
import { ownValue } from "../../kernel/own-value.ts";
import { sureSince } from "./loss.ts";

/** Of a stream's age: how exactly it is noted when a consumer was last caught up. */
const NOTED_EVERY = 1 / 32;

/** A durable of a stream, as the server describes it. */
export interface ListedConsumer {
  readonly name: string;
  /** When it was made: made anew it begins with the first message. */
  readonly created: string;
  /** Messages that are not handled. */
  readonly pending: number;
  /** Everything up to that sequence is handled. */
  readonly floor: number;
  /** Somebody is pulling from it. */
  readonly active: boolean;
}

/** Where the stream ended at some time: whoever has handled that was caught up then. */
export interface ProbedPosition {
  readonly last: number;
  /** ms since 1970 */
  readonly at: number;
}

export interface StreamContext {
  readonly ageMs: number;
  readonly now: number;
  /** When the stream was last filled whole: all of the journal was put there no earlier. */
  readonly since: string;
  /** Sequence of the newest message. */
  readonly last: number;
}

export interface ConsumersReport {
  /** Names of those that may lack events, and are there to be given them. */
  readonly behind: readonly string[];
  /** What has changed of when each was caught up. */
  readonly notes: Readonly<Record<string, ConsumerProgress>>;
  /** For the next look. */
  readonly probes: ReadonlyMap<string, ProbedPosition>;
}

/** Since when a durable lacks nothing, as far as it is known; undefined: it may lack anything. */
const knownOf = (
  { name, created }: ListedConsumer,
  known: Readonly<Record<string, ConsumerProgress>>,
  { ageMs, now, since }: StreamContext,
): number | undefined => {
  const note = ownValue(known, name);
  const filled = Date.parse(since);
  if (note?.created === created) return Math.max(Date.parse(note.at), filled);
  // One that is new has the stream before it: all of the journal, while nothing has gone.
  return filled >= sureSince(ageMs, now) ? filled : undefined;
};

/** When it was last caught up, as can be seen now. */
const caughtUpAt = (
  listener: ListedConsumer,
  probe: ProbedPosition | undefined,
  now: number,
): number => {
  if (listener.pending === 0) return now;
  return probe && listener.floor >= probe.last ? probe.at : -Infinity;
};

const isWorthNoting = (
  note: ConsumerProgress,
  before: ConsumerProgress | undefined,
  ageMs: number,
): boolean =>
  before?.created !== note.created ||
  Date.parse(note.at) - Date.parse(before.at) > ageMs * NOTED_EVERY;

/**
 * Compares when each consumer was last caught up with how long messages stay. One that was not for most of that time may
 * have missed some, also when it has handled all that is left. Nobody is waited for who does not pull: a service that was
 * removed, or stays away.
 */
export const standingOf = (
  listeners: readonly ListedConsumer[],
  known: Readonly<Record<string, ConsumerProgress>>,
  probes: ReadonlyMap<string, ProbedPosition>,
  stretch: StreamContext,
): ConsumersReport => {
  const { ageMs, now, last } = stretch;
  const limit = sureSince(ageMs, now);
  const behind: string[] = [];
  const notes: Record<string, ConsumerProgress> = {};
  const next = new Map<string, ProbedPosition>();
  for (const listener of listeners) {
    const { name, created, floor, active } = listener;
    const before = knownOf(listener, known, stretch);
    if (before === undefined || before < limit) {
      if (active) behind.push(name);
      continue;
    }
    const probe = probes.get(name);
    const at = Math.max(before, caughtUpAt(listener, probe, now));
    next.set(name, probe && floor < probe.last ? probe : { last, at: now });
    const note = { created, at: new Date(at).toISOString() };
    if (isWorthNoting(note, ownValue(known, name), ageMs)) notes[name] = note;
  }
  return { behind, notes, probes: next };
};
