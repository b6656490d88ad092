/**
 * The publishable keys of the shop, all of them in memory: looking one up, and the origins that a preflight may name, cost no
 * call. They are read again when they are used and older than a few seconds, so that a revoked one is refused within 5 s.
 */
import type { Static } from "../../../platform/contract/contract.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import type { activePublishableKeys } from "../../identity/storefronts.contract.ts";
import { faults } from "../gateway.contract.ts";

type Listed = Static<typeof activePublishableKeys.returns>;
/** What a key names. */
export type Storefront = Listed["items"][number];

export interface PublishableKeyOptions {
  readonly ask: () => PromiseLike<Listed>;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
}

/** Read again in the background from then on. */
const freshMs = 2_000;
/** And waited for from then on. */
const staleMs = 4_000;

interface Known {
  readonly byKey: ReadonlyMap<string, Storefront>;
  readonly origins: ReadonlySet<string>;
}
const knownOf = ({ items }: Listed): Known => ({
  byKey: new Map(items.map((one) => [one.key, one])),
  origins: new Set(items.flatMap(({ origins }) => origins)),
});

/** Follows the keys that identity lists; nothing is asked before one is used. */
export const publishableKeysOf = ({
  ask,
  nowMs = () => performance.now(),
}: PublishableKeyOptions) => {
  let known: Known | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const began = nowMs();
    try {
      known = knownOf(await ask());
      askedAt = began;
    } catch (error) {
      // They grant nothing: those that were read before go on while identity is away.
      if (!known) throw error;
      askedAt = nowMs() - freshMs;
    } finally {
      asking = undefined;
    }
  };
  /** @throws whatever asking throws, as long as no list was read */
  const current = async (): Promise<Known> => {
    const age = nowMs() - askedAt;
    if (age >= freshMs) asking ??= look();
    if (!known || age >= staleMs) await asking;
    // A list that is not waited for may fail in the background: the one before stands in.
    else asking?.catch(() => undefined);
    return known ?? { byKey: new Map(), origins: new Set() };
  };
  return {
    /** What a request's key names; `origin`: of the page that sends it, where a browser does. */
    async storefront(key: string, origin: string | undefined): Promise<Storefront | Fault> {
      const found = (await current()).byKey.get(key);
      if (!found) return faults.PUBLISHABLE_KEY_INVALID();
      const foreign = origin !== undefined && !found.origins.includes(origin);
      return foreign ? faults.PUBLISHABLE_KEY_ORIGIN() : found;
    },
    /** Whether a page of this origin may ask at all: preflights do not say with which key. */
    async admits(origin: string): Promise<boolean> {
      return (await current()).origins.has(origin);
    },
  };
};

export type PublishableKeys = ReturnType<typeof publishableKeysOf>;
