import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";
import { accessFault } from "../domain/decide.ts";
import { orderFault, rangeFault, toSnapshot } from "../domain/view.ts";
import { priceCart, skusOf } from "./price-cart.ts";

/** The priced cart, if it can be ordered. */
export const snapshotCart: Handler<typeof contract.snapshot> = async (ctx) => {
  const { cartId, caller } = ctx.params;
  const cart = await ctx.collection(carts.declaration).get(cartId);
  // A caller of a version before ownership was asked for sends none, and compares the owner itself.
  const foreign = cart && caller !== undefined && accessFault(cart, caller ?? undefined);
  if (!cart || foreign) return contract.faults.CART_NOT_FOUND({ cartId });
  const skus = await skusOf(ctx, cart);
  const refused = orderFault(cart, skus);
  if (refused) return refused;
  const priced = await priceCart(ctx, cart, { fallback: false, skus });
  return isFault(priced) ? priced : (rangeFault(priced) ?? toSnapshot(priced));
};
