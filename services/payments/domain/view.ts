import { money } from "../../../platform/contract/money.ts";
import type { PaymentState } from "./payment.ts";
import type { Payment } from "../payments.contract.ts";

/** A payment as staff sees it. */
export const viewOf = (state: PaymentState & { readonly version: number }): Payment => {
  const { id, orderId, provider, status, currency, authorized, captured, refunded } = state;
  return {
    id,
    orderId,
    provider,
    status: status === "none" ? "failed" : status,
    authorized: money(authorized, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
    version: state.version,
  };
};
