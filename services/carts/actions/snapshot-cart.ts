import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";
import { orderFault, toSnapshot } from "../domain/view.ts";
import { priceCart, skusOf } from "./price-cart.ts";

/** The priced cart, if it can be ordered. */
export const snapshotCart: Handler<typeof contract.snapshot> = async (ctx) => {
  const { cartId } = ctx.params;
  const cart = await ctx.collection(carts.declaration).get(cartId);
  if (!cart) return contract.faults.CART_NOT_FOUND({ cartId });
  const skus = await skusOf(ctx, cart);
  const refused = orderFault(cart, skus);
  if (refused) return refused;
  const priced = await priceCart(ctx, cart, { fallback: false, skus });
  return isFault(priced) ? priced : toSnapshot(priced);
};
