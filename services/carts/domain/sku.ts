import type { Money } from "../../../platform/contract/contract.ts";
import { standardTitle } from "./title.ts";

/** What a line needs to know of its sku: a replica fed by catalog's and inventory's events. */
export interface SkuState {
  readonly id: string;
  readonly productId: string;
  readonly productVersion: number;
  /** When the product said so: decides between two products that both claim the sku. */
  readonly productTime: string;
  readonly title: string;
  readonly weightGrams: number;
  readonly taxClass: string;
  readonly prices: readonly Money[];
  readonly tracked: boolean;
  readonly backorder: boolean;
  /** Of the product; `removed`: no longer one of its variants; `unknown`: only its stock is known. */
  readonly status: string;
  readonly image?: string;
  readonly available: number;
  /** Of the stock's event; 0: not heard of yet. */
  readonly stockVersion: number;
}

/** A variant as catalog tells it. */
export interface VariantTold {
  readonly title: string;
  readonly prices: readonly Money[];
  readonly weightGrams?: number | undefined;
  readonly taxClass: string;
  readonly tracked: boolean;
  readonly backorder: boolean;
  readonly initialStock?: number | undefined;
  readonly image?: string | undefined;
}
/** The product event a word comes from. */
export interface ProductTold {
  readonly productId: string;
  readonly productVersion: number;
  readonly productTime: string;
}

const nothing = (id: string): SkuState => ({
  id,
  productId: "",
  productVersion: 0,
  productTime: "",
  title: "",
  weightGrams: 0,
  taxClass: "standard",
  prices: [],
  tracked: true,
  backorder: false,
  status: "unknown",
  available: 0,
  stockVersion: 0,
});

/** No order is promised: an older word is not news, nor is one of a product that lost the sku since. */
const isNews = (known: SkuState, told: ProductTold): boolean => {
  if (known.productId === told.productId) return told.productVersion > known.productVersion;
  return known.productId === "" || told.productTime > known.productTime;
};

const described = (
  known: SkuState,
  told: ProductTold & { readonly productTitle: string; readonly status: string },
  variant: VariantTold,
): SkuState => {
  const { image: _old, ...rest } = known;
  const { productId, productVersion, productTime, productTitle, status } = told;
  const { prices, taxClass, tracked, backorder, weightGrams = 0, image } = variant;
  return {
    ...rest,
    ...{ productId, productVersion, productTime, status },
    ...{ prices, taxClass, tracked, backorder, weightGrams },
    title: standardTitle(productTitle, variant.title),
    ...(image === undefined ? {} : { image }),
    ...(known.stockVersion === 0 ? { available: variant.initialStock ?? known.available } : {}),
  };
};

/** After a product told of its variant; undefined: no news. */
export const toldByProduct = (
  known: SkuState | undefined,
  id: string,
  told: ProductTold & { readonly productTitle: string; readonly status: string },
  variant: VariantTold,
): SkuState | undefined => {
  const before = known ?? nothing(id);
  return isNews(before, told) ? described(before, told, variant) : undefined;
};

/** After a product told that the sku is no longer its own; undefined: no news. */
export const removedByProduct = (
  known: SkuState | undefined,
  id: string,
  told: ProductTold,
): SkuState | undefined => {
  const before = known ?? nothing(id);
  const others = before.productId !== "" && before.productId !== told.productId;
  return others || !isNews(before, told)
    ? undefined
    : { ...before, ...told, prices: [], status: "removed" };
};

/** After inventory told the level; undefined: no news. */
export const toldByStock = (
  known: SkuState | undefined,
  id: string,
  stockVersion: number,
  available: number,
): SkuState | undefined => {
  const before = known ?? nothing(id);
  return stockVersion > before.stockVersion ? { ...before, stockVersion, available } : undefined;
};

/**
 * After catalog was asked: as told now, but any event still counts more
 * than this answer, which carries no version.
 */
export const toldOnAsking = (
  known: SkuState | undefined,
  id: string,
  answer: VariantTold & {
    readonly productId: string;
    readonly productTitle: string;
    readonly status: string;
    readonly available: boolean;
  },
): SkuState => {
  const before = known ?? nothing(id);
  const same = before.productId === answer.productId;
  const told = {
    productId: answer.productId,
    productVersion: same ? before.productVersion : 0,
    productTime: before.productTime,
    productTitle: answer.productTitle,
    status: answer.status,
  };
  const stock = answer.initialStock ?? (answer.available ? 1 : 0);
  return described(before, told, { ...answer, initialStock: stock });
};

/** Whether a sku may be added to a cart. */
export const isOnSale = (sku: SkuState | undefined): sku is SkuState => sku?.status === "active";

/** Whether so many can be had now. */
export const isAvailable = (sku: SkuState | undefined, quantity: number): boolean =>
  isOnSale(sku) && (!sku.tracked || sku.backorder || sku.available >= quantity);
