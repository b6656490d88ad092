import { pick, type Static } from "../../../../platform/contract/contract.ts";
import type { Private, Published } from "../../../../platform/domain/decider.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import {
  CatalogProduct,
  CatalogVariant,
  type productArchived,
  type productChanged,
  type productPublished,
} from "../../catalog.contract.ts";
import {
  shownStatus,
  variantKeyOf,
  type ProductContent,
  type ProductState,
  type VariantState,
} from "./state.ts";

/** What a save writes. */
export type Save = {
  readonly content: ProductContent;
  readonly status: ProductState["status"];
  /** ISO 8601. */
  readonly at: string;
  readonly importId?: string;
};

export type ProductEvent =
  | Published<typeof productPublished>
  | Published<typeof productChanged>
  | Published<typeof productArchived>
  | Private<"saved", Save>;

/** What other services need to know of a variant. */
export const variantFact = (variant: VariantState): CatalogVariant =>
  pick(CatalogVariant, {
    ...variant,
    variantId: variant.id,
    variantKey: variantKeyOf(variant),
    compareAt: variant.compareAtPrices,
  });

/** The data of a product's event; `before`: its variants until now. */
export const productFacts = (
  state: ProductState,
  before: readonly VariantState[],
): Static<typeof CatalogProduct> => {
  const now = new Set(state.variants.map(({ sku }) => sku));
  const left = new Set(state.variants.map(variantKeyOf));
  return pick(CatalogProduct, {
    ...state,
    productId: state.id,
    status: shownStatus(state.status),
    ...defined({ image: state.images[0]?.url }),
    skus: state.variants.map(variantFact),
    removed: before.map(({ sku }) => sku).filter((sku) => !now.has(sku)),
    gone: before.map(variantKeyOf).filter((key) => !left.has(key)),
  });
};
