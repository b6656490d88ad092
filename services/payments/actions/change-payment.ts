import { createHash } from "node:crypto";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Step } from "../domain/payment.ts";
import { toPayment } from "../domain/view.ts";
import type * as contract from "../payments.contract.ts";
import type { Payment } from "../payments.contract.ts";
import { beginStep } from "./pursue-payment.ts";

interface StaffChange {
  readonly paymentId: string;
  readonly amount?: number;
  readonly idempotencyKey?: string;
}

/** Each staff member's keys are their own, and one for each route. */
const change = async (ctx: ServiceContext<StaffChange>, step: Step): Promise<Payment | Fault> => {
  const { paymentId, amount, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const scope = JSON.stringify([ctx.principal?.id ?? "", step, idempotencyKey]);
  const key = `${step}-${createHash("sha256").update(scope).digest("hex").slice(0, 32)}`;
  const changed = await beginStep(ctx, paymentId, { step, key, amount });
  return isFault(changed) ? changed : toPayment(changed);
};

/** POST /v1/payments/{paymentId}/capture */
export const capturePayment: Handler<typeof contract.capture> = (ctx) => change(ctx, "capture");

/** POST /v1/payments/{paymentId}/void */
export const voidPayment: Handler<typeof contract.voidAuthorization> = (ctx) => change(ctx, "void");

/** POST /v1/payments/{paymentId}/refunds */
export const refundPayment: Handler<typeof contract.refund> = (ctx) => change(ctx, "refund");
