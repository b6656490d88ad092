import {
  keyOf,
  pick,
  PricedLine,
  unitPriceMax,
  type Totals,
} from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { money } from "../../../platform/contract/money.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import type { CartState, LineState } from "./cart.ts";
import { Cart, CartLine, faults, Snapshot, type ShippingChoice } from "../carts.contract.ts";
import { closedFault } from "./decide.ts";
import { isAvailable, isOnSale, type SkuState } from "./sku.ts";

/** The variants of a cart's lines by key, as far as the replica knows them. */
export type Skus = ReadonlyMap<string, SkuState>;
type Quoted = Pick<CartLine, "sku" | "quantity" | "unitPrice" | "discount" | "tax" | "total"> & {
  readonly outOfRange?: boolean;
};

/** A cart's state with today's prices beside it. */
export interface Priced {
  readonly state: CartState & { readonly version: number };
  readonly skus: Skus;
  readonly lines: readonly Quoted[];
  readonly totals: Totals;
  /** The chosen method, when it goes to the address. */
  readonly method?: ShippingChoice | undefined;
}

/** The lines as pricing is asked; `fallback`: the price shown before, where a cart is only looked at. */
export const toQuoteLines = (
  lines: readonly LineState[],
  skus: Skus,
  { fallback }: { readonly fallback: boolean },
) =>
  lines.map((line) => {
    const { quantity, unitPrice } = line;
    const variantKey = keyOf(line);
    const { sku = line.sku, taxClass = "standard", prices = [] } = skus.get(variantKey) ?? {};
    const shown = { sku, variantKey, quantity, taxClass, prices: [...prices] };
    return fallback ? { ...shown, fallback: unitPrice } : shown;
  });

/** What shipping needs to know of a cart: its weight and what it costs by the replica's prices. */
export const parcelOf = ({ lines, currency }: CartState, skus: Skus) => {
  const unit = (line: LineState): number =>
    skus.get(keyOf(line))?.prices.find((price) => price.currency === currency)?.amount ??
    line.unitPrice.amount;
  const weight = lines.reduce(
    (all, line) => all + (skus.get(keyOf(line))?.weightGrams ?? 0) * line.quantity,
    0,
  );
  const subtotal = lines.reduce((all, line) => all + unit(line) * line.quantity, 0);
  return {
    weightGrams: Math.min(weight, Number.MAX_SAFE_INTEGER),
    subtotal: money(Math.min(subtotal, Number.MAX_SAFE_INTEGER), currency),
  };
};

const inCurrency = (sku: SkuState | undefined, currency: string): boolean =>
  sku?.prices.some((price) => price.currency === currency) ?? false;

const toLine = (
  line: LineState,
  quoted: Quoted,
  sku: SkuState | undefined,
  available: boolean,
): CartLine => {
  const { outOfRange = false } = quoted;
  const code = outOfRange ? "PRICE_OUT_OF_RANGE" : undefined;
  const there = available && !outOfRange;
  const shown = { title: sku?.title || line.title, available: there, code, image: sku?.image };
  return pick(CartLine, { ...line, ...quoted, ...defined(shown) });
};

const keyed = (lines: readonly LineState[]) =>
  lines.map(({ quantity, ...line }) => ({ variantKey: keyOf(line), quantity }));

const pricedLines = ({ state, skus, lines }: Priced): CartLine[] => {
  // Lines of one variant need its stock together.
  const available = new Map(
    sumBy(keyed(state.lines), "variantKey").map(({ variantKey, quantity }) => {
      const known = skus.get(variantKey);
      return [variantKey, inCurrency(known, state.currency) && isAvailable(known, quantity)];
    }),
  );
  return state.lines.flatMap((line, i) => {
    const quoted = lines[i];
    const isThere = available.get(keyOf(line)) ?? false;
    return quoted ? [toLine(line, quoted, skus.get(keyOf(line)), isThere)] : [];
  });
};

/** The cart as its shopper sees it. */
export const toCart = (priced: Priced): Cart => {
  const { state, totals, method } = priced;
  const { shippingMethod: _chosen, ...rest } = state;
  return pick(Cart, {
    ...rest,
    status: state.status === "new" ? "open" : state.status,
    lines: pricedLines(priced),
    ...defined({ shippingMethod: method?.id }),
    codes: [],
    totals,
  });
};

/**
 * Refuses lines that cannot be added up: those that grew, and any that the sum has no room for. A price that
 * rose beyond the limit since does not stand in the way of other changes.
 */
export const rangeFault = (
  { state, lines }: Priced,
  before: readonly LineState[] = [],
): Fault | undefined => {
  const old = new Map(before.map(({ id, quantity }) => [id, quantity]));
  const grew = (i: number): boolean =>
    (state.lines[i]?.quantity ?? 0) > (old.get(state.lines[i]?.id ?? "") ?? 0);
  const added = lines.some((_line, i) => grew(i));
  const wrong = lines.find(
    (line, i) => line.outOfRange && (grew(i) || (added && line.unitPrice.amount <= unitPriceMax)),
  );
  return wrong && faults.PRICE_OUT_OF_RANGE({ cartId: state.id, sku: wrong.sku });
};

const missing = (field: string) => ({
  errors: [{ pointer: `/${field}`, message: "is required" }],
});

/** Why a cart cannot be ordered yet, before prices are asked. */
export const orderFault = (state: CartState, skus: Skus): Fault | undefined => {
  const { id: cartId, status, lines, email, shippingAddress } = state;
  if (status === "new") return faults.CART_NOT_FOUND({ cartId });
  const closed = closedFault(state);
  if (closed) return closed;
  if (lines.length === 0) return faults.CART_EMPTY({ cartId, ...missing("lines") });
  const gone = lines.find((line) => !isOnSale(skus.get(keyOf(line))));
  if (gone) {
    const errors = [{ pointer: `/lines/${lines.indexOf(gone)}`, message: "is no longer on sale" }];
    return faults.NOT_FOR_SALE({ cartId, sku: gone.sku, errors });
  }
  if (email === undefined) return faults.EMAIL_REQUIRED({ cartId, ...missing("email") });
  return shippingAddress === undefined
    ? faults.ADDRESS_REQUIRED({ cartId, ...missing("shippingAddress") })
    : undefined;
};

const keyIn = (line: LineState | undefined): string | undefined => line && keyOf(line);

/** The cart as its order freezes it. */
export const toSnapshot = (priced: Priced): Snapshot | Fault => {
  const { state, totals, method } = priced;
  const { id, status, email, shippingAddress } = state;
  if (!method || email === undefined || !shippingAddress || status === "new") {
    return faults.SHIPPING_METHOD_REQUIRED({ cartId: id, ...missing("shippingMethod") });
  }
  return pick(Snapshot, {
    ...state,
    cartId: id,
    status,
    lines: pricedLines(priced).map((line, i) => ({
      ...pick(PricedLine, line),
      ...defined({ lineId: state.lines[i]?.id, variantKey: keyIn(state.lines[i]) }),
    })),
    totals,
    email,
    shippingAddress,
    billingAddress: state.billingAddress ?? shippingAddress,
    shippingMethod: method,
  });
};
