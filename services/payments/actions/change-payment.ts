import { createHash } from "node:crypto";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Of } from "../domain/payment.ts";
import { toStaffPayment } from "../domain/view.ts";
import type * as contract from "../payments.contract.ts";
import type { Payment } from "../payments.contract.ts";
import { beginStep } from "./pursue-payment.ts";

interface StaffChange {
  readonly paymentId: string;
  readonly amount?: number;
  readonly idempotencyKey?: string;
}
type Wanted = Pick<Of<"Begin">, "step" | "wish" | "reason" | "note">;

/** Each staff member's keys are their own, and one for each route. */
const change = async (
  ctx: ServiceContext<StaffChange>,
  wanted: Wanted,
): Promise<Payment | Fault> => {
  const { paymentId, amount, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const { step } = wanted;
  const scope = JSON.stringify([ctx.principal?.id ?? "", step, idempotencyKey]);
  const key = `${step}-${createHash("sha256").update(scope).digest("hex").slice(0, 32)}`;
  const ceiling = ctx.principal?.refundCeiling;
  const changed = await beginStep(ctx, paymentId, { ...wanted, key, amount, ceiling });
  return isFault(changed) ? changed : toStaffPayment(changed);
};

/** POST /v1/payments/{paymentId}/capture */
export const capturePayment: Handler<typeof contract.capture> = (ctx) =>
  change(ctx, { step: "capture" });

/** POST /v1/payments/{paymentId}/void */
export const voidPayment: Handler<typeof contract.voidAuthorization> = (ctx) =>
  change(ctx, { step: "void" });

/** POST /v1/payments/{paymentId}/refunds: of an amount, of pieces and postage, or of all that is left. */
export const refundPayment: Handler<typeof contract.refund> = async (ctx) => {
  const { amount, lines, shipping, reason, note } = ctx.params;
  const beside = lines !== undefined || shipping !== undefined;
  if (amount !== undefined && beside) {
    const errors = [{ pointer: "/amount", message: "not beside lines or shipping" }];
    return common.VALIDATION_FAILED({ errors });
  }
  if (shipping === false && lines === undefined) {
    const errors = [{ pointer: "/shipping", message: "false needs lines beside it" }];
    return common.VALIDATION_FAILED({ errors });
  }
  return change(ctx, { step: "refund", wish: { lines, shipping }, reason, note });
};
