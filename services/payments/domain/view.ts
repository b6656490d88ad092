import { pick } from "../../../platform/contract/contract.ts";
import { money } from "../../../platform/contract/money.ts";
import { Payment } from "../payments.contract.ts";
import type { PaymentState } from "./payment.ts";

/** A payment as staff sees it. */
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
