import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { orderView, withAction } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import { findOrder } from "./find-order.ts";

/** GET /v1/orders/{orderId} */
export const getOrder: Handler<typeof contract.get> = async (ctx) => {
  const order = await findOrder(ctx);
  if (isFault(order)) return order;
  const view = orderView(order);
  return ctx.holds("orders:read") ? view : withAction(view, order);
};

/** GET /v1/orders/{orderId}/history */
export const getHistory: Handler<typeof contract.history> = async (ctx) => {
  const order = await findOrder(ctx);
  return isFault(order) ? order : { items: [...order.history] };
};
