import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";
import { by } from "./load-cart.ts";
import { viewCart } from "./price-cart.ts";

const setQuantity = async (
  ctx: ServiceContext,
  { cartId, lineId, quantity }: { cartId: string; lineId: string; quantity: number },
) => {
  const command = { type: "ChangeLine", lineId, quantity, ...by(ctx) } as const;
  return viewCart(ctx, await ctx.execute(carts, cartId, command));
};

/** PATCH /v1/carts/{cartId}/lines/{lineId} */
export const changeLine: Handler<typeof contract.changeLine> = (ctx) =>
  setQuantity(ctx, ctx.params);

/** DELETE /v1/carts/{cartId}/lines/{lineId} */
export const removeLine: Handler<typeof contract.removeLine> = (ctx) =>
  setQuantity(ctx, { ...ctx.params, quantity: 0 });
