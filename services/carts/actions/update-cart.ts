import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { mergePatch } from "../../../platform/kernel/merge-patch.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as contract from "../carts.contract.ts";
import type { CartState } from "../domain/cart.ts";
import { changeOf, closedFault, type Patch } from "../domain/decide.ts";
import { by, loadCart } from "./load-cart.ts";
import { changeCart, optionsFor, skusOf } from "./price-cart.ts";

/** Refuses a method that does not go to the address that the cart will have. */
const methodFault = async (
  ctx: ServiceContext,
  state: CartState,
  patch: Patch,
): Promise<Fault | undefined> => {
  const id = patch.shippingMethod;
  const change = changeOf(state, patch);
  if (isFault(change) || typeof id !== "string") return isFault(change) ? change : undefined;
  const next = mergePatch<CartState>(state, change);
  const country = next.shippingAddress?.country;
  const pointer = "/shippingMethod";
  if (country === undefined) {
    const errors = [{ pointer, message: "needs a shipping address" }];
    return contract.faults.ADDRESS_REQUIRED({ errors });
  }
  const options = await optionsFor(ctx, next, await skusOf(ctx, next), country);
  if (options.some((option) => option.id === id)) return undefined;
  const errors = [{ pointer, message: "is none of the cart's shipping options" }];
  return contract.faults.SHIPPING_METHOD_UNKNOWN({ shippingMethod: id, errors });
};

/** PATCH /v1/carts/{cartId} */
export const updateCart: Handler<typeof contract.update> = async (ctx) => {
  const { cartId, ...patch } = ctx.params;
  const command = { type: "Update", patch, ...by(ctx) } as const;
  const state = await loadCart(ctx, cartId);
  if (isFault(state)) return state;
  if (typeof patch.shippingMethod !== "string") return changeCart(ctx, state, command);
  const refused = closedFault(state) ?? (await methodFault(ctx, state, patch));
  return refused ?? changeCart(ctx, state, command);
};
