import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import {
  ATTEMPT_MS,
  budgets,
  waitMs,
  type Attempt,
  type BudgetName,
} from "../../../../services/identity/domain/guessing.ts";

const start = "2026-02-01T00:00:00.000Z";
const names = Object.keys(budgets) as BudgetName[];

/** The attempts that pass of those who try `pauses` ms after one another. */
const passed = (name: BudgetName, pauses: readonly number[]): readonly Attempt[] => {
  let now = start;
  return pauses.reduce<readonly Attempt[]>((attempts, pause, i) => {
    now = plusMs(now, pause);
    return waitMs(attempts, budgets[name], now) > 0
      ? attempts
      : [...attempts, { id: String(i), at: now }];
  }, []);
};

/** The longest of their hours, by count. */
const mostInAnHour = (attempts: readonly Attempt[]): number =>
  Math.max(
    0,
    ...attempts.map(
      ({ at }) => attempts.filter((one) => one.at >= at && one.at < plusMs(at, ATTEMPT_MS)).length,
    ),
  );

describe("how often is tried", () => {
  test("the delay doubles from a second on, and is told", () => {
    const waits: number[] = [];
    let attempts: readonly Attempt[] = [];
    let now = start;
    while (attempts.length < budgets.account.max) {
      const wait = waitMs(attempts, budgets.account, now);
      waits.push(wait / 1000);
      now = plusMs(now, wait);
      attempts = [...attempts, { id: now, at: now }];
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64]);
    const hour = waitMs(attempts, budgets.account, now);
    expect(plusMs(now, hour)).toBe(plusMs(start, ATTEMPT_MS));
  });

  test("no hour has more than its budget, however it is tried, and nobody is locked out for good", () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.constantFrom(...names), pauses, (name, tried) => {
        const attempts = passed(name, tried);
        expect(mostInAnHour(attempts)).toBeLessThanOrEqual(budgets[name].max);
        const last = attempts.at(-1)?.at ?? start;
        const wait = waitMs(attempts, budgets[name], last);
        expect(wait).toBeLessThanOrEqual(ATTEMPT_MS);
        expect(waitMs(attempts, budgets[name], plusMs(last, wait))).toBe(0);
      }),
    );
  });

  test("of one account 20 an hour, over every way", () => {
    expect(budgets.account.max + budgets.trusted.max).toBe(20);
  });
});
