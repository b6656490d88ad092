import type { Money } from "../../../platform/contract/contract.ts";
import { standardTitle } from "./title.ts";

/** What a line needs to know of its variant (id: its key): a replica fed by catalog's and inventory's events. */
export interface SkuState {
  readonly id: string;
  /** The name it has now. */
  readonly sku: string;
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
  /** Of the product; `removed`: no longer one of its variants; `unknown`: only its stock is before. */
  readonly status: string;
  readonly image?: string;
  readonly available: number;
  /** Of the stock's event; 0: none has come yet. */
  readonly stockVersion: number;
}

/** A variant as catalog's events and its look-up give it. */
export interface SkuVariant {
  readonly sku: string;
  readonly title: string;
  readonly prices: readonly Money[];
  readonly weightGrams?: number | undefined;
  readonly taxClass: string;
  readonly tracked: boolean;
  readonly backorder: boolean;
  readonly initialStock?: number | undefined;
  readonly image?: string | undefined;
}
/** The version of the product that an event is about. */
export interface ProductRef {
  readonly productId: string;
  readonly productVersion: number;
  readonly productTime: string;
}

/** A variant of which no event has come yet. */
export const unknownSku = (id: string): SkuState => ({
  id,
  sku: id,
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

/** Events come in any order: an older one changes nothing, nor does one of a product that lost the sku since. */
const isNewer = (before: SkuState, product: ProductRef): boolean => {
  if (before.productId === product.productId) return product.productVersion > before.productVersion;
  return before.productId === "" || product.productTime > before.productTime;
};

const described = (
  before: SkuState,
  product: ProductRef & { readonly productTitle: string; readonly status: string },
  variant: SkuVariant,
): SkuState => {
  const { image: _old, ...rest } = before;
  const { productId, productVersion, productTime, productTitle, status } = product;
  const { sku, prices, taxClass, tracked, backorder, weightGrams = 0, image } = variant;
  return {
    ...rest,
    sku,
    ...{ productId, productVersion, productTime, status },
    ...{ prices, taxClass, tracked, backorder, weightGrams },
    title: standardTitle(productTitle, variant.title),
    ...(image === undefined ? {} : { image }),
    ...(before.stockVersion === 0 ? { available: variant.initialStock ?? before.available } : {}),
  };
};

/** After an event of its product; undefined: nothing changes. */
export const afterProduct = (
  before: SkuState,
  product: ProductRef & { readonly productTitle: string; readonly status: string },
  variant: SkuVariant,
): SkuState | undefined => {
  return isNewer(before, product) ? described(before, product, variant) : undefined;
};

/** After its product lost the sku; undefined: nothing changes. */
export const afterRemoval = (before: SkuState, product: ProductRef): SkuState | undefined => {
  const others = before.productId !== "" && before.productId !== product.productId;
  return others || !isNewer(before, product)
    ? undefined
    : { ...before, ...product, prices: [], status: "removed" };
};

/** After an event of its stock; undefined: nothing changes. */
export const afterLevel = (
  before: SkuState,
  stockVersion: number,
  available: number,
): SkuState | undefined => {
  return stockVersion > before.stockVersion ? { ...before, stockVersion, available } : undefined;
};

/**
 * After a look-up in catalog: as catalog has it now, but any event still counts more
 * than this, which carries no version.
 */
export const afterLookup = (
  before: SkuState,
  found: SkuVariant & {
    readonly productId: string;
    readonly productTitle: string;
    readonly status: string;
    readonly available: boolean;
  },
): SkuState => {
  const same = before.productId === found.productId;
  const product = {
    productId: found.productId,
    productVersion: same ? before.productVersion : 0,
    productTime: before.productTime,
    productTitle: found.productTitle,
    status: found.status,
  };
  const stock = found.initialStock ?? (found.available ? 1 : 0);
  return described(before, product, { ...found, initialStock: stock });
};

/** Which of several that have or had a name has it: one that is on sale, the last that said so. */
export const namedOf = (all: readonly SkuState[]): SkuState | undefined =>
  [...all].sort((a, b) => {
    if (isOnSale(a) !== isOnSale(b)) return isOnSale(a) ? -1 : 1;
    return a.productTime < b.productTime ? 1 : -1;
  })[0];

/** Whether a sku may be added to a cart. */
export const isOnSale = (sku: SkuState | undefined): sku is SkuState => sku?.status === "active";

/** Whether so many can be had now. */
export const isAvailable = (sku: SkuState | undefined, quantity: number): boolean =>
  isOnSale(sku) && (!sku.tracked || sku.backorder || sku.available >= quantity);
