import fc, { type Arbitrary } from "fast-check";

/** One of several, each as often as its weight says. */
export const weighted = <T>(
  ...all: readonly (readonly [weight: number, arbitrary: Arbitrary<T>])[]
): Arbitrary<T> => fc.oneof(...all.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** A value, or nothing. */
export const optional = <T>(one: Arbitrary<T>, weight = 1, absent = 1): Arbitrary<T | undefined> =>
  weighted<T | undefined>([weight, one], [absent, fc.constant(undefined)]);
