/** When an attempt that failed is repeated, and when an endpoint that fails is left alone for a while. */
import { plusMs } from "../../../platform/kernel/instant.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits after the first, the second … attempt: together a little more than three days, as Standard Webhooks proposes. */
export const waitsMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** What waits for longer is given up, however few attempts there were. */
export const givenUpAfterMs = 84 * hour;

/** What an endpoint may ask for by `Retry-After`. */
const askedMax = 6 * hour;

interface Failed {
  /** How many attempts there were, this one included. */
  readonly attempts: number;
  readonly at: string;
  /** Of `Retry-After`. */
  readonly askedMs?: number | undefined;
  /** In [0, 1). */
  readonly chance: number;
}

/** When it is tried next; undefined: it is given up. */
export const nextAttempt = ({ attempts, at, askedMs = 0, chance }: Failed): string | undefined => {
  const waitMs = waitsMs[attempts - 1];
  if (waitMs === undefined) return undefined;
  const jittered = waitMs * (0.9 + 0.2 * chance);
  return plusMs(at, Math.round(Math.max(jittered, Math.min(askedMs, askedMax))));
};

/** So many failures in a row, and an endpoint is asked no more but by one attempt at a time. */
export const failuresMax = 5;

const pause = { firstMs: 30 * second, maxMs: 10 * minute } as const;

/** Until when an endpoint is left alone after so many failures in a row; undefined: it is not. */
export const pausedUntil = (failures: number, at: string, chance: number): string | undefined => {
  if (failures < failuresMax) return undefined;
  const whole = Math.min(pause.maxMs, pause.firstMs * 2 ** Math.min(20, failures - failuresMax));
  return plusMs(at, Math.round(whole * (0.8 + 0.2 * chance)));
};
