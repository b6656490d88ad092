import type { Money } from "../../../../platform/contract/contract.ts";
import { defined } from "./fields.ts";
import { priceIn, shownCurrency, type Entry, type Offer } from "./offer.ts";
import type { ProductSummary, ProductView, Status, VariantView } from "../../products.contract.ts";
import type { ProductState, VariantState } from "./state.ts";

const shownStatus = (status: ProductState["status"]): Status =>
  status === "deleted" ? "archived" : status;

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

/** A line of a list. */
export const summaryOf = (entry: Entry, currency: string, withStatus: boolean): ProductSummary => {
  const { id, handle, title, vendor, image, version, status, available } = entry;
  const shown = shownCurrency(entry.offers, currency);
  const none = { amount: 0, currency: shown };
  return {
    ...{ id, handle, title, vendor },
    priceRange: rangeIn(entry.offers, shown) ?? { min: none, max: none },
    ...(image === undefined ? {} : { image }),
    available: available && status === "active",
    ...(withStatus ? { status: shownStatus(status) } : {}),
    version,
  };
};

/** How a product is to be shown. */
export interface Showing {
  readonly currency: string;
  readonly offerOf: (variant: VariantState) => Offer;
  /** Whether shoppers see how many there are. */
  readonly quantities: boolean;
  /** Staff see every price and what stays inside. */
  readonly staff: boolean;
}

const inside = (variant: VariantState) => ({
  prices: [...variant.prices],
  compareAtPrices: [...variant.compareAtPrices],
  taxClass: variant.taxClass,
  tracked: variant.tracked,
  backorder: variant.backorder,
  ...defined<Partial<VariantView>>({
    initialStock: variant.initialStock,
    metadata: variant.metadata,
  }),
});

const variantView = (
  variant: VariantState,
  { currency, offerOf, quantities, staff }: Showing,
  active: boolean,
): VariantView => {
  const offer = offerOf(variant);
  const price = priceIn(offer.prices, currency) ?? offer.prices[0] ?? { amount: 0, currency };
  const before = priceIn(offer.compareAt, price.currency);
  return {
    id: variant.id,
    sku: variant.sku,
    title: variant.title,
    options: { ...variant.options },
    price: { ...price },
    available: offer.available && active,
    ...defined<Partial<VariantView>>({
      // At or below the price it is no sale.
      compareAtPrice: before && before.amount > price.amount ? { ...before } : undefined,
      weightGrams: variant.weightGrams,
      barcode: variant.barcode,
      availableQuantity: quantities || staff ? offer.quantity : undefined,
      image: variant.image,
    }),
    ...(staff ? inside(variant) : {}),
  };
};

/** A product as one caller sees it. */
export const productView = (
  state: ProductState & { readonly version: number },
  showing: Showing,
): ProductView => ({
  id: state.id,
  handle: state.handle,
  title: state.title,
  descriptionHtml: state.descriptionHtml,
  vendor: state.vendor,
  type: state.type,
  categories: [...state.categories],
  tags: [...state.tags],
  options: state.options.map(({ name, values }) => ({ name, values: [...values] })),
  images: state.images.map(({ url, alt }) => ({ url, alt })),
  variants: state.variants.map((one) => variantView(one, showing, state.status === "active")),
  status: shownStatus(state.status),
  ...(state.metadata ? { metadata: { ...state.metadata } } : {}),
  version: state.version,
});
