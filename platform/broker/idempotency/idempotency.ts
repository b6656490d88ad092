/**
 * The same `Idempotency-Key` again is answered with the first answer: one row a key in the store of
 * the service that owns the result, so it holds for all copies and over a restart.
 */
import { randomBytes } from "node:crypto";
import type { ActionSchema, Context, Service } from "moleculer";
import { contractOf, faultError, faultIn, type Ctx } from "../action.ts";
import { collection, wasNew, type Doc } from "../../storage/collection.ts";
import { newId } from "../ids.ts";
import { settings } from "./idempotency.settings.ts";
import { keyedRequest, sealed, unsealed, type KeyedRequest } from "./keyed-request.ts";
import type { ActionContract } from "../../contract/contract.ts";
import { common, isFault, type Fault } from "../../kernel/fault.ts";
import { plusMs } from "../../kernel/instant.ts";
import type { Job, Round } from "../../runtime/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { shapeOf } from "../../runtime/runtime.ts";
import { collectionOf } from "../../storage/stores.ts";

/** A key that was used: being answered (`by`, `until`), or answered (`box`). */
interface Used extends Doc {
  readonly hash?: string;
  readonly by: string;
  readonly until: string;
  /** Whoever has to begin again makes the same ids of it and of the request. */
  readonly seed: string;
  readonly at: string;
  readonly expiresAt: string;
  readonly box?: string;
}
type Said = { readonly result: unknown } | { readonly refusal: Fault };

export const usedKeys = collection<Used>("usedKeys", { indexes: [{ fields: ["expiresAt"] }] });

/** Who answers is believed dead when not heard of for so long; it says so three times in between. */
const leaseMs = 15_000;
const waitMaxMs = 10_000;
const hourMs = 3_600_000;
const nowOf = (service: Service): string => shapeOf(service.broker).now();

/** Refusals that say nothing of the request itself: the same request may fare better. */
const passing = new Set(["VALIDATION_FAILED", "VERSION_CONFLICT", "UNAUTHENTICATED", "FORBIDDEN"]);
const isLasting = ({ code, status }: Fault): boolean =>
  status < 500 && status !== 429 && !passing.has(code) && !code.startsWith("IDEMPOTENCY_");

const rowOf = (service: Service, id: string): Used => {
  const at = nowOf(service);
  return {
    id,
    version: 1,
    by: newId("try"),
    until: plusMs(at, leaseMs),
    seed: randomBytes(16).toString("hex"),
    at,
    expiresAt: plusMs(at, settings.IDEMPOTENCY_TTL_HOURS * hourMs),
  };
};

interface Entered {
  readonly row: Used;
  /** This call is the one to answer. */
  readonly mine: boolean;
}

const begin = async (
  service: Service,
  id: string,
  hash: string | undefined,
): Promise<Entered | undefined> => {
  const fresh = { ...rowOf(service, id), ...(hash === undefined ? {} : { hash }) };
  const mine = await wasNew(collectionOf(service, usedKeys).insert(fresh));
  return mine ? { row: fresh, mine } : undefined;
};

/** The row of a request, made or taken over when nobody answers it any more; undefined: look again. */
const enter = async (
  service: Service,
  id: string,
  hash: string | undefined,
): Promise<Entered | undefined> => {
  const rows = collectionOf(service, usedKeys);
  const row = await rows.get(id);
  if (!row) return begin(service, id, hash);
  const { version, box, until, expiresAt } = row;
  const { by, until: later, at } = rowOf(service, id);
  if (expiresAt <= at) {
    await rows.remove({ id, version });
    return undefined;
  }
  if (box !== undefined || until > at) return { row, mine: false };
  const taken = await rows.update({ id, version }, { $set: { by, until: later } });
  return taken && { row: taken, mine: true };
};

interface Asked {
  readonly service: Service;
  readonly request: KeyedRequest;
  readonly row: Used;
}

/** Writes what was said; a failure to do so takes no answer away from who asked. */
const keep = async ({ service, request, row }: Asked, said: Said | undefined): Promise<void> => {
  const rows = collectionOf(service, usedKeys);
  const mine = { id: row.id, by: row.by };
  try {
    if (said) request.stream?.resume();
    // An upload that was cut off can be compared with no later one: its key is free again.
    const hash = said && (await request.hash.catch(() => undefined));
    if (hash === undefined) await rows.remove(mine);
    else await rows.update(mine, { $set: { hash, box: sealed(said, request.seal) } });
  } catch (error) {
    service.logger.warn(`An answer is not kept for its key: ${(error as Error).message}`);
  }
};

const stayAlive = ({ service, row }: Asked): NodeJS.Timeout =>
  setInterval(() => {
    const until = plusMs(nowOf(service), leaseMs);
    collectionOf(service, usedKeys)
      .update({ id: row.id, by: row.by }, { $set: { until } })
      .catch((error: unknown) =>
        service.logger.warn(`A key in use is not held on to: ${(error as Error).message}`),
      );
  }, leaseMs / 3).unref();

