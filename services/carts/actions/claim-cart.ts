import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { CartDetails } from "../carts.contract.ts";
import type * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";
import type { CartState } from "../domain/cart.ts";
import { by, loadCart } from "./load-cart.ts";
import { viewCart } from "./price-cart.ts";

/** The shopper's open cart in the same currency that was touched last. */
const targetOf = async (
  ctx: ServiceContext,
  { id, currency }: CartState,
  customerId: string,
): Promise<string | undefined> => {
  const found = await ctx
    .collection(carts.declaration)
    .find({ customerId, status: "open" }, { sort: [["touchedAt", -1]], limit: 20 });
  return found.find((cart) => cart.currency === currency && cart.id !== id)?.id;
};

/**
 * POST /v1/carts/{cartId}/claim: a guest's cart becomes the shopper's, or goes into the open cart that the shopper
 * has. First the guest's is closed (naming the other), then its lines are taken over: a request that comes
 * again finishes what a crash left.
 */
export const claimCart: Handler<typeof contract.claim> = async (ctx) => {
  const { cartId } = ctx.params;
  const customerId = ctx.personId;
  if (customerId === undefined) return common.UNAUTHENTICATED();
  const state = await loadCart(ctx, cartId);
  if (isFault(state)) return state;
  const guests = state.customerId === undefined && state.status === "open";
  const target = state.mergedInto ?? (guests ? await targetOf(ctx, state, customerId) : undefined);
  if (target === undefined)
    return viewCart(ctx, await ctx.execute(carts, cartId, { type: "Adopt", ...by(ctx) }));
  const merge = { type: "MergeInto", target, ...by(ctx) } as const;
  const merged = await ctx.execute(carts, cartId, merge);
  if (isFault(merged)) return merged;
  const { lines } = merged;
  const details = pick(CartDetails, merged);
  const takeOver = { type: "TakeOver", from: cartId, lines, details, ...by(ctx) } as const;
  return viewCart(ctx, await ctx.execute(carts, target, takeOver));
};
