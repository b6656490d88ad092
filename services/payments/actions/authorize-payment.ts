import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { queueFull } from "../../../platform/broker/faults.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { ChargeResult } from "../adapters/port.ts";
import { definitionOf, isOn, represents } from "../adapters/registry.ts";
import { paymentIdOf, type PaymentCommand } from "../domain/payment.ts";
import { stageOf } from "../domain/stage.ts";
import * as contract from "../payments.contract.ts";
import {
  afterThisCall,
  awaiting,
  decide,
  inTime,
  lost,
  nextAsk,
  providerNamed,
  pursue,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";

const { faults } = contract;
type Authorization = contract.Stage | Fault;

const authorizationOf = (state: StoredPayment): Authorization => {
  const { orderId, status, closed } = state;
  if (closed || status === "voided" || status === "expired")
    return faults.PAYMENT_CANCELLED({ orderId });
  if (status === "declined") return faults.PAYMENT_DECLINED({ orderId });
  if (status === "failed") return faults.PAYMENT_FAILED({ orderId });
  return stageOf(state);
};

/** As if it was never asked. @throws QUEUE_FULL, so that the caller tries again, with another copy where there is one */
const turnedAway = async (ctx: ServiceContext, id: string): Promise<Authorization> => {
  const withdrawn = await settle(ctx, id, { type: "Withdraw" });
  if (withdrawn.status !== "none" || withdrawn.closed) return authorizationOf(withdrawn);
  throw queueFull(ctx.broker.nodeID, contract.authorize);
};

/** Of a new payment. */
const timesOf = (ctx: ServiceContext, provider: string) => {
  const at = ctx.now();
  const ms = definitionOf(provider)?.keyLifetime;
  const keyUntil = ms === undefined ? undefined : plusMs(at, ms);
  return { at, dueAt: afterThisCall(ctx), ...defined({ keyUntil }) };
};

/** What the provider's result of a charge is to the payment. */
const commandOf = (
  ctx: ServiceContext,
  state: StoredPayment,
  result: Exclude<ChargeResult, { readonly outcome: "busy" }>,
): PaymentCommand => {
  const { providerId } = result;
  switch (result.outcome) {
    case "unknown":
      return { type: "Doubt", dueAt: nextAsk(ctx, state), lost: true, providerId };
    case "requiresAction":
    case "processing":
      return awaiting(ctx, state, result);
    case "declined":
      return { type: "Settle", outcome: "declined", providerId, reason: result.reason };
    case "authorized":
      return { type: "Settle", outcome: "authorized", providerId };
  }
};

/**
 * Two writes: the intent before the provider is asked, the result after. Asked again it only reads, unless a crash
 * or a lost result left the intent: then the provider is asked again, which charges an order at most once.
 */
export const authorizePayment: Handler<typeof contract.authorize> = async (ctx) => {
  const { orderId, amount, provider: name, token, returnUrl, email, lines } = ctx.params;
  if (!isOn(name)) return faults.PAYMENT_PROVIDER_UNKNOWN({ provider: name });
  if (!represents(name, amount))
    return faults.PAYMENT_AMOUNT_UNSUPPORTED({ provider: name, amount, orderId });
  const id = paymentIdOf(orderId);
  const create = {
    type: "Create",
    ...{ orderId, provider: name, amount: amount.amount, currency: amount.currency },
    ...timesOf(ctx, name),
    ...(lines && lines.length > 0 ? { lines } : {}),
  } as const;
  const created = await decide(ctx, id, create, { fresh: true });
  if (isFault(created)) return created;
  if (created.events.length === 0) return authorizationOf(created.state);
  const provider = await providerNamed(ctx, name);
  const charge = { orderId, amount, token, returnUrl, email };
  const result = await inTime<ChargeResult>(provider.authorize(charge), lost);
  if (result.outcome === "busy") return turnedAway(ctx, id);
  const settled = await settle(ctx, id, commandOf(ctx, created.state, result), created.state);
  return authorizationOf(settled.closed ? await pursue(ctx, settled) : settled);
};
