import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { queueFull } from "../../../platform/broker/faults.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { ChargeResult } from "../adapters/port.ts";
import { isOn } from "../adapters/registry.ts";
import { paymentIdOf, type PaymentCommand } from "../domain/payment.ts";
import * as contract from "../payments.contract.ts";
import {
  afterThisCall,
  decide,
  inTime,
  isOpen,
  nextAsk,
  providerNamed,
  pursue,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";

const { faults } = contract;
type Authorization = { paymentId: string; status: "authorized" | "unknown" } | Fault;

const authorizationOf = (state: StoredPayment): Authorization => {
  const { id: paymentId, orderId, status, closed } = state;
  if (closed || status === "voided") return faults.PAYMENT_CANCELLED({ orderId });
  if (status === "declined") return faults.PAYMENT_DECLINED({ orderId });
  if (status === "failed") return faults.PAYMENT_FAILED({ orderId });
  return { paymentId, status: isOpen(state) ? "unknown" : "authorized" };
};

/** As if it was never asked. @throws QUEUE_FULL, so that the caller tries again, with another copy where there is one */
const turnedAway = async (ctx: ServiceContext, id: string): Promise<Authorization> => {
  const withdrawn = await settle(ctx, id, { type: "Withdraw" });
  if (withdrawn.status !== "none" || withdrawn.closed) return authorizationOf(withdrawn);
  throw queueFull(ctx.broker.nodeID, contract.authorize);
};

/**
 * Two writes: the intent before the provider is asked, the result after. Asked again it only reads, unless a crash
 * or a lost result left the intent: then the provider is asked again, which charges an order at most once.
 */
export const authorizePayment: Handler<typeof contract.authorize> = async (ctx) => {
  const { orderId, amount, provider, token } = ctx.params;
  if (!isOn(provider)) return faults.PAYMENT_PROVIDER_UNKNOWN({ provider });
  const id = paymentIdOf(orderId);
  const { amount: asked, currency } = amount;
  const times = { at: ctx.now(), dueAt: afterThisCall(ctx) };
  const create = {
    type: "Create",
    orderId,
    provider,
    amount: asked,
    currency,
    ...times,
  } as const;
  const created = await decide(ctx, id, create, { fresh: true });
  if (isFault(created)) return created;
  if (created.events.length === 0) return authorizationOf(created.state);
  const charging = providerNamed(ctx, provider).authorize({ orderId, amount, token });
  const outcome = await inTime<ChargeResult>(charging, "unknown");
  if (outcome === "busy") return turnedAway(ctx, id);
  const command: PaymentCommand =
    outcome === "unknown"
      ? { type: "Doubt", dueAt: nextAsk(ctx, created.state), lost: true }
      : { type: "Settle", outcome: outcome === "done" ? "authorized" : "declined" };
  const settled = await settle(ctx, id, command, created.state);
  return authorizationOf(settled.closed ? await pursue(ctx, settled) : settled);
};
