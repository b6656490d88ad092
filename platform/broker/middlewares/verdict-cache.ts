import type { Principal } from "../context.ts";

/** Who a token proves its bearer to be, and how long. */
interface Verdict {
  readonly caller: Principal;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Verdicts by their tokens, `max` of them at most, the oldest dropped first. */
export const verdictCache = (max: number) => {
  const verdicts = new Map<string, Verdict>();
  return {
    /** The verdict that still holds; one that has ended is dropped. `now`: milliseconds since 1970. */
    get(token: string, now: number): Verdict | undefined {
      const known = verdicts.get(token);
      if (known && known.until > now) return known;
      verdicts.delete(token);
      return undefined;
    },
    set(token: string, verdict: Verdict): void {
      const oldest = verdicts.size >= max ? verdicts.keys().next().value : undefined;
      if (oldest !== undefined) verdicts.delete(oldest);
      verdicts.set(token, verdict);
    },
    /** Forgets all. */
    clear(): void {
      verdicts.clear();
    },
  };
};