const first = async (asked: Asked, run: () => Promise<unknown>): Promise<unknown> => {
  const alive = stayAlive(asked);
  try {
    const result = await run();
    await keep(asked, { result });
    return result;
  } catch (error) {
    const refusal = faultIn(error);
    await keep(asked, refusal && isLasting(refusal) ? { refusal } : undefined);
    throw error;
  } finally {
    clearInterval(alive);
  }
};

const replayed = (ctx: Ctx, { box = "" }: Used, { seal }: KeyedRequest): unknown => {
  const said = unsealed(box, seal) as Said;
  ctx.setResponseHeader("Idempotency-Replayed", "true");
  if ("refusal" in said) throw faultError(said.refusal);
  return said.result;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The context as the handler sees it: without the key it does not know of, ids made of the row's seed. */
const innerOf = (ctx: Ctx, contract: ActionContract, request: KeyedRequest, row: Used): Context => {
  const { idempotencyKey: _key, ...params } = ctx.params as Record<string, unknown>;
  Object.assign(ctx.locals, { idSeed: { seed: request.seedOf(row.seed), at: row.at } });
  return Object.create(ctx, {
    params: { value: contract.seesKey ? ctx.params : params },
    ...(request.stream ? { stream: { value: request.stream } } : {}),
  }) as Context;
};

/** What was answered before; undefined while it is not known. */
const answered = async (
  ctx: Ctx,
  request: KeyedRequest,
  row: Used,
): Promise<{ readonly result: unknown } | undefined> => {
  request.stream?.resume();
  const differs = row.hash !== undefined && row.hash !== (await request.hash);
  if (differs) throw faultError(common.IDEMPOTENCY_KEY_REUSED());
  return row.box === undefined ? undefined : { result: replayed(ctx, row, request) };
};

const answerOnce = async (
  service: Service,
  contract: ActionContract,
  ctx: Ctx,
  run: (inner: Context) => Promise<unknown>,
): Promise<unknown> => {
  const { idempotencyKey } = ctx.params as { idempotencyKey: string };
  const request = await keyedRequest(contract, ctx, idempotencyKey);
  const early = request.stream ? undefined : await request.hash;
  const end = performance.now() + Math.min(waitMaxMs, contract.timeoutMs * 0.8);
  for (let delayMs = 5; performance.now() < end; delayMs = Math.min(200, delayMs * 2)) {
    const entered = await enter(service, request.id, early);
    if (entered?.mine) {
      const inner = innerOf(ctx, contract, request, entered.row);
      return first({ service, request, row: entered.row }, () => run(inner));
    }
    const known = entered && (await answered(ctx, request, entered.row));
    if (known) return known.result;
    // An upload that was read to be compared is not there to be taken in: it is to be sent again.
    if (entered && request.stream) break;
    await pause(delayMs);
  }
  throw faultError(common.IDEMPOTENCY_IN_FLIGHT({ retryAfter: 1 }));
};

/** The action of a contract that keeps answers; others, and requests without a key, cost nothing. */
export const answeringOnce = (schema: ActionSchema): ActionSchema => {
  const contract = contractOf(schema);
  const { handler } = schema;
  if (!contract?.keepsAnswers || !handler) return schema;
  return {
    ...schema,
    handler(this: Service, ctx: Context<{ idempotencyKey?: string }>): unknown {
      const run = (inner: Context): Promise<unknown> => Promise.resolve(handler.call(this, inner));
      if (ctx.params.idempotencyKey === undefined) return run(ctx);
      return answerOnce(this, contract, ctx as unknown as Ctx, run);
    },
  };
};

type KeyedHandler = (ctx: ServiceContext<never>, contract: ActionContract) => unknown;

/** The handler of a contract that keeps what it returned; a request without a key costs nothing. */
export const keptOnce =
  (contract: ActionContract, handler: KeyedHandler): KeyedHandler =>
  (ctx) => {
    const { idempotencyKey } = ctx.params as { idempotencyKey?: string };
    if (idempotencyKey === undefined) return handler(ctx, contract);
    const run = async (inner: Context): Promise<unknown> => {
      const result: unknown = await handler(inner as ServiceContext<never>, contract);
      if (isFault(result)) throw faultError(result);
      return result;
    };
    return answerOnce(ctx.own, contract, ctx, run);
  };

/** Removes what is old, and the oldest of what is too much; how many went. Two copies may do it at once. */
export const forgetKeys = async (service: Service, keysMax: number): Promise<number> => {
  const rows = collectionOf(service, usedKeys);
  const old = await rows.remove({ expiresAt: { $lte: nowOf(service) } });
  const over = (await rows.count({})) - keysMax;
  if (over <= 0) return old;
  const limit = Math.min(over, 1_000);
  const oldest = await rows.find({}, { sort: [["expiresAt", 1]], limit });
  return old + (await rows.remove({ id: { $in: oldest.map(({ id }) => id) } }));
};

export const removeOldKeys: Job = {
  what: "The sweep of used keys",
  everyMs: 60_000,
  run: (ctx) => forgetKeys(ctx.own, settings.IDEMPOTENCY_KEYS_MAX),
};

/** @deprecated */
export const forgetting: Round = {
  what: "The sweep of used keys",
  everyMs: 60_000,
  run: (service) => forgetKeys(service, settings.IDEMPOTENCY_KEYS_MAX),
};
