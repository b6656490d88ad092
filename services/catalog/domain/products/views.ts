import { pick, type Money } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import {
  Product,
  ProductSummary,
  ShopperVariant,
  Variant,
  type ProductView,
  type VariantView,
} from "../../catalog.schemas.ts";
import { shownCategories, type CategoryNames } from "./category-names.ts";
import { priceIn, shownCurrency, type Entry, type Offer } from "./offer.ts";
import { shownStatus, type VariantState, type Versioned } from "./state.ts";

/** Lowest and highest price in a currency; undefined when there is none in it. */
export const rangeIn = (
  offers: readonly Offer[],
  currency: string,
): { min: Money; max: Money } | undefined => {
  const amounts = offers.flatMap(({ prices }) => priceIn(prices, currency)?.amount ?? []);
  if (amounts.length === 0) return undefined;
  return {
    min: { amount: Math.min(...amounts), currency },
    max: { amount: Math.max(...amounts), currency },
  };
};

/** An item of a list. */
export const summaryOf = (entry: Entry, currency: string, withStatus: boolean): ProductSummary => {
  const shown = shownCurrency(entry.offers, currency);
  const none = { amount: 0, currency: shown };
  const { status, ...rest } = entry;
  return pick(ProductSummary, {
    ...rest,
    priceRange: rangeIn(entry.offers, shown) ?? { min: none, max: none },
    available: entry.available && status === "active",
    ...(withStatus ? { status: shownStatus(status) } : {}),
  });
};

/** How a product is to be shown. */
export interface Showing {
  readonly currency: string;
  readonly offerOf: (variant: VariantState) => Offer;
  readonly categories: CategoryNames;
  /** Whether shoppers see how many there are. */
  readonly quantities: boolean;
  /** Staff see every price, and what is not for shoppers. */
  readonly staff: boolean;
}

const variantView = (
  variant: VariantState,
  { currency, offerOf, quantities, staff }: Showing,
  active: boolean,
): VariantView => {
  const offer = offerOf(variant);
  const price = priceIn(offer.prices, currency) ?? offer.prices[0] ?? { amount: 0, currency };
  const before = priceIn(offer.compareAt, price.currency);
  const view = {
    ...variant,
    price,
    available: offer.available && active,
    ...defined({
      // At or below the price it is no sale.
      compareAtPrice: before && before.amount > price.amount ? before : undefined,
      availableQuantity: quantities || staff ? offer.quantity : undefined,
    }),
  };
  return staff ? pick(Variant, view) : pick(ShopperVariant, view);
};

/** A product as one caller sees it. */
export const productView = (state: Versioned, showing: Showing): ProductView =>
  pick(Product, {
    ...state,
    variants: state.variants.map((one) => variantView(one, showing, state.status === "active")),
    categories: shownCategories(state.categories, showing.categories),
    status: shownStatus(state.status),
  });
