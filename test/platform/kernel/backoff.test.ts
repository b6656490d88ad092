import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { backoffMs } from "../../../platform/kernel/backoff.ts";

const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("a wait lies between half and the whole of a doubling span, up to the longest", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), chances, (attempt, chance) => {
      const whole = Math.min(30_000, 50 * 2 ** Math.max(0, attempt - 2));
      const ms = backoffMs(attempt, chance);
      expect(ms).toBeGreaterThanOrEqual(Math.floor(whole / 2));
      expect(ms).toBeLessThanOrEqual(whole);
    }),
  );
});

test("no attempt waits less than the one before at its least", () => {
  const least = Array.from({ length: 20 }, (_, i) => backoffMs(i + 2, 0));
  expect(least).toEqual([...least].sort((a, b) => a - b));
  expect(least.slice(0, 4)).toEqual([25, 50, 100, 200]);
  expect(backoffMs(2, 0, { baseMs: 10, maxMs: 4 })).toBe(2);
});
