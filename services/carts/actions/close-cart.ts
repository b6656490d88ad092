import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";

const execute = async (
  ctx: ServiceContext<{ cartId: string; orderId: string }>,
  type: "Close" | "Reopen",
): Promise<{ cartId: string } | Fault> => {
  const { cartId, orderId } = ctx.params;
  const done = await ctx.execute(carts, cartId, { type, orderId, at: ctx.now() });
  return isFault(done) ? done : { cartId };
};

/** A step of the checkout. */
export const closeCart: Handler<typeof contract.close> = (ctx) => execute(ctx, "Close");

/** Its undo. */
export const reopenCart: Handler<typeof contract.reopen> = (ctx) => execute(ctx, "Reopen");
