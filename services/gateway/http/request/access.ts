/** Who asks, how often, and whether they may: judged before a byte of the body is read. */
import { faultError } from "../../../../platform/broker/faults.ts";
import type { Judge } from "../../../../platform/broker/middlewares/principal.middleware.ts";
import { brokerName } from "../../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { ApiKeys, Pass, Refused } from "../../credentials/api-keys.ts";
import { credentialIn } from "../../credentials/credential.ts";
import { kindOf } from "../../ops/access-log.ts";
import { faults } from "../../gateway.contract.ts";
import { limitHeaders, type Limits, type Verdict } from "../../limits/window.ts";
import type { Exchange } from "./exchange.ts";

/** @throws RATE_LIMITED */
const admitWithin = (x: Exchange, verdict: Verdict): void => {
  x.extra.push(...limitHeaders(verdict));
  if (verdict.left < 0) throw faultError(faults.RATE_LIMITED({ retryAfter: verdict.resetS }));
};

/** A line of the log for each refused key; it names the key, never what it is written as. */
const securityLine = ({ code }: Fault, { label }: Exchange, keyId: string | undefined): string =>
  `Security: ${code} for ${label}: the API key${keyId === undefined ? "" : ` ${keyId}`} is refused.`;

const isRefused = (found: Pass | Refused): found is Refused => "fault" in found;

/** What the API key of a request stands for. @throws its refusal; RATE_LIMITED before it when its sender asks too much */
const passOf = async (
  x: Exchange,
  apiKey: string,
  { apiKeys, limits }: Counting,
  address: string,
): Promise<Pass> => {
  const found = await apiKeys(apiKey, address);
  if (!isRefused(found)) return found;
  x.keyId = found.keyId;
  x.log("info", securityLine(found.fault, x, found.keyId));
  if (limits) admitWithin(x, limits.read(address));
  throw faultError(found.fault);
};

export interface Counting {
  /** Undefined: not limited. */
  readonly limits: Limits | undefined;
  readonly apiKeys: ApiKeys;
}

/** Counts the request for its limits; its API key is exchanged, for the limits of a key count by its id. @throws RATE_LIMITED, the refusals of keys */
export const countRequest = async (
  x: Exchange,
  counting: Counting,
  address: string,
): Promise<void> => {
  const sent = credentialIn(x.req.headers);
  let bearer: string | undefined;
  if (!isFault(sent) && sent.apiKey !== undefined) {
    const { keyId, token } = await passOf(x, sent.apiKey, counting, address);
    Object.assign(x, { keyId, token });
    bearer = keyId;
  } else if (!isFault(sent)) bearer = x.token = sent.token;
  const verdict = x.verdict ?? counting.limits?.check(x.label, address, bearer);
  if (verdict) admitWithin(x, verdict instanceof Promise ? await verdict : verdict);
  if (isFault(sent)) throw faultError(sent);
};

/**
 * The token sent, once its signature holds and the operation's access line lets its bearer pass; undefined for a
 * guest. The service that owns the operation judges again, by itself: the bus is open to more than the gateway.
 * @throws TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED, FORBIDDEN; a 503 when there are no keys to judge by
 */
export const judgeRequest = async (x: Exchange, judge: Judge): Promise<string | undefined> => {
  const contract = x.route?.contract;
  if (contract)
    x.principal = kindOf(
      await judge({ name: brokerName(contract), access: contract.access }, x.token),
    );
  return x.token;
};
