import { lru } from "../../../platform/kernel/lru.ts";
import { networkOf } from "../../../platform/ops/client-network.ts";

/** How many requests a key may send in a window of time. */
export interface Policy {
  readonly name: string;
  readonly quota: number;
  readonly windowS: number;
}
export interface Verdict {
  readonly policy: Policy;
  /** Undefined quota left means refused: negative. */
  readonly left: number;
  /** Seconds until the window ends. */
  readonly resetS: number;
  /** The value of `RateLimit-Policy`. */
  readonly policyHeader: string;
}
/** draft-ietf-httpapi-ratelimit-headers: `RateLimit-Policy`. */
export const policyHeaderOf = ({ name, quota, windowS }: Policy): string =>
  `"${name}";q=${quota};w=${windowS}`;

/** `RateLimit`. */
export const limitHeaderOf = ({ policy, left, resetS }: Verdict): string =>
  `"${policy.name}";r=${Math.max(0, left)};t=${resetS}`;

export interface Limiter {
  take(key: string, nowMs: number): Verdict;
  /** As `take`, for the few that must not be let through twice: it may wait for what others counted. */
  exact(key: string, nowMs: number): Verdict | Promise<Verdict>;
}

/** Of more keys than this the one that was longest not used is dropped: made-up keys cannot fill the memory. */
export const keysMax = 50_000;

/** Counts in fixed windows, in this process; all counters are dropped at a window's end. */
export const limiter = (policy: Policy): Limiter => {
  const windowMs = policy.windowS * 1000;
  const policyHeader = policyHeaderOf(policy);
  const counts = lru<{ count: number }>(keysMax);
  let endMs = 0;
  const counterOf = (key: string): { count: number } => {
    const known = counts.get(key);
    if (known) return known;
    const made = { count: 0 };
    counts.set(key, made);
    return made;
  };
  const take = (key: string, nowMs: number): Verdict => {
    if (nowMs >= endMs) {
      counts.clear();
      endMs = nowMs + windowMs;
    }
    const counter = counterOf(key);
    counter.count += 1;
    const left = policy.quota - counter.count;
    return { policy, left, resetS: Math.ceil((endMs - nowMs) / 1000), policyHeader };
  };
  return { take, exact: take };
};

/** Both headers, flat. */
export const limitHeaders = (verdict: Verdict): string[] => [
  "RateLimit-Policy",
  verdict.policyHeader,
  "RateLimit",
  limitHeaderOf(verdict),
];

export interface Limits {
  /**
   * The tightest verdict over everything the request counts for. `bearer`: the token, or the id of the API key, that
   * was sent.
   */
  check(label: string, address: string, bearer: string | undefined): Verdict | Promise<Verdict>;
  /** The verdict over one more API key of which is not known whether it is one: identity has to be asked. */
  unknownKey(address: string): Verdict;
  /** The verdict over a guest's read. */
  read(address: string): Verdict;
}

/** Guessing passwords and making accounts is slow work. */
const strict =
  /^POST \/v\d+\/(?:sessions|users|(?:password-resets|sign-in-links)(?:\/complete)?)$/u;

/**
 * Per address always; per token as well, so that one principal behind a shared address cannot use it up.
 * A made-up token gains nothing: the address counts too. A token is a key as it is: nobody can spend another's.
 */
export const limitsOf = (
  now: () => number = Date.now,
  make: (policy: Policy) => Limiter = limiter,
): Limits => {
  const addresses = make({ name: "address", quota: 6000, windowS: 60 });
  const principals = make({ name: "principal", quota: 3000, windowS: 60 });
  const signIns = make({ name: "sign-in", quota: 20, windowS: 60 });
  const unknownKeys = make({ name: "unknown-key", quota: 60, windowS: 60 });
  const allUnknownKeys = make({ name: "unknown-keys", quota: 1200, windowS: 60 });
  return {
    unknownKey(address) {
      const nowMs = now();
      const byAddress = unknownKeys.take(networkOf(address), nowMs);
      // What one address sends beyond its own limit takes nothing from the others.
      if (byAddress.left < 0) return byAddress;
      const byAll = allUnknownKeys.take("", nowMs);
      return byAll.left < 0 ? byAll : byAddress;
    },
    read: (address) => addresses.take(networkOf(address), now()),
    check(label, address, bearer) {
      const nowMs = now();
      const network = networkOf(address);
      const byAddress = addresses.take(network, nowMs);
      if (strict.test(label)) return signIns.exact(`${label} ${network}`, nowMs);
      if (bearer === undefined || byAddress.left < 0) return byAddress;
      const byToken = principals.take(bearer.slice(-43), nowMs);
      return byToken.left < byAddress.left ? byToken : byAddress;
    },
  };
};
