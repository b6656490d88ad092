/**
 * The same `Idempotency-Key` again gets the first response: one document a key in the store of
 * the service that owns the result, so it holds for all copies and over a restart.
 */
import { randomBytes } from "node:crypto";
import type { ActionContract } from "../../contract/contract.ts";
import { common, isFault, type Fault } from "../../kernel/fault.ts";
import { plusMs } from "../../kernel/instant.ts";
import type { Job } from "../../runtime/jobs.ts";
import { runtimeOf } from "../../runtime/runtime.ts";
import { pause } from "../../runtime/timeout.ts";
import { collection, wasNew, type Doc } from "../../storage/collection.ts";
import { leaseFor, type Lease } from "../../storage/lease.ts";
import { removeInBatches } from "../../storage/purge.ts";
import type { ServiceContext } from "../context.ts";
import { faultError, faultIn } from "../faults.ts";
import { newId } from "../ids.ts";
import { isNodeGone } from "../nodes.ts";
import { settings } from "./idempotency.settings.ts";
import {
  isOpen,
  isUnguessable,
  keyedRequest,
  sealed,
  unsealed,
  type KeyedRequest,
} from "./keyed-request.ts";

/** A key that was used: being handled (the lease), or with a response (`box`). */
interface UsedKey extends Doc, Lease {
  readonly hash?: string;
  /** Whoever has to begin again makes the same ids of it and of the request. */
  readonly seed: string;
  readonly at: string;
  readonly expiresAt: string;
  /** The sealed response. */
  readonly box?: string;
}
type Response = { readonly result: unknown } | { readonly refusal: Fault };
type AnyContext = ServiceContext<never>;

export const usedKeys = collection<UsedKey>("usedKeys", { indexes: [{ fields: ["expiresAt"] }] });

/** A handler that is not known to be gone and has not renewed its lease for so long is taken for dead; it renews three times in between. */
const leaseMs = 15_000;
const waitMaxMs = 10_000;
const hourMs = 3_600_000;

/** Refusals that depend on the moment, whatever the action: the same request may fare better later. */
const passing = new Set(["VALIDATION_FAILED", "VERSION_CONFLICT", "UNAUTHENTICATED", "FORBIDDEN"]);
const isFinal = (contract: ActionContract, { code, status }: Fault): boolean =>
  status < 500 &&
  status !== 429 &&
  !passing.has(code) &&
  !/^(?:IDEMPOTENCY|TOKEN)_/u.test(code) &&
  !contract.faults.some((one) => one.passing && one.line[1] === code);

/** Named by the node and the call: a node that is gone, as any other is where one process is alone on its store, handles nothing. */
const leaseOf = (ctx: AnyContext): Lease =>
  leaseFor(ctx, `${ctx.broker.nodeID} ${newId("try")}`, leaseMs);
const isLeft = ({ broker }: AnyContext, by: string): boolean => {
  const [nodeID = ""] = by.split(" ", 1);
  return runtimeOf(broker).shared ? isNodeGone(broker, nodeID) : nodeID !== broker.nodeID;
};

const freshKey = (ctx: AnyContext, id: string): UsedKey => ({
  id,
  version: 1,
  ...leaseOf(ctx),
  seed: randomBytes(16).toString("hex"),
  at: ctx.now(),
  expiresAt: plusMs(ctx.now(), settings.IDEMPOTENCY_TTL_HOURS * hourMs),
});

interface Entered {
  readonly key: UsedKey;
  /** This call is the one that handles the request. */
  readonly mine: boolean;
}

const begin = async (
  ctx: AnyContext,
  id: string,
  hash: string | undefined,
): Promise<Entered | undefined> => {
  const fresh = { ...freshKey(ctx, id), ...(hash === undefined ? {} : { hash }) };
  const mine = await wasNew(ctx.collection(usedKeys).insert(fresh));
  return mine ? { key: fresh, mine } : undefined;
};

/** The document of a request, made or taken over when nobody handles it any more; undefined: look again. */
const enter = async (
  ctx: AnyContext,
  id: string,
  hash: string | undefined,
): Promise<Entered | undefined> => {
  const keys = ctx.collection(usedKeys);
  const key = await keys.get(id);
  if (!key) return begin(ctx, id, hash);
  const { version, box, by, until, expiresAt } = key;
  const now = ctx.now();
  if (expiresAt <= now) {
    await keys.remove({ id, version });
    return undefined;
  }
  if (box !== undefined || (until > now && !isLeft(ctx, by))) return { key, mine: false };
  const taken = await keys.update({ id, version }, { $set: { ...leaseOf(ctx) } });
  return taken && { key: taken, mine: true };
};

interface Keyed {
  readonly contract: ActionContract;
  readonly ctx: AnyContext;
  readonly request: KeyedRequest;
  readonly key: UsedKey;
}

/** Stores the response; a failure to do so takes no response away from the caller. */
const store = async (
  { ctx, request, key }: Keyed,
  response: Response | undefined,
): Promise<void> => {
  const keys = ctx.collection(usedKeys);
  const mine = { id: key.id, by: key.by };
  try {
    if (response) request.stream?.resume();
    // An upload that was cut off can be compared with no later one: its key is free again.
    const hash = response && (await request.hash.catch(() => undefined));
    if (hash === undefined) await keys.remove(mine);
    else await keys.update(mine, { $set: { hash, box: sealed(response, request.seal) } });
  } catch (error) {
    ctx.own.logger.warn(`A response is not stored for its key: ${(error as Error).message}`);
  }
};

