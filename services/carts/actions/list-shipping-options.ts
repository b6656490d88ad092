import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import * as contract from "../carts.contract.ts";
import { loadCart } from "./load-cart.ts";
import { optionsFor, skusOf } from "./price-cart.ts";

/** GET /v1/carts/{cartId}/shipping-options */
export const listShippingOptions: Handler<typeof contract.shippingOptions> = async (ctx) => {
  const state = await loadCart(ctx, ctx.params.cartId);
  if (isFault(state)) return state;
  const country = state.shippingAddress?.country;
  if (country === undefined) {
    const errors = [{ pointer: "/shippingAddress", message: "is required" }];
    return contract.faults.ADDRESS_REQUIRED({ cartId: state.id, errors });
  }
  return { items: [...(await optionsFor(ctx, state, await skusOf(ctx, state), country))] };
};
