import { action, closedObject, publicEvent, Sku } from "../../platform/contract/contract.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import * as categories from "./categories.contract.ts";
import * as imports from "./imports.contract.ts";
import { faults, CatalogProduct, CatalogSku } from "./catalog.schemas.ts";
import * as products from "./products.contract.ts";

export * from "./catalog.schemas.ts";

export const productPublished = publicEvent(
  "catalog.productPublished",
  "A product went on sale",
  CatalogProduct,
);
export const productChanged = publicEvent(
  "catalog.productChanged",
  "A product was saved; see its status",
  CatalogProduct,
);
export const productArchived = publicEvent(
  "catalog.productArchived",
  "A product went off sale",
  CatalogProduct,
);

/** One sku, for who has no replica of it yet. */
export const sku = action({
  name: "catalog.sku",
  summary: "What the others need to know of a sku",
  params: closedObject({ sku: Sku }),
  returns: CatalogSku,
  access: "internal",
  idempotent: true,
  timeoutMs: 2000,
  faults: [faults.UNKNOWN_SKU],
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
    ...deadLetterActions("catalog"),
  },
  events: { productPublished, productChanged, productArchived },
  faults,
};
