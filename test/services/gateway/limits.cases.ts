import { expect, test } from "@jest/globals";
import {
  limitsOf,
  type Limiter,
  type Policy,
  type Verdict,
} from "../../../services/gateway/limits/window.ts";

const first = Date.UTC(2030, 0, 1);
let policies = 0;
/** Of a name of its own: counts of another case are not met again in a shared memory. */
const policyOf = (quota: number, windowS = 10): Policy => ({
  name: `case-${(policies += 1)}`,
  quota,
  windowS,
});

/** What every limiter does, wherever it counts. */
export const limiterCases = (make: (policy: Policy) => Limiter): void => {
  /** Policies have the shop's names: counts are kept apart by the time. */
  const limitsAt = (nowMs: number) =>
    limitsOf(
      () => nowMs,
      (policy) => make({ ...policyOf(policy.quota, policy.windowS) }),
    );

  test("a quota is used up, key by key", async () => {
    const limit = make(policyOf(2));
    expect([0, 1, 2].map((ms) => limit.take("k", first + ms).left)).toEqual([1, 0, -1]);
    expect(limit.take("other", first + 3).left).toBe(1);
    expect((await limit.exact("k", first + 4)).left).toBeLessThan(0);
    expect((await limit.exact("third", first + 4)).left).toBe(1);
  });

  test("a window ends, and says when", () => {
    const limit = make(policyOf(2));
    expect(limit.take("k", first).resetS).toBe(10);
    expect(limit.take("k", first + 9001).resetS).toBe(1);
    expect(limit.take("k", first + 9002).left).toBe(-1);
    expect(limit.take("k", first + 10_000).left).toBe(1);
  });

  test("of many at once exactly the quota is let through", async () => {
    const limit = make(policyOf(20));
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, () => limit.exact("k", first + 1)),
    );
    expect(verdicts.filter(({ left }) => left >= 0)).toHaveLength(20);
  });

  test("F.3: of too many keys the oldest are dropped: newcomers have a counter of their own", () => {
    const limit = make(policyOf(100));
    for (let i = 0; i < 60_000; i += 1) {
      limit.take(`k${i}`, first);
      if (i % 1_000 === 0) limit.take("used again and again", first);
    }
    expect(limit.take("one more", first).left).toBe(99);
    expect(limit.take("k59999", first).left).toBe(98);
    // Once the memory is full, who goes on is counted on.
    expect(limit.take("used again and again", first).left).toBe(89);
    expect(limit.take("k1", first).left).toBe(99);
  });

  test("F.3: all addresses of an IPv6 /64 are one client", async () => {
    const limits = limitsAt(first);
    let last = 0;
    for (let i = 0; i < 21; i += 1) {
      const verdict = await limits.check("POST /v1/sessions", `2001:db8:1:2::${i}`, undefined);
      last = verdict.left;
    }
    expect(last).toBe(-1);
    const next = await limits.check("POST /v1/sessions", "2001:db8:1:3::1", undefined);
    expect(next.left).toBe(19);
    const mapped = await limits.check("POST /v1/sessions", "::ffff:9.9.9.9", undefined);
    const plain = await limits.check("POST /v1/sessions", "9.9.9.9", undefined);
    expect([mapped.left, plain.left]).toEqual([19, 18]);
  });

  test("signing in is guarded more strictly, by address", async () => {
    const limits = limitsAt(first);
    const verdicts: Verdict[] = [];
    for (let i = 0; i < 21; i += 1) {
      verdicts.push(await limits.check("POST /v1/sessions", "1.1.1.1", `made-up-${i}`));
    }
    expect([0, 19, 20].map((i) => verdicts[i]?.left)).toEqual([19, 0, -1]);
    expect((await limits.check("POST /v1/sessions", "2.2.2.2", undefined)).left).toBe(19);
  });

  test("made-up tokens do not help against the limit of the address", async () => {
    const limits = limitsAt(first);
    let last = 0;
    for (let i = 0; i < 6001; i += 1) {
      last = (await limits.check("GET /v1/x", "1.1.1.1", `t${i}`)).left;
    }
    expect(last).toBeLessThan(0);
  });
};
