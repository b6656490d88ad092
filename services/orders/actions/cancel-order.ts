import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { actorOf } from "../domain/order.ts";
import { orderView } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import { orders } from "../orders.store.ts";
import { findOrder } from "./find-order.ts";

/** POST /v1/orders/{orderId}/cancel */
export const cancelOrder: Handler<typeof contract.cancel> = async (ctx) => {
  const order = await findOrder(ctx, "orders:write");
  if (isFault(order)) return order;
  const actor = actorOf(order, ctx.principal?.id);
  const command = { type: "Cancel", actor, at: ctx.now() } as const;
  const cancelled = await ctx.execute(orders, order.id, command);
  return isFault(cancelled) ? cancelled : orderView(cancelled);
};
