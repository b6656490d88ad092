/** Who asks, how often, and whether they may: judged before a byte of the body is read. */
import { faultError } from "../../../../platform/broker/faults.ts";
import type { Judge } from "../../../../platform/broker/middlewares/principal.middleware.ts";
import { brokerName } from "../../../../platform/contract/contract.ts";
import { common, type Fault } from "../../../../platform/kernel/fault.ts";
import { kindOf } from "../../ops/access-log.ts";
import { faults } from "../../gateway.contract.ts";
import { limitHeaders, type Limits, type Verdict } from "../../limits/window.ts";
import type { Exchange } from "./exchange.ts";

const bearer = /^Bearer +([\w\-.~+/]+=*) *$/iu;

/** The token in `Authorization`; a credential of another kind is a bad one, not none. */
const tokenIn = (header: string | undefined): string | undefined | Fault => {
  if (header === undefined) return undefined;
  const token = bearer.exec(header)?.[1];
  return token ?? common.UNAUTHENTICATED({ detail: "Send Authorization: Bearer <token>" });
};

/** @throws RATE_LIMITED */
const admitWithin = (x: Exchange, verdict: Verdict): void => {
  x.extra.push(...limitHeaders(verdict));
  if (verdict.left < 0) throw faultError(faults.RATE_LIMITED({ retryAfter: verdict.resetS }));
};

/** Counts the request for its limits. `limits` undefined: not limited. @throws RATE_LIMITED */
export const countRequest = async (
  x: Exchange,
  limits: Limits | undefined,
  address: string,
): Promise<void> => {
  const token = tokenIn(x.req.headers.authorization);
  const sent = typeof token === "string" ? token : undefined;
  const verdict = x.verdict ?? limits?.check(x.label, address, sent);
  if (verdict) admitWithin(x, verdict instanceof Promise ? await verdict : verdict);
};

/**
 * The token sent, once its signature holds and the operation's access line lets its bearer pass; undefined for a
 * guest. The service that owns the operation judges again, by itself: the bus is open to more than the gateway.
 * @throws TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED, FORBIDDEN; a 503 when there are no keys to judge by
 */
export const judgeRequest = async (x: Exchange, judge: Judge): Promise<string | undefined> => {
  const token = tokenIn(x.req.headers.authorization);
  if (typeof token === "object") throw faultError(token);
  const contract = x.route?.contract;
  if (contract)
    x.principal = kindOf(
      await judge({ name: brokerName(contract), access: contract.access }, token),
    );
  x.token = token;
  return token;
};
