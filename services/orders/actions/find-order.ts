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

/** What staff need to see any order, and to change it. */
type StaffScope = "orders:read" | "orders:write";

const isTheirs = (ctx: ServiceContext, order: Order, token: string | undefined): boolean =>
  (ctx.personId !== undefined && ctx.personId === order.customerId) ||
  (token !== undefined && tokenFits(ctx, order.id, token));

/** The order of the caller, or any for staff with the scope; another's is refused exactly as a missing one. */
export const findOrder = async (
  ctx: ServiceContext<Wanted>,
  scope: StaffScope = "orders:read",
): Promise<Stored<Order> | Fault> => {
  const { orderId, orderToken } = ctx.params;
  const order = await ctx.collection(orders.declaration).get(orderId);
  const allowed = order && (ctx.holds(scope) || isTheirs(ctx, order, orderToken));
  return allowed ? order : common.NOT_FOUND();
};
