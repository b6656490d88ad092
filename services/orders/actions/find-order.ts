import type { ServiceContext } from "../../../platform/broker/context.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { tokenFits } from "../adapters/access-tokens.ts";
import type { Order } from "../domain/order.ts";
import { orders } from "../orders.store.ts";

interface Wanted {
  readonly orderId: string;
  readonly orderToken?: string;
}

const mayRead = (ctx: ServiceContext, order: Order, token: string | undefined): boolean =>
  ctx.holds("orders") ||
  (ctx.principal !== undefined && ctx.principal.id === order.customerId) ||
  (token !== undefined && tokenFits(ctx, order.id, token));

/** The order if the caller may see it; another's is refused exactly as a missing one. */
export const findOrder = async (ctx: ServiceContext<Wanted>): Promise<Stored<Order> | Fault> => {
  const { orderId, orderToken } = ctx.params;
  const order = await ctx.collection(orders.declaration).get(orderId);
  return order && mayRead(ctx, order, orderToken) ? order : common.NOT_FOUND();
};
