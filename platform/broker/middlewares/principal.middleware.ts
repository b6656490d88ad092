/**
 * Who calls: every action that is not internal verifies the token in meta for itself, because
 * anyone on the bus can write meta and only a signature says who wrote it. Deny by default:
 * an action without an access line makes the start fail.
 */
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import type { ActionHandler, ActionSchema, Middleware, ServiceBroker } from "moleculer";
import { keyRing } from "./key-ring.ts";
import {
  formRefusal,
  invalid,
  refusalIn,
  securityLine,
  type TokenFault,
} from "./refused-tokens.ts";
import { verdictCache } from "./verdict-cache.ts";
import { followEnded, type EndedSource } from "./ended-sessions.ts";
import { holdsScope, isSteppedUp, type Meta, type Principal } from "../context.ts";
import { faultError } from "../faults.ts";
import {
  brokerName,
  asksForStepUp,
  type Access,
  type ActionContract,
  type Money,
  type StaffAccess,
} from "../../contract/contract.ts";
import { defined } from "../../kernel/defined.ts";
import { common } from "../../kernel/fault.ts";
import { runtimeOf } from "../../runtime/runtime.ts";

/** The contracts of the service that issues tokens: moleculer.config.ts hands them over. */
export interface IssuerContract {
  /** Its public keys, a JSON Web Key Set. */
  readonly jwks: ActionContract;
  /**
   * Sessions that ended, and users who may do less, since `since`, the oldest first, beside the ids of the keys that are
   * believed: `{ items: [{ id, at, restrictions? }], keys? }`.
   */
  readonly revokedSessions: ActionContract;
  /** Ends the caller's session. Who has signed out may do so once more. */
  readonly signOut: ActionContract;
}

export interface PrincipalOptions {
  /** Whose tokens are believed. */
  readonly issuer?: IssuerContract;
  /** The public keys of those whose tokens are believed. Default: asks the issuer. */
  readonly fetchKeys?: (broker: ServiceBroker) => PromiseLike<unknown>;
  /** Which sessions ended since a time. Default: asks the issuer. */
  readonly fetchEnded?: EndedSource;
  /** Verdicts kept, the oldest dropped first. */
  readonly verdictsMax?: number;
  /** An unknown key id asks for the keys again, but not more often than this. */
  readonly refetchMs?: number;
}

/** What access tokens say they are from; both sides compare it. */
export const ISSUER = "caravan";
/** And whom they are for: what is signed for others is no access token of the shop. */
export const AUDIENCE = "caravan";
/** The type in their header. */
export const TOKEN_TYPE = "JWT";

const CLOCK_SKEW_S = 5;

/** What a token proves: its bearer, or why nobody. */
type Proof = { readonly caller: Principal } | TokenFault;

/** Asks the issuer. @throws Error where there is none, or it refuses */
const askIssuer = async (
  broker: ServiceBroker,
  contract: ActionContract | undefined,
  params: object,
  timeout: number,
): Promise<unknown> => {
  if (!contract) throw new Error("no issuer of tokens was given to this broker");
  return broker.call(brokerName(contract), params, { timeout });
};

const isRefused = (found: TokenFault | object): found is TokenFault => "refused" in found;
const lessened: TokenFault = { refused: "expired", why: "its scopes are those of before" };

/** What only the token of an API key says. */
const keyFactsIn = ({ key, cap }: JWTPayload): Partial<Principal> =>
  key === true ? { key, ...defined({ refundCeiling: cap as Money | undefined }) } : {};

const callerIn = (payload: JWTPayload): Principal | undefined => {
  const { sub, email, scopes, sid, rst, sup } = payload;
  if (!sub || !Array.isArray(scopes)) return undefined;
  return {
    id: sub,
    scopes: scopes.filter((scope) => typeof scope === "string"),
    ...keyFactsIn(payload),
    ...(typeof email === "string" ? { email } : {}),
    ...(typeof sid === "string" ? { sessionId: sid } : {}),
    ...(typeof rst === "number" ? { restrictions: rst } : {}),
    ...(typeof sup === "number" ? { steppedUpUntil: sup } : {}),
  };
};

