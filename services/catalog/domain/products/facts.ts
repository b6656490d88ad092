import type { ProductFacts, VariantFact } from "../../catalog.contract.ts";
import { defined } from "./fields.ts";
import type { ProductState, VariantState } from "./state.ts";

/** What the others need to know of a variant. */
export const variantFact = (variant: VariantState): VariantFact => ({
  sku: variant.sku,
  variantId: variant.id,
  title: variant.title,
  prices: [...variant.prices],
  compareAt: [...variant.compareAtPrices],
  taxClass: variant.taxClass,
  tracked: variant.tracked,
  backorder: variant.backorder,
  ...defined<Partial<VariantFact>>({
    weightGrams: variant.weightGrams,
    initialStock: variant.initialStock,
    image: variant.image,
  }),
});

/** The data of the event that tells of a product; `before`: its variants until now. */
export const factsOf = (state: ProductState, before: readonly VariantState[]): ProductFacts => {
  const now = new Set(state.variants.map(({ sku }) => sku));
  const image = state.images[0]?.url;
  return {
    productId: state.id,
    handle: state.handle,
    title: state.title,
    vendor: state.vendor,
    type: state.type,
    status: state.status === "deleted" ? "archived" : state.status,
    tags: [...state.tags],
    categories: [...state.categories],
    ...(image === undefined ? {} : { image }),
    skus: state.variants.map(variantFact),
    removed: before.map(({ sku }) => sku).filter((sku) => !now.has(sku)),
  };
};
