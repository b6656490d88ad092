import type { ServiceContext } from "../../../platform/broker/context.ts";
import { keyOf, unitPriceMax } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { StateSource, Stored } from "../../../platform/storage/aggregate.ts";
import * as pricing from "../../pricing/pricing.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";
import type { Cart } from "../carts.contract.ts";
import { carts, recentSkus } from "../carts.store.ts";
import type { CartState } from "../domain/cart.ts";
import type { CartCommand } from "../domain/decide.ts";
import {
  parcelOf,
  rangeFault,
  toCart,
  toQuoteLines,
  type Priced,
  type Skus,
} from "../domain/view.ts";

/** What a cart's lines are, from the replica. */
export const skusOf = (ctx: ServiceContext, { lines }: CartState): Promise<Skus> =>
  recentSkus.many(ctx.own, lines.map(keyOf));

/** The ways to ship a cart to a country. */
export const optionsFor = async (
  ctx: ServiceContext,
  state: CartState,
  skus: Skus,
  country: string,
): Promise<readonly shipping.ShippingOption[]> => {
  const { currency } = state;
  const params = { country, currency, ...parcelOf(state, skus) };
  // Choosing a way and showing the cart ask the same within one request.
  return ctx.once(`shipping.options ${JSON.stringify(params)}`, async () => {
    const { items } = await ctx.request(shipping.options, params);
    // What cannot be added up is no way to ship.
    return items.filter(({ price }) => price.amount <= unitPriceMax);
  });
};

const chosenOption = async (
  ctx: ServiceContext,
  state: CartState,
  skus: Skus,
): Promise<shipping.ShippingOption | undefined> => {
  const { shippingMethod, shippingAddress } = state;
  if (shippingMethod === undefined || !shippingAddress) return undefined;
  const options = await optionsFor(ctx, state, skus, shippingAddress.country);
  return options.find(({ id }) => id === shippingMethod);
};

/**
 * A cart at today's prices: one quote, and shipping is asked only when a method is chosen.
 * `fallback`: a line that lost its price shows the one it was added at.
 */
export const priceCart = async (
  ctx: ServiceContext,
  state: Stored<CartState>,
  { fallback = true, skus: given }: { fallback?: boolean; skus?: Skus } = {},
): Promise<Priced | Fault> => {
  const skus = given ?? (await skusOf(ctx, state));
  const method = await chosenOption(ctx, state, skus);
  const { country, region } = state.shippingAddress ?? {};
  const quote = await ctx.ask(pricing.quote, {
    currency: state.currency,
    lines: toQuoteLines(state.lines, skus, { fallback }),
    markOutOfRange: true,
    ...defined({ country, region, shipping: method?.price }),
  });
  return isFault(quote) ? quote : { ...quote, state, skus, method };
};

/** The whole cart, which every write returns; a fault passes through. */
export const viewCart = async (
  ctx: ServiceContext,
  state: Stored<CartState> | Fault,
): Promise<Cart | Fault> => {
  if (isFault(state)) return state;
  const priced = await priceCart(ctx, state);
  return isFault(priced) ? priced : toCart(priced);
};

/**
 * Changes a cart: prices what it would become, and writes it only if that can be added up. Returns the whole cart,
 * priced once unless another writer was faster.
 */
export const changeCart = async (
  ctx: ServiceContext,
  before: Stored<CartState>,
  command: CartCommand,
  from: StateSource<CartState> = { state: before },
): Promise<Cart | Fault> => {
  const { decide, evolve } = carts.decider;
  const events = decide(before, command);
  if (isFault(events)) return viewCart(ctx, await ctx.execute(carts, before.id, command, from));
  const next = events.reduce<CartState>(evolve, before);
  const priced = await priceCart(ctx, { ...next, version: before.version, outbox: [] });
  if (isFault(priced)) return priced;
  const refused = rangeFault(priced, before.lines);
  if (refused) return refused;
  const state = await ctx.execute(carts, before.id, command, from);
  if (isFault(state)) return state;
  const same = state.version === before.version + (events.length > 0 ? 1 : 0);
  return same ? toCart({ ...priced, state }) : viewCart(ctx, state);
};
