/** One delivery: claimed by one copy, attempted, and written down. */
import { randomBytes } from "node:crypto";
import { faultIn } from "../../../platform/broker/faults.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Update } from "../../../platform/storage/collection.ts";
import { secretsOf } from "../adapters/secrets.ts";
import { sendEvent, type Outcome, type Sending } from "../adapters/send-event.ts";
import { nextAttempt, pausedUntil } from "../domain/retries.ts";
import {
  deliveries,
  endpointsOf,
  health,
  type Delivery,
  type Endpoint,
  type HealthDoc,
} from "../webhooks.store.ts";
import { registry } from "./registry.ts";

/** A copy that was silent for so long has died over its attempt: longer than an attempt takes. */
export const claimMs = 60_000;
/** Attempts that a delivery's log shows. */
const logMax = 20;

const newClaim = (): string => randomBytes(8).toString("hex");

/** A delivery that is due, now ours; undefined when there is none. */
export const claimNext = (
  ctx: ServiceContext,
  endpointId: string,
): Promise<Delivery | undefined> => {
  const now = ctx.now();
  return ctx
    .collection(deliveries)
    .update(
      { endpointId, nextAt: { $lte: now } },
      { $set: { claim: newClaim(), nextAt: plusMs(now, claimMs) } },
      { quiet: true },
    );
};

const succeeded = ({ attempt }: Outcome): boolean => attempt.error === undefined;

/** 410: whoever is there wants no more. */
const isGone = ({ attempt }: Outcome): boolean => attempt.status === 410;

const resultOf = (delivery: Delivery, outcome: Outcome): Update => {
  const { attempt, askedMs } = outcome;
  const attempts = delivery.attempts + 1;
  const log = [...delivery.log, attempt].slice(-logMax);
  const ended = { $unset: { claim: true, nextAt: true } } as const;
  if (succeeded(outcome)) return { $set: { status: "delivered", attempts, log }, ...ended };
  const nextAt = isGone(outcome)
    ? undefined
    : nextAttempt({ attempts, at: attempt.at, askedMs, chance: Math.random() });
  return nextAt === undefined
    ? { $set: { status: "failed", attempts, log }, ...ended }
    : { $set: { nextAt, attempts, log }, $unset: { claim: true } };
};

/** Nothing is sent any more until staff say so. */
const disable = async (ctx: ServiceContext, { id, version }: Endpoint): Promise<void> => {
  const change = { id, expectedVersion: version, status: "disabled", reason: "GONE" } as const;
  try {
    await endpointsOf(ctx)._update(ctx, change);
  } catch (error) {
    // Deleted, or changed meanwhile: the next 410 sees how it is then.
    if (!faultIn(error)) throw error;
  }
  registry.forget(ctx.own);
};

const healthChange = (outcome: Outcome): Update => {
  const { at } = outcome.attempt;
  return succeeded(outcome)
    ? { $set: { failures: 0, lastSuccessAt: at }, $unset: { pausedUntil: true } }
    : { $inc: { failures: 1 }, $set: { lastFailureAt: at } };
};

/** How the endpoint does after an attempt. */
const noteHealth = async (
  ctx: ServiceContext,
  id: string,
  outcome: Outcome,
): Promise<HealthDoc | undefined> => {
  const docs = ctx.collection(health);
  const change = healthChange(outcome);
  let after = await docs.update({ id }, change);
  if (!after) {
    await docs.insertMissing([{ id, version: 1, failures: 0 }]);
    after = await docs.update({ id }, change);
  }
  const until = after && pausedUntil(after.failures, outcome.attempt.at, Math.random());
  return until === undefined ? after : docs.update({ id }, { $set: { pausedUntil: until } });
};

/** Not sent after all, or not to its end: another copy, or the next start, goes on at once, or in a while. */
const putBack = (ctx: ServiceContext, { id, claim }: Delivery, nextAt: string): Promise<unknown> =>
  ctx
    .collection(deliveries)
    .update(defined({ id, claim }), { $set: { nextAt }, $unset: { claim: true } }, { quiet: true });

/** Sends what was claimed. How its endpoint does then; undefined when that was not found out. */
export const attempt = async (
  ctx: ServiceContext,
  sending: Sending,
  delivery: Delivery,
): Promise<HealthDoc | undefined> => {
  const all = await registry.current(ctx.own);
  const endpoint = all.find(({ id }) => id === delivery.endpointId);
  if (endpoint?.status !== "active") {
    await putBack(ctx, delivery, plusMs(ctx.now(), claimMs));
    return undefined;
  }
  const { url } = endpoint;
  const { id, event, claim } = delivery;
  const secrets = secretsOf(ctx, endpoint);
  const outcome = await sendEvent(sending, { url, secrets, event, at: ctx.now() });
  if (sending.stopping?.aborted && !succeeded(outcome)) {
    await putBack(ctx, delivery, ctx.now());
    return undefined;
  }
  await ctx.collection(deliveries).update(defined({ id, claim }), resultOf(delivery, outcome));
  if (isGone(outcome)) await disable(ctx, endpoint);
  return noteHealth(ctx, endpoint.id, outcome);
};
