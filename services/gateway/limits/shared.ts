import { hash } from "node:crypto";
import { lru } from "../../../platform/kernel/lru.ts";
import type { Script, SharedMemory } from "../../../platform/runtime/redis-client.ts";
import {
  keysMax,
  limitsOf,
  policyHeaderOf,
  type Limiter,
  type Limits,
  type Policy,
  type Verdict,
} from "./window.ts";

/** A limiter whose counts other gateways learn too. */
export interface SharedLimiter extends Limiter {
  /** Publishes what was counted here, and learns what the others counted. */
  publish(): Promise<void>;
}

interface Count {
  readonly id: string;
  /** Everywhere, as far as it is known here. */
  seen: number;
  /** Of these the others do not know yet. */
  unpublished: number;
}

/** Adds to counts that end by themselves, and returns what they are now. */
const add: Script = {
  name: "caravanAdd",
  lua: `local counts = {}
for i, key in ipairs(KEYS) do
  counts[i] = redis.call("INCRBY", key, ARGV[i + 1])
  redis.call("PEXPIRE", key, ARGV[1], "NX")
end
return counts`,
};
const keysPerCall = 500;

/** The counts of the window that is now; those of the one before are dropped at its end. */
const countsOf = ({ name, windowS }: Policy) => {
  const windowMs = windowS * 1000;
  let window = Number.NaN;
  const counts = lru<Count>(keysMax);
  const unpublished = new Set<Count>();
  return {
    windowMs,
    unpublished,
    of(key: string, nowMs: number): Count {
      const current = Math.floor(nowMs / windowMs);
      if (current !== window) {
        window = current;
        counts.clear();
        unpublished.clear();
      }
      const known = counts.get(key);
      if (known) return known;
      // A key may be part of a token, or as long as a header.
      const digest = hash("sha1", key, "base64url").slice(0, 22);
      const made = { id: `caravan:limit:${name}:${current}:${digest}`, seen: 0, unpublished: 0 };
      counts.set(key, made);
      return made;
    },
  };
};

/**
 * Counts here, at once, and exchanges counts with the others through Redis whenever `publish` is called.
 * Windows are the clock's, the same in every process. Without Redis it is a limiter of this process
 * alone; what it counted meanwhile is published when Redis is back.
 */
export const sharedLimiter = (policy: Policy, memory: SharedMemory): SharedLimiter => {
  const counts = countsOf(policy);
  const { windowMs, unpublished } = counts;
  const policyHeader = policyHeaderOf(policy);
  const verdictOf = (count: number, nowMs: number): Verdict => {
    const resetS = Math.ceil((windowMs - (nowMs % windowMs)) / 1000);
    return { policy, left: policy.quota - count, resetS, policyHeader };
  };
  const addAll = async (ids: readonly string[], more: readonly number[]): Promise<number[]> => {
    // Longer than the window, for clocks that differ.
    const sums = await memory.run(add, ids, [windowMs * 2, ...more]);
    return (sums as number[] | undefined) ?? [];
  };
  const exchange = async (some: readonly Count[]): Promise<void> => {
    const more = some.map((count) => count.unpublished);
    for (const count of some) {
      count.unpublished = 0;
      unpublished.delete(count);
    }
    const sums = await addAll(
      some.map(({ id }) => id),
      more,
    );
    for (const [i, count] of some.entries()) {
      // Less than is known here: Redis forgot. A client gains nothing by that.
      count.seen = Math.max(count.seen, (sums[i] ?? 0) + count.unpublished);
    }
  };

  return {
    take(key, nowMs) {
      const count = counts.of(key, nowMs);
      count.seen += 1;
      if (count.unpublished === 0) unpublished.add(count);
      count.unpublished += 1;
      return verdictOf(count.seen, nowMs);
    },
    exact(key, nowMs) {
      const count = counts.of(key, nowMs);
      const mine = (count.seen += 1);
      if (mine > policy.quota || !memory.up) return verdictOf(mine, nowMs);
      return addAll([count.id], [1]).then(([known = 0]) => {
        count.seen = Math.max(count.seen, known);
        return verdictOf(Math.max(mine, known), nowMs);
      });
    },
    async publish() {
      const all = [...unpublished];
      for (let i = 0; memory.up && i < all.length; i += keysPerCall) {
        await exchange(all.slice(i, i + keysPerCall));
      }
    },
  };
};

/** Milliseconds between two exchanges: how late a gateway learns what others let through. */
const everyMs = 100;

/** The shop's limits, counted over every gateway of the same Redis. */
export const sharedLimits = (memory: SharedMemory): Limits & { stop(): void } => {
  const limiters: SharedLimiter[] = [];
  const limits = limitsOf(Date.now, (policy) => {
    const made = sharedLimiter(policy, memory);
    limiters.push(made);
    return made;
  });
  let publishing = false;
  const publish = async (): Promise<void> => {
    if (publishing) return;
    publishing = true;
    for (const one of limiters) await one.publish();
    publishing = false;
  };
  const timer = setInterval(() => void publish(), everyMs).unref();
  return { ...limits, stop: () => clearInterval(timer) };
};
