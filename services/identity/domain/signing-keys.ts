/**
 * Which key signs tokens and which are believed, by the numbers and times of their making alone: a rotation is one new
 * document, and nothing of the keys before it changes.
 */
import { plusMs } from "../../../platform/kernel/instant.ts";

/** A key's place and times; instants are ISO 8601 in UTC. */
export interface KeyTimes {
  /** Its number, from 1. Absent: 1. */
  readonly seq?: number;
  readonly createdAt: string;
  /** Published before, so that everybody knows it when its first token comes. Absent: from its making on. */
  readonly signsFrom?: string;
  /** The keys before it are believed no more from `signsFrom` on: one of them is known to somebody else. */
  readonly revokes?: true;
}

/** A published key signs after this: longer than whoever judges tokens goes without asking for the keys. */
export const publishedMs = 15_000;
/** A key that signs no more is believed as long as its last token lives, and a clock is slow. */
export const believedMs = 910_000;

/** Its number. */
export const seqOf = ({ seq = 1 }: KeyTimes): number => seq;
/** From when on it signs. */
export const startOf = ({ createdAt, signsFrom = createdAt }: KeyTimes): string => signsFrom;

/** When a key is believed no more; undefined while none follows it. */
export const endOf = (keys: readonly KeyTimes[], key: KeyTimes): string | undefined =>
  keys
    .filter((one) => seqOf(one) > seqOf(key))
    .map((one) => (one.revokes ? startOf(one) : plusMs(startOf(one), believedMs)))
    .sort()[0];

/** The keys that are believed at `now`, or will be, the oldest first. */
export const believedAt = <K extends KeyTimes>(keys: readonly K[], now: string): K[] =>
  keys
    .filter((key) => {
      const end = endOf(keys, key);
      return end === undefined || end > now;
    })
    .sort((a, b) => seqOf(a) - seqOf(b));

/** The key that signs at `now`: the youngest that may. */
export const signerAt = <K extends KeyTimes>(keys: readonly K[], now: string): K | undefined => {
  const believed = believedAt(keys, now);
  return believed.findLast((key) => startOf(key) <= now) ?? believed[0];
};

/** The times of the key after `keys`; while two are believed only one that revokes is made. */
export const nextKey = (
  keys: readonly KeyTimes[],
  now: string,
  revoke: boolean,
): KeyTimes | { readonly until: string } => {
  const believed = believedAt(keys, now);
  const until = believed[0] && endOf(keys, believed[0]);
  if (until !== undefined && !revoke) return { until };
  const seq = Math.max(0, ...keys.map(seqOf)) + 1;
  return revoke
    ? { seq, createdAt: now, signsFrom: now, revokes: true }
    : { seq, createdAt: now, signsFrom: plusMs(now, publishedMs) };
};
