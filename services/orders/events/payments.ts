import { sagaOf } from "../../../platform/broker/sagas.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as payments from "../../payments/payments.contract.ts";
import { checkout } from "../domain/checkout.ts";
import { paymentRecord } from "../domain/decide.ts";
import { orders } from "../orders.store.ts";

/** A payment changed: recorded, and a checkout that waits for it goes on at once. */
export const onPayment: EventHandler<
  | typeof payments.authorized
  | typeof payments.captured
  | typeof payments.refunded
  | typeof payments.declined
  | typeof payments.voided
> = async (ctx, { type, rank, data }) => {
  const { orderId } = data;
  const command = paymentRecord(data, { version: rank, cause: type, at: ctx.now() });
  const order = await ctx.execute(orders, orderId, command);
  if (!isFault(order)) {
    if (order.process?.waiting) sagaOf(ctx.own, checkout).wake(orderId);
  } else if (order.code !== "NOT_FOUND") throw new Error(order.code);
};
