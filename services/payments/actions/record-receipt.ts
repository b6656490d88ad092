import type { Handler } from "../../../platform/broker/context.ts";
import { common } from "../../../platform/kernel/fault.ts";
import type { ChangeResult } from "../adapters/port.ts";
import { toStaffPayment } from "../domain/view.ts";
import * as contract from "../payments.contract.ts";
import { findPayment, inTime, lost, providerNamed, referenceOf } from "./pursue-payment.ts";
import { resolveById, uncharged } from "./resolve-payment.ts";

const { faults } = contract;

/** POST /v1/payments/{paymentId}/receipt. The provider is told; then it is asked how the payment stands, as ever. */
export const recordReceipt: Handler<typeof contract.recordReceipt> = async (ctx) => {
  const { paymentId, amount, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const state = await findPayment(ctx, paymentId);
  if (!state || state.status === "none") return common.NOT_FOUND({ id: paymentId });
  const facts = { paymentId, paymentStatus: state.status };
  const provider = await providerNamed(ctx, state.provider);
  if (!provider.receive || amount.currency !== state.currency)
    return faults.PAYMENT_NOT_AWAITED(facts);
  const change = { ...referenceOf(state), key: "receipt", amount };
  const { outcome } = await inTime<ChangeResult>(provider.receive(change), lost);
  if (outcome === "refused") return faults.PAYMENT_NOT_AWAITED(facts);
  if (outcome === "unknown") return faults.PAYMENT_UNSETTLED(facts);
  const received = await resolveById(ctx, paymentId, { overdue: true });
  if (received === undefined || received === uncharged) return faults.PAYMENT_UNSETTLED(facts);
  return toStaffPayment(received);
};
