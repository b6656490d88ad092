import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import * as payments from "../../payments/payments.contract.ts";
import { actorOf } from "../domain/order.ts";
import { mayGiveBackMore } from "../domain/changes.ts";
import { orderView } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import { orders } from "../orders.store.ts";
import { findOrder } from "./find-order.ts";

/** POST /v1/orders/{orderId}/cancel */
export const cancelOrder: Handler<typeof contract.cancel> = async (ctx) => {
  const order = await findOrder(ctx, "orders:write");
  if (isFault(order)) return order;
  const ceiling = ctx.principal?.refundCeiling;
  if (ceiling && mayGiveBackMore(order, ceiling))
    return payments.faults.REFUND_CEILING({ ceiling });
  const actor = actorOf(order, ctx.principal?.id);
  const command = { type: "Cancel", actor, at: ctx.now() } as const;
  const cancelled = await ctx.execute(orders, order.id, command);
  return isFault(cancelled) ? cancelled : orderView(cancelled);
};