const renewing = ({ ctx, key }: Keyed): NodeJS.Timeout =>
  setInterval(() => {
    const { until } = leaseFor(ctx, key.by, leaseMs);
    ctx
      .collection(usedKeys)
      .update({ id: key.id, by: key.by }, { $set: { until } })
      .catch((error: unknown) =>
        ctx.own.logger.warn(`The lease of a key is not renewed: ${(error as Error).message}`),
      );
  }, leaseMs / 3).unref();

const handleFirst = async (keyed: Keyed, run: () => Promise<unknown>): Promise<unknown> => {
  const timer = renewing(keyed);
  try {
    const result = await run();
    await store(keyed, { result });
    return result;
  } catch (error) {
    const refusal = faultIn(error);
    const final = refusal && isFinal(keyed.contract, refusal);
    await store(keyed, final ? { refusal } : undefined);
    throw error;
  } finally {
    clearInterval(timer);
  }
};

const replayed = (ctx: AnyContext, { box = "" }: UsedKey, { seal }: KeyedRequest): unknown => {
  const response = unsealed(box, seal) as Response;
  ctx.setResponseHeader("Idempotency-Replayed", "true");
  if ("refusal" in response) throw faultError(response.refusal);
  return response.result;
};

const visibleParams = (ctx: AnyContext, contract: ActionContract): unknown => {
  const { idempotencyKey: _key, ...params } = ctx.params as Record<string, unknown>;
  return contract.seesKey ? ctx.params : params;
};

const withoutKey = (ctx: AnyContext, contract: ActionContract): AnyContext =>
  Object.create(ctx, { params: { value: visibleParams(ctx, contract) } }) as AnyContext;

/** The context as the handler sees it: without the key if the contract does not name it, with ids made of the key's seed. */
const innerOf = (
  ctx: AnyContext,
  contract: ActionContract,
  request: KeyedRequest,
  key: UsedKey,
): AnyContext => {
  ctx.locals.idSeed = { seed: request.seedOf(key.seed), at: key.at };
  const changed = {
    params: { value: visibleParams(ctx, contract) },
    ...(request.stream ? { stream: { value: request.stream } } : {}),
  };
  return Object.create(ctx, changed) as AnyContext;
};

/** What the first request got; undefined while it is handled. */
const earlier = async (
  ctx: AnyContext,
  request: KeyedRequest,
  key: UsedKey,
): Promise<{ readonly result: unknown } | undefined> => {
  request.stream?.resume();
  const differs = key.hash !== undefined && key.hash !== (await request.hash);
  if (differs) throw faultError(common.IDEMPOTENCY_KEY_REUSED());
  return key.box === undefined ? undefined : { result: replayed(ctx, key, request) };
};

const handleOnce = async (
  contract: ActionContract,
  ctx: AnyContext,
  idempotencyKey: string,
  run: (inner: AnyContext) => Promise<unknown>,
): Promise<unknown> => {
  const request = await keyedRequest(contract, ctx, idempotencyKey);
  const early = request.stream ? undefined : await request.hash;
  const end = performance.now() + Math.min(waitMaxMs, contract.timeoutMs * 0.8);
  for (let delayMs = 5; performance.now() < end; delayMs = Math.min(200, delayMs * 2)) {
    const entered = await enter(ctx, request.id, early);
    if (entered?.mine) {
      const inner = innerOf(ctx, contract, request, entered.key);
      return handleFirst({ contract, ctx, request, key: entered.key }, () => run(inner));
    }
    const first = entered && (await earlier(ctx, request, entered.key));
    if (first) return first.result;
    // An upload that was read to be compared cannot be handled any more: it is to be sent again.
    if (entered && request.stream) break;
    await pause(delayMs);
  }
  throw faultError(common.IDEMPOTENCY_IN_FLIGHT({ retryAfter: 1 }));
};

type KeyedHandler = (ctx: AnyContext, contract: ActionContract) => unknown;

/** The handler of a contract that keeps its results; a request without a key costs nothing. */
export const keptOnce =
  (contract: ActionContract, handler: KeyedHandler): KeyedHandler =>
  (ctx) => {
    const { idempotencyKey } = ctx.params as { idempotencyKey?: string };
    if (idempotencyKey === undefined) return handler(ctx, contract);
    if (isOpen(contract, ctx) && !isUnguessable(idempotencyKey)) {
      return handler(withoutKey(ctx, contract), contract);
    }
    return handleOnce(contract, ctx, idempotencyKey, async (inner) => {
      const result: unknown = await handler(inner, contract);
      if (isFault(result)) throw faultError(result);
      return result;
    });
  };

/** Removes what is old, and the oldest of what is too much; how many went. Two copies may do it at once. */
export const removeKeys = async (
  ctx: ServiceContext,
  keysMax: number,
  stopping?: AbortSignal,
): Promise<number> => {
  const keys = ctx.collection(usedKeys);
  const sort = [["expiresAt", 1]] as const;
  const past = { expiresAt: { $lte: ctx.now() } };
  const old = await removeInBatches(keys, past, { sort, stopping });
  const over = (await keys.count({})) - keysMax;
  return old + (await removeInBatches(keys, {}, { sort, max: over, stopping }));
};

/** The job of the idempotency mixin. */
export const removeOldKeys: Job = {
  what: "The sweep of used keys",
  everyMs: 60_000,
  run: (ctx, stopping) => removeKeys(ctx, settings.IDEMPOTENCY_KEYS_MAX, stopping),
};
