import { pick } from "../../../platform/contract/contract.ts";
import { money } from "../../../platform/contract/money.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { Payment } from "../payments.contract.ts";
import type { Op, PaymentState } from "./payment.ts";

/** A payment as its order shows it. */
export const toPayment = (state: PaymentState & { readonly version: number }): Payment => {
  const { status, currency, authorized, captured, refunded } = state;
  return pick(Payment, {
    ...state,
    status: status === "none" ? "failed" : status,
    authorized: money(authorized, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
  });
};

const toRefund = (op: Op, currency: string) => {
  const { amount, state: status, lines, shipping, reason, note } = op;
  return {
    amount: money(amount, currency),
    status,
    ...defined({ reason, note }),
    ...(lines ? { lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) } : {}),
    ...(shipping === undefined ? {} : { shipping: money(shipping, currency) }),
  };
};

/** As staff sees it: with its refunds. */
export const toStaffPayment = (state: PaymentState & { readonly version: number }): Payment => {
  const refunds = state.ops
    .filter(({ step }) => step === "refund")
    .map((op) => toRefund(op, state.currency));
  return { ...toPayment(state), ...(refunds.length > 0 ? { refunds } : {}) };
};
