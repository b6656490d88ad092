import type { Service } from "moleculer";
import { ask, call, type Callable } from "../../../platform/broker/action.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as pricing from "../../pricing/pricing.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";
import type { CartState } from "../domain/cart.ts";
import type { Cart } from "../carts.contract.ts";
import { recentSkus } from "../carts.store.ts";
import { cartView, parcelOf, toQuoteLines, type Priced, type Skus } from "../domain/view.ts";

type Stored = CartState & { readonly version: number };

/** What a cart's lines are, from the replica. */
export const skusOf = (service: Service, { lines }: CartState): Promise<Skus> =>
  recentSkus.many(
    service,
    lines.map(({ sku }) => sku),
  );

/** What shipping answered a request already: choosing a way and showing the cart ask the same. */
const answered = new WeakMap<Callable, Map<string, ReturnType<typeof askOptions>>>();

type Options = Static<typeof shipping.options.params>;
const askOptions = async (from: Callable, params: Options): Promise<shipping.ShippingOption[]> =>
  (await call(from, shipping.options, params)).items;

/** The ways to ship a cart to a country, asked once for each request; `from` is its context. */
export const optionsFor = (
  from: Callable,
  state: CartState,
  skus: Skus,
  country: string,
): Promise<shipping.ShippingOption[]> => {
  const { currency } = state;
  const params = { country, currency, ...parcelOf(state, skus) };
  const key = JSON.stringify(params);
  const known = answered.get(from) ?? new Map<string, ReturnType<typeof askOptions>>();
  answered.set(from, known);
  const answer = known.get(key) ?? askOptions(from, params);
  known.set(key, answer);
  return answer;
};

const chosen = async (
  from: Callable,
  state: CartState,
  skus: Skus,
): Promise<shipping.ShippingOption | undefined> => {
  const { shippingMethod, shippingAddress } = state;
  if (shippingMethod === undefined || !shippingAddress) return undefined;
  const options = await optionsFor(from, state, skus, shippingAddress.country);
  return options.find(({ id }) => id === shippingMethod);
};

/**
 * A cart at today's prices: one quote, and shipping is asked only when a method is chosen.
 * `fallback`: a line that lost its price shows the one it was added at.
 */
export const price = async (
  service: Service,
  from: Callable,
  state: Stored,
  { fallback = true, skus }: { fallback?: boolean; skus?: Skus } = {},
): Promise<Priced | Fault> => {
  const known = skus ?? (await skusOf(service, state));
  const method = await chosen(from, state, known);
  const { country, region } = state.shippingAddress ?? {};
  const quote = await ask(from, pricing.quote, {
    currency: state.currency,
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
    lines: toQuoteLines(state.lines, known, { fallback }),
    ...(method ? { shipping: method.price } : {}),
  });
  return isFault(quote) ? quote : { ...quote, state, skus: known, method };
};

/** The whole cart: what every write answers. */
export const answerCart = async (
  service: Service,
  from: Callable,
  state: Stored,
): Promise<Cart | Fault> => {
  const priced = await price(service, from, state);
  return isFault(priced) ? priced : cartView(priced);
};
