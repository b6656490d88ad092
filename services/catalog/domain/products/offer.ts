import { folded } from "../../../../platform/kernel/texts/folded.ts";
import type { Money } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { variantKeyOf, type ProductState, type VariantState, type Versioned } from "./state.ts";

/** What pricing and inventory published of a variant: undefined until they did. */
export interface SkuReport {
  readonly prices?: readonly Money[];
  readonly compareAt?: readonly Money[];
  readonly available?: number;
  readonly tracked?: boolean;
  readonly backorder?: boolean;
}

/** What a shopper may know of a variant beside its texts. */
export interface Offer {
  readonly sku: string;
  readonly prices: readonly Money[];
  readonly compareAt: readonly Money[];
  readonly available: boolean;
  /** Undefined where stock is not counted. */
  readonly quantity?: number;
}

type Own = Pick<
  VariantState,
  "id" | "key" | "sku" | "prices" | "compareAtPrices" | "tracked" | "backorder" | "initialStock"
>;

const quantityOf = (variant: Own, report: SkuReport | undefined): number | undefined => {
  if (!variant.tracked) return undefined;
  return Math.max(0, report?.available ?? variant.initialStock ?? 0);
};

/** The product says whether stock is counted, inventory how much there is, pricing what it costs. */
export const offerOf = (variant: Own, report: SkuReport | undefined): Offer => {
  const quantity = quantityOf(variant, report);
  const priced = report?.prices !== undefined && report.prices.length > 0;
  return {
    sku: variant.sku,
    prices: priced ? (report.prices ?? []) : variant.prices,
    compareAt: priced ? (report.compareAt ?? []) : variant.compareAtPrices,
    available: quantity === undefined || variant.backorder || quantity > 0,
    ...defined({ quantity }),
  };
};

export const priceIn = (prices: readonly Money[], currency: string): Money | undefined =>
  prices.find((price) => price.currency === currency);

/** The currency a product is shown in: the one asked for, else the first it has a price in. */
export const shownCurrency = (offers: readonly Offer[], currency: string): string =>
  offers.some(({ prices }) => priceIn(prices, currency))
    ? currency
    : (offers[0]?.prices[0]?.currency ?? currency);

/** A product as the shelf holds it: enough to list, filter and sort, without its long texts. */
export interface Entry {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly image?: string;
  readonly status: ProductState["status"];
  readonly version: number;
  readonly createdAt: string;
  /** Everything `q` looks into, folded. */
  readonly searchText: string;
  readonly variants: readonly Own[];
  readonly offers: readonly Offer[];
  readonly available: boolean;
}

const own = ({
  id,
  key,
  sku,
  prices,
  compareAtPrices,
  tracked,
  backorder,
  initialStock,
}: VariantState): Own => ({
  id,
  sku,
  prices,
  compareAtPrices,
  tracked,
  backorder,
  ...defined({ key, initialStock }),
});

type ReportOf = (key: string) => SkuReport | undefined;

/** The offers of an entry as they are now. */
export const withOffers = <E extends Omit<Entry, "offers" | "available">>(
  entry: E,
  reportOf: ReportOf,
) => {
  const offers = entry.variants.map((variant) => offerOf(variant, reportOf(variantKeyOf(variant))));
  return { ...entry, offers, available: offers.some(({ available }) => available) };
};

/** The entry of a product. */
export const entryOf = (state: Versioned, reportOf: ReportOf): Entry => {
  const { id, handle, title, vendor, tags, categories, status, version, createdAt } = state;
  const skus = state.variants.map(({ sku }) => sku);
  return withOffers(
    {
      ...{ id, handle, title, vendor, tags, categories, status, version, createdAt },
      ...defined({ image: state.images[0]?.url }),
      searchText: folded([title, vendor, state.type, ...tags, ...skus].join("\n")),
      variants: state.variants.map(own),
    },
    reportOf,
  );
};