/** What a token says, once its signature and its time hold. @throws JOSEError */
const payloadOf = async (
  token: string,
  keys: JWTVerifyGetKey,
  now: string,
): Promise<JWTPayload> => {
  const { payload } = await jwtVerify(token, keys, {
    // Named here, so that neither "none" nor a key used as a shared secret can pass.
    algorithms: ["EdDSA"],
    issuer: ISSUER,
    audience: AUDIENCE,
    typ: TOKEN_TYPE,
    requiredClaims: ["sub", "exp", "scopes"],
    currentDate: new Date(now),
    clockTolerance: CLOCK_SKEW_S,
  });
  return payload;
};

const verifier = (broker: ServiceBroker, options: PrincipalOptions) => {
  const { issuer, fetchKeys, refetchMs = 10_000 } = options;
  const askKeys = (): PromiseLike<unknown> => askIssuer(broker, issuer?.jwks, {}, 3_000);
  const ring = keyRing(fetchKeys ? () => fetchKeys(broker) : askKeys, refetchMs);
  const verdicts = verdictCache(options.verdictsMax ?? 10_000);
  const askEnded: EndedSource = (from, since) =>
    askIssuer(from, issuer?.revokedSessions, { since }, 1_500);
  const fetchEnded = options.fetchEnded ?? askEnded;
  const ended = followEnded(broker, async (from, since) => {
    const found = (await fetchEnded(from, since)) as { readonly keys?: readonly string[] };
    // What was signed with a key that is believed no more is judged anew.
    if (await ring.follow(found.keys)) verdicts.clear();
    return found;
  });

  const judge = async (token: string, now: string): Promise<JWTPayload | TokenFault> => {
    try {
      return await payloadOf(token, await ring.current(), now).catch(async (error: unknown) => {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        return payloadOf(token, await ring.newer(), now);
      });
    } catch (error) {
      return refusalIn(error);
    }
  };

  const proven = async (token: string): Promise<Proof> => {
    const now = runtimeOf(broker).now();
    const known = verdicts.get(token, Date.parse(now));
    if (known) return known;
    const malformed = formRefusal(token);
    if (malformed) return malformed;
    const payload = await judge(token, now);
    if (isRefused(payload)) return payload;
    const caller = callerIn(payload);
    if (!caller) return invalid("it names nobody, or no scopes");
    verdicts.set(token, { caller, until: Number(payload.exp) * 1000 });
    return { caller };
  };
  /**
   * What a token proves; nobody any more once its session ended (`late`: then too).
   * @throws when there are no keys to judge by
   */
  const verify = async (token: string, late: boolean): Promise<Proof> => {
    const proof = await proven(token);
    if (isRefused(proof) || late) return proof;
    const waits = ended.ready();
    if (waits) {
      await waits;
      const now = await proven(token);
      if (isRefused(now)) return now;
    }
    if (ended.has(proof.caller.sessionId)) return invalid("its session has ended");
    // Refreshed, it is one with the scopes of today.
    return ended.restricts(proof.caller) ? lessened : proof;
  };
  return { verify, current: ring.current };
};

/** Fetches the keys before the first token comes: whoever has them judges tokens while the issuer is away. */
const warmUp = async (
  broker: ServiceBroker,
  { jwks: { name, version } }: IssuerContract,
  current: () => Promise<unknown>,
): Promise<void> => {
  try {
    const service = { name: name.split(".")[0] ?? "", version };
    await broker.waitForServices(service, warmMs, 1_000);
    await current();
  } catch (error) {
    broker.logger.debug("No keys yet: fetched with the first token.", error);
  }
};

/** How long a node waits for the issuer to be seen. */
const warmMs = 60_000;

const isAccess = (access: unknown): access is Access =>
  access === "public" ||
  access === "internal" ||
  access === "signedIn" ||
  access === "steppedUp" ||
  (typeof access === "object" &&
    access !== null &&
    typeof (access as { scope?: unknown }).scope === "string");

/** Lets staff pass. @throws FORBIDDEN */
const admitStaff = ({ scope, formerly = scope }: StaffAccess, caller: Principal): void => {
  if (!holdsScope(caller, scope) && !holdsScope(caller, formerly))
    throw faultError(common.FORBIDDEN({ scope }));
};

