import type { Money } from "../../../../platform/contract/contract.ts";
import type { ProductState, VariantState } from "./state.ts";

/** What the others say of a sku: undefined where they have not spoken yet. */
export interface Said {
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
  "sku" | "prices" | "compareAtPrices" | "tracked" | "backorder" | "initialStock"
>;

const quantityOf = (variant: Own, said: Said | undefined): number | undefined => {
  if (!variant.tracked) return undefined;
  return Math.max(0, said?.available ?? variant.initialStock ?? 0);
};

/** The product says whether stock is counted, inventory how much there is, pricing what it costs. */
export const offerOf = (variant: Own, said: Said | undefined): Offer => {
  const quantity = quantityOf(variant, said);
  const priced = said?.prices !== undefined && said.prices.length > 0;
  return {
    sku: variant.sku,
    prices: priced ? (said.prices ?? []) : variant.prices,
    compareAt: priced ? (said.compareAt ?? []) : variant.compareAtPrices,
    available: quantity === undefined || variant.backorder || quantity > 0,
    ...(quantity === undefined ? {} : { quantity }),
  };
};

export const priceIn = (prices: readonly Money[], currency: string): Money | undefined =>
  prices.find((price) => price.currency === currency);

/** The currency a product is shown in: the one asked for, else the first it has a price in. */
export const shownCurrency = (offers: readonly Offer[], currency: string): string =>
  offers.some(({ prices }) => priceIn(prices, currency))
    ? currency
    : (offers[0]?.prices[0]?.currency ?? currency);

/** A product as the shelf keeps it: enough to list, filter and sort, without its long texts. */
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
  readonly haystack: string;
  readonly variants: readonly Own[];
  readonly offers: readonly Offer[];
  readonly available: boolean;
}

/** Texts without case, width and accents, so that "cafe" finds "Café". */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const own = ({
  sku,
  prices,
  compareAtPrices,
  tracked,
  backorder,
  initialStock,
}: VariantState): Own => ({
  sku,
  prices,
  compareAtPrices,
  tracked,
  backorder,
  ...(initialStock === undefined ? {} : { initialStock }),
});

type SaidOf = (sku: string) => Said | undefined;

/** The offers of an entry as they are now. */
export const offered = <E extends Omit<Entry, "offers" | "available">>(entry: E, said: SaidOf) => {
  const offers = entry.variants.map((variant) => offerOf(variant, said(variant.sku)));
  return { ...entry, offers, available: offers.some(({ available }) => available) };
};

/** The entry of a product. */
export const entryOf = (
  state: ProductState & { readonly version: number },
  said: SaidOf,
): Entry => {
  const { id, handle, title, vendor, tags, categories, status, version, createdAt } = state;
  const skus = state.variants.map(({ sku }) => sku);
  const image = state.images[0]?.url;
  return offered(
    {
      ...{ id, handle, title, vendor, tags, categories, status, version, createdAt },
      ...(image === undefined ? {} : { image }),
      haystack: folded([title, vendor, state.type, ...tags, ...skus].join("\n")),
      variants: state.variants.map(own),
    },
    said,
  );
};
