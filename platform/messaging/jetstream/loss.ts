/** What a stream holds of its source's journal, and whether that is all it should hold. Pure. */
import type { StreamInfo } from "nats";
import type { StreamPosition } from "../bus.ts";

/** A server's clock and this process's may differ by that much. */
const SKEW_MS = 60_000;

/** Of a stream's age: how long nobody publishes in it at most, by the marks that its source puts there. */
export const MARK_EVERY = 1 / 8;
/** Of a stream's age: what is younger than that must be there. The rest may have gone by its age, or go at any moment. */
const SURE = 1 / 2;

/** After how long messages go, in ms; 0: never. */
export const ageMsOf = ({ config }: StreamInfo): number => Math.round((config.max_age ?? 0) / 1e6);

/** Before that, in ms since 1970, messages may have gone by their age; -Infinity where none does. */
export const sureSince = (ageMs: number, now: number): number =>
  ageMs === 0 ? -Infinity : now - ageMs * SURE;

/** What the server says that a stream holds. */
export const positionOf = ({ state }: StreamInfo): StreamPosition => ({
  first: Math.max(1, state.first_seq),
  last: state.last_seq,
  deleted: state.num_deleted ?? 0,
  // An empty stream has no first message: what comes is new.
  ...(state.messages > 0 ? { oldest: new Date(state.first_ts).toISOString() } : {}),
});

const msOf = (instant: string | undefined): number =>
  instant === undefined ? Infinity : Date.parse(instant);

/** The skew that is allowed for; less where messages live for a shorter time than that. */
const skewOf = (ageMs: number): number => Math.min(SKEW_MS, ageMs * MARK_EVERY);

/** Whether the first message of then may have reached its age by now. */
const mayHaveGone = ({ oldest }: StreamPosition, ageMs: number, now: number): boolean =>
  ageMs > 0 && msOf(oldest) + ageMs <= now + skewOf(ageMs);

export interface LossContext {
  /** Of messages; 0: they stay for ever. */
  readonly ageMs: number;
  /** ms since 1970 */
  readonly now: number;
  /** When the stream was last filled whole. */
  readonly since?: string | undefined;
}

/**
 * What a stream has lost of what it held; undefined: nothing but what has reached its age.
 * @example lossIn({ first: 1, last: 9, deleted: 0 }, { first: 1, last: 9, deleted: 1 }, { ageMs: 0, now }) // "somebody has removed events"
 */
export const lossIn = (
  before: StreamPosition,
  found: StreamPosition,
  look: LossContext,
): string | undefined => {
  const { ageMs, now, since } = look;
  if (found.last < before.last) return "it has lost its newest events";
  if (found.deleted > before.deleted) return "somebody has removed events";
  if (found.first > before.first && !mayHaveGone(before, ageMs, now))
    return "somebody has removed events";
  if (since === undefined || ageMs === 0) return undefined;
  const expected = Math.max(Date.parse(since) + SKEW_MS, sureSince(ageMs, now));
  return msOf(found.oldest) > expected ? "somebody has removed events" : undefined;
};