/** The caller, when the access line lets them pass. @throws UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED or API_KEY_NOT_ALLOWED */
const admit = (
  access: Access,
  caller: Principal | undefined,
  now: () => string,
): Principal | undefined => {
  if (access === "public" || access === "internal") return caller;
  if (!caller) throw faultError(common.UNAUTHENTICATED());
  if (typeof access === "object") admitStaff(access, caller);
  else if (caller.key) throw faultError(common.API_KEY_NOT_ALLOWED());
  if (asksForStepUp(access) && !isSteppedUp(caller, now()))
    throw faultError(common.STEP_UP_REQUIRED());
  return caller;
};

/** What a judge needs of an action: its name on the broker and its access line. */
export interface JudgedAction {
  readonly name: string;
  readonly access: Access;
}

/**
 * The caller that a token proves, once the access line lets them pass; undefined for a guest. A bad token is
 * refused on public actions too: its bearer believes to be somebody.
 * @throws TOKEN_EXPIRED, TOKEN_INVALID, UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED; a 503 when there are no keys to judge by
 */
export type Judge = (
  action: JudgedAction,
  token: string | undefined,
) => Promise<Principal | undefined>;

interface CallerMiddleware extends Middleware {
  readonly judge: Judge;
}

const isCallerMiddleware = (one: Middleware): one is CallerMiddleware =>
  one.name === "Principal" && "judge" in one;

/** The judge of a broker, with the verdicts its own actions are judged by. @throws Error when none was given to it */
export const judgeOf = (broker: ServiceBroker): Judge => {
  const found = broker.middlewares.list.find(isCallerMiddleware);
  if (!found)
    throw new Error("Nobody verifies callers here: this broker has no principalMiddleware.");
  return found.judge;
};

/** Who calls, by the token of the call. */
interface CallerContext {
  readonly meta: Meta;
  readonly locals: { principal?: Principal };
}

/** The access line of an action; undefined for Moleculer's own ($node.list …), which the gateway's explicit routes keep from the outside. */
const accessOf = ({
  name,
  access,
  service,
}: ActionSchema & { readonly access?: unknown }): Access | undefined => {
  if (access === undefined && (service as { name: string } | undefined)?.name.startsWith("$"))
    return undefined;
  if (!isAccess(access))
    throw new Error(`The action ${name} has no access line: say who may call it.`);
  return access;
};

/** A handler that runs once its caller is known and let pass. */
const judged = (judge: Judge, action: JudgedAction, next: ActionHandler): ActionHandler =>
  async function (ctx) {
    const { meta, locals } = ctx as CallerContext;
    const caller = await judge(action, meta.token);
    if (caller) locals.principal = caller;
    return next.call(this, ctx);
  };

/**
 * Fills `ctx.locals.principal` from the signed token in `ctx.meta.token` and holds each action's access line.
 * One broker's: each is made with a middleware of its own.
 * @throws Error at the start, for an action of ours without an access line
 */
export const principalMiddleware = (options: PrincipalOptions = {}): Middleware => {
  const { issuer } = options;
  const signOut = issuer && brokerName(issuer.signOut);
  let verifying: ReturnType<typeof verifier> | undefined;
  let log: ServiceBroker["logger"] | undefined;
  let now = (): string => new Date().toISOString();
  const judge: Judge = async ({ name, access }, token) => {
    if (token === undefined) return admit(access, undefined, now);
    const proof = await verifying?.verify(token, name === signOut);
    if (proof === undefined) throw faultError(common.TOKEN_INVALID());
    if (!isRefused(proof)) return admit(access, proof.caller, now);
    const fault = proof.refused === "expired" ? common.TOKEN_EXPIRED() : common.TOKEN_INVALID();
    log?.info(securityLine(fault.code, name, proof));
    throw faultError(fault);
  };
  const middleware: CallerMiddleware = {
    name: "Principal",
    judge,
    created(broker) {
      verifying = verifier(broker, options);
      log = broker.logger;
      now = () => runtimeOf(broker).now();
    },
    async started(broker) {
      // Alone, the issuer is in this process.
      if (broker.transit && issuer && verifying) void warmUp(broker, issuer, verifying.current);
    },
    localAction(next, action): ActionHandler {
      const access = accessOf(action);
      if (access === undefined || access === "internal") return next;
      return judged(judge, { name: String(action.name), access }, next);
    },
  };
  return middleware;
};
