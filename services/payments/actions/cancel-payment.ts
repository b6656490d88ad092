import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../payments.contract.ts";
import { closePayment } from "./pursue-payment.ts";

/** The undo of `authorize`. */
export const cancelPayment: Handler<typeof contract.cancel> = async (ctx) => {
  const { orderId } = ctx.params;
  await closePayment(ctx, orderId);
  return { orderId };
};
