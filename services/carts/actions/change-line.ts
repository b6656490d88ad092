import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../carts.contract.ts";
import { by, loadCart } from "./load-cart.ts";
import { changeCart } from "./price-cart.ts";

const setQuantity = async (
  ctx: ServiceContext,
  { cartId, lineId, quantity }: { cartId: string; lineId: string; quantity: number },
) => {
  const command = { type: "ChangeLine", lineId, quantity, ...by(ctx) } as const;
  const state = await loadCart(ctx, cartId);
  return isFault(state) ? state : changeCart(ctx, state, command);
};

/** PATCH /v1/carts/{cartId}/lines/{lineId} */
export const changeLine: Handler<typeof contract.changeLine> = (ctx) =>
  setQuantity(ctx, ctx.params);

/** DELETE /v1/carts/{cartId}/lines/{lineId} */
export const removeLine: Handler<typeof contract.removeLine> = (ctx) =>
  setQuantity(ctx, { ...ctx.params, quantity: 0 });
