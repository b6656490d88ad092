/**
 * API keys and the access tokens that identity gives for them. Known ones are asked for again after a few seconds, so
 * that a revoked key is refused within 5 s; unknown ones cost a call each only as far as the limits let them, and little memory.
 */
import { hash } from "node:crypto";
import { isIPv6 } from "node:net";
import { lru } from "../../../platform/kernel/lru.ts";
import { isKeyText } from "../../../platform/kernel/texts/key-text.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { isWithin } from "../../../platform/runtime/address-ranges.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import {
  API_KEY_BYTES,
  API_KEY_PREFIX,
  type exchangeApiKey,
} from "../../identity/api-keys.contract.ts";
import { faults } from "../gateway.contract.ts";
import type { Limits } from "../limits/window.ts";

export type Exchanged = Static<typeof exchangeApiKey.returns>;

/** What a good key is exchanged for. */
export interface Pass {
  readonly keyId: string;
  readonly token: string;
}

/** Why a key is refused: the response, and what the log is given beside it. */
export interface Refused {
  readonly fault: Fault;
  readonly keyId?: string | undefined;
}

export interface ApiKeyOptions {
  /** Asks identity about the key of a digest. */
  readonly ask: (digest: string) => PromiseLike<Exchanged>;
  /** Undefined: not limited. */
  readonly limits: Pick<Limits, "unknownKey"> | undefined;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs?: () => number;
}

/** A response of identity is believed for so long from the time it was asked for. */
const freshMs = 4_000;
/** Good keys, and bad ones, that are remembered: of more the one that was longest not used is forgotten. */
const keysMax = 1_000;

interface Answer {
  readonly found: Exchanged;
  readonly until: number;
}

const mapped = /^::ffff:(?=\d+\.)/iu;
/** `::ffff:203.0.113.9` is an IPv4 address, as a socket of both families has it. */
const plainAddress = (address: string): string =>
  isIPv6(address) ? address.replace(mapped, "") : address;

const reasons = {
  unknown: faults.API_KEY_INVALID,
  expired: faults.API_KEY_EXPIRED,
  revoked: faults.API_KEY_REVOKED,
};

const verdictOf = (found: Exchanged, address: string): Pass | Refused => {
  const { keyId = "", token, refused, allowedAddresses } = found;
  if (token === undefined) return { fault: reasons[refused ?? "unknown"](), keyId: found.keyId };
  const allowed = !allowedAddresses || isWithin(plainAddress(address), allowedAddresses);
  return allowed ? { keyId, token } : { fault: faults.API_KEY_ADDRESS(), keyId };
};

/** Exchanges keys, each asked about once at a time. */
export const apiKeysOf = ({ ask, limits, nowMs = () => performance.now() }: ApiKeyOptions) => {
  const good = lru<Answer>(keysMax);
  const bad = lru<Answer>(keysMax);
  const asking = new Map<string, Promise<Exchanged>>();

  const fetchNew = async (digest: string): Promise<Exchanged> => {
    const until = nowMs() + freshMs;
    const found = await ask(digest);
    const [into, from] = found.token === undefined ? [bad, good] : [good, bad];
    from.delete(digest);
    into.set(digest, { found, until });
    return found;
  };
  const fetched = (digest: string): Promise<Exchanged> => {
    const under = asking.get(digest);
    if (under) return under;
    const begun = fetchNew(digest).finally(() => asking.delete(digest));
    asking.set(digest, begun);
    return begun;
  };

  /** What a key gives its sender. @throws whatever asking identity throws */
  return async (text: string, address: string): Promise<Pass | Refused> => {
    // A mistyped or made-up one costs nothing.
    if (!isKeyText(text, API_KEY_PREFIX, API_KEY_BYTES)) return { fault: faults.API_KEY_INVALID() };
    const digest = hash("sha256", text, "base64url");
    const known = good.get(digest);
    const answer = known ?? bad.get(digest);
    if (answer && answer.until > nowMs()) return verdictOf(answer.found, address);
    const verdict = known ? undefined : limits?.unknownKey(address);
    if (verdict && verdict.left < 0)
      return { fault: faults.RATE_LIMITED({ retryAfter: verdict.resetS }) };
    return verdictOf(await fetched(digest), address);
  };
};

export type ApiKeys = ReturnType<typeof apiKeysOf>;
