import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  believedAt,
  believedMs,
  endOf,
  nextKey,
  publishedMs,
  seqOf,
  signerAt,
  type KeyTimes,
} from "../../../../services/identity/domain/signing-keys.ts";

const at = (ms: number): string => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
/** Longer than any access token lives. */
const tokenMs = 905_000;

/** A rotation so long after the one before. */
const moment = fc.record({
  afterMs: fc.integer({ min: 0, max: 2_000_000 }),
  revoke: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
});

interface Made {
  readonly keys: readonly KeyTimes[];
  readonly endMs: number;
}

/** The keys after rotations. */
const keysAfter = (moments: readonly { afterMs: number; revoke: boolean }[]): Made =>
  moments.reduce<Made>(
    ({ keys, endMs }, { afterMs, revoke }) => {
      const now = endMs + afterMs;
      const made = nextKey(keys, at(now), revoke);
      if ("until" in made) return { keys, endMs: now };
      return { keys: [...keys, made], endMs: now };
    },
    { keys: [{ createdAt: at(0) }], endMs: 0 },
  );

const rotations = fc.array(moment, { maxLength: 6 });
const instant = fc.integer({ min: 0, max: 12_000_000 });

describe("signing keys", () => {
  test("there is one that signs at any time, and it is believed", () => {
    fc.assert(
      fc.property(rotations, instant, (moments, now) => {
        const { keys } = keysAfter(moments);
        const signer = signerAt(keys, at(now));
        expect(signer).toBeDefined();
        expect(believedAt(keys, at(now))).toContain(signer);
      }),
    );
  });

  test("what one signs is believed to its end, unless a key after it revokes", () => {
    fc.assert(
      fc.property(rotations, instant, fc.integer({ min: 0, max: tokenMs }), (moments, now, age) => {
        const { keys } = keysAfter(moments);
        const signer = signerAt(keys, at(now)) as KeyTimes;
        const revoked = keys.some(
          (one) => one.revokes && seqOf(one) > seqOf(signer) && one.createdAt <= at(now + age),
        );
        expect(believedAt(keys, at(now + age)).includes(signer)).toBe(!revoked);
      }),
    );
  });

  test("at most two are believed once a rotation has come, and of a revoked one nothing is", () => {
    fc.assert(
      fc.property(rotations, (moments) => {
        const { keys, endMs } = keysAfter(moments);
        expect(believedAt(keys, at(endMs)).length).toBeLessThanOrEqual(2);
        const revoking = keys.findLast(({ revokes }) => revokes);
        if (!revoking) return;
        for (const key of keys.filter((one) => seqOf(one) < seqOf(revoking)))
          expect(believedAt(keys, revoking.createdAt)).not.toContain(key);
      }),
    );
  });

  test("a key is published before it signs, and ends when its last token has ended", () => {
    const first = { createdAt: at(0) };
    const second = { seq: 2, createdAt: at(1_000), signsFrom: at(1_000 + publishedMs) };
    const keys = [second, first];
    expect(believedAt(keys, at(1_000))).toEqual([first, second]);
    expect(signerAt(keys, at(1_000 + publishedMs - 1))).toBe(first);
    expect(signerAt(keys, at(1_000 + publishedMs))).toBe(second);
    expect(endOf(keys, first)).toBe(at(1_000 + publishedMs + believedMs));
    expect(endOf(keys, second)).toBeUndefined();
    expect(believedAt(keys, at(1_000 + publishedMs + believedMs))).toEqual([second]);
  });

  test("a revoking key ends one that was published before it and signs after it", () => {
    const keys = [
      { createdAt: at(0) },
      { seq: 2, createdAt: at(1_000), signsFrom: at(16_000) },
      { seq: 3, createdAt: at(2_000), signsFrom: at(2_000), revokes: true as const },
    ];
    expect(believedAt(keys, at(2_000))).toEqual([keys[2]]);
    expect(signerAt(keys, at(20_000))).toBe(keys[2]);
  });
});
