import {
  action,
  closedObject,
  event,
  Id,
  Money,
  Sku,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { letters } from "../../platform/contract/dead-letters.ts";
import * as categories from "./categories.contract.ts";
import * as imports from "./imports.contract.ts";
import * as products from "./products.contract.ts";

export { faults } from "./products.contract.ts";

const variantFact = {
  sku: Sku,
  variantId: Id,
  /** The variant's title. */
  title: Type.String(),
  prices: Type.Array(Money),
  compareAt: Type.Array(Money),
  weightGrams: Type.Optional(Type.Integer()),
  taxClass: Type.String(),
  tracked: Type.Boolean(),
  backorder: Type.Boolean(),
  /** Stock to begin with, of a sku that has none yet. */
  initialStock: Type.Optional(Type.Integer()),
  image: Type.Optional(Type.String()),
};
/** What the others need to know of a variant. */
export const VariantFact = closedObject(variantFact);
export type VariantFact = Static<typeof VariantFact>;

/** The data of every event of the catalogue. */
export const ProductFacts = closedObject({
  productId: Id,
  handle: Type.String(),
  title: Type.String(),
  vendor: Type.String(),
  type: Type.String(),
  status: Type.String(),
  tags: Type.Array(Type.String()),
  categories: Type.Array(Type.String()),
  image: Type.Optional(Type.String()),
  skus: Type.Array(VariantFact),
  /** Skus the product had before and has no more. */
  removed: Type.Array(Type.String()),
});
export type ProductFacts = Static<typeof ProductFacts>;

export const productPublished = event(
  "catalog.productPublished",
  "A product went on sale",
  ProductFacts,
);
export const productChanged = event(
  "catalog.productChanged",
  "A product was saved; see its status",
  ProductFacts,
);
export const productArchived = event(
  "catalog.productArchived",
  "A product went off sale",
  ProductFacts,
);

export const SkuFacts = closedObject({
  ...variantFact,
  productId: Id,
  productTitle: Type.String(),
  status: Type.String(),
  available: Type.Boolean(),
});

export type SkuFacts = Static<typeof SkuFacts>;

/** One sku, for who has no replica of it yet. */
export const sku = action({
  name: "catalog.sku",
  summary: "What the others need to know of a sku",
  params: closedObject({ sku: Sku }),
  returns: SkuFacts,
  access: "internal",
  idempotent: true,
  timeoutMs: 2000,
  faults: [products.faults.UNKNOWN_SKU],
});

export const contract = {
  actions: {
    list: products.listProducts,
    get: products.getProduct,
    create: products.createProduct,
    replace: products.replaceProduct,
    patch: products.patchProduct,
    delete: products.deleteProduct,
    publish: products.publishProduct,
    archive: products.archiveProduct,
    sku,
    categories: categories.listCategories,
    getCategory: categories.getCategory,
    createCategory: categories.createCategory,
    patchCategory: categories.patchCategory,
    deleteCategory: categories.deleteCategory,
    import: imports.startImport,
    getImport: imports.getImport,
    export: imports.exportProducts,
    ...letters("catalog"),
  },
  events: { productPublished, productChanged, productArchived },
  faults: products.faults,
};
