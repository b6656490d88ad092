import type { Service } from "moleculer";
import { callerOf, type Ctx } from "../../../platform/broker/action.ts";
import { execute } from "../../../platform/storage/aggregate.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { CartState, Details } from "../domain/cart.ts";
import { byOf, change, load } from "./carts.ts";
import type * as contract from "../carts.contract.ts";
import { carts } from "../carts.store.ts";

/** The shopper's open cart in the same currency that was touched last. */
const targetOf = async (
  service: Service,
  { id, currency }: CartState,
  customerId: string,
): Promise<string | undefined> => {
  const found = await collectionOf(service, carts.declaration).find(
    { customerId, status: "open" },
    { sort: [["touchedAt", -1]], limit: 20 },
  );
  return found.find((cart) => cart.currency === currency && cart.id !== id)?.id;
};

const detailsOf = (state: CartState): Details => {
  const { email, shippingAddress, billingAddress, shippingMethod } = state;
  return {
    ...(email === undefined ? {} : { email }),
    ...(shippingAddress === undefined ? {} : { shippingAddress }),
    ...(billingAddress === undefined ? {} : { billingAddress }),
    ...(shippingMethod === undefined ? {} : { shippingMethod }),
  };
};

/**
 * A guest's cart becomes the shopper's, or goes into the open cart the shopper has. First the guest's is
 * closed (naming the other), then its lines are taken over: asked again, what a crash left is finished.
 */
export const claim = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.claim.params>>,
): Promise<contract.Cart | Fault> => {
  const { cartId } = ctx.params;
  const caller = callerOf(ctx)?.id;
  if (caller === undefined) return common.UNAUTHENTICATED();
  const state = await load(service, cartId, caller);
  if (isFault(state)) return state;
  const by = byOf(service, ctx);
  const guests = state.customerId === undefined && state.status === "open";
  const target = state.mergedInto ?? (guests ? await targetOf(service, state, caller) : undefined);
  if (target === undefined) return change(service, ctx, cartId, { type: "Adopt", ...by });
  const closed = await execute(service, carts, cartId, { type: "MergeInto", target, ...by });
  if (isFault(closed)) return closed;
  const { lines } = closed.state;
  return change(service, ctx, target, {
    type: "TakeOver",
    from: cartId,
    lines,
    details: detailsOf(closed.state),
    ...by,
  });
};
