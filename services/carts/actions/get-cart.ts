import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../carts.contract.ts";
import { loadCart } from "./load-cart.ts";
import { viewCart } from "./price-cart.ts";

/** GET /v1/carts/{cartId} */
export const getCart: Handler<typeof contract.get> = async (ctx) =>
  viewCart(ctx, await loadCart(ctx, ctx.params.cartId));
