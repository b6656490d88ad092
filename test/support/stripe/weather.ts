import type { Fault, StripeDouble } from "./double.ts";
import type { Fate } from "./webhooks.ts";

/** A number from 0 to 1 at each call, the same row for the same seed (mulberry32). */
export const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const faults: readonly Fault[] = [
  "timeoutBefore",
  "timeoutAfter",
  "resetBefore",
  "resetAfter",
  "conflict",
  "rateLimit",
  "error500",
  "error503",
  "webhookFirst",
];
const fates: readonly Fate[] = ["now", "now", "twice", "held", "lost"];

/** A share of the requests goes wrong in one way or another; webhooks come once, twice, late in any order, or never. */
export const foul = (
  double: StripeDouble,
  { seed, share }: { seed: number; share: number },
): void => {
  const next = random(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  double.faultOf = () => (next() < share ? one(faults) : undefined);
  double.fateOf = () => one(fates);
};

/** Nothing goes wrong any more. */
export const fair = (double: StripeDouble): void => {
  double.faultOf = () => undefined;
  double.fateOf = () => "now";
};
