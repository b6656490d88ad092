import { consumer } from "../../mixins/consumer.mixin.ts";
import { entity } from "../../mixins/entity.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { contextFor } from "../../platform/broker/context.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import * as inventory from "../inventory/inventory.contract.ts";
import * as pricing from "../pricing/pricing.contract.ts";
import * as category from "./actions/categories.ts";
import { createProduct } from "./actions/create-product.ts";
import { deleteProduct } from "./actions/delete-product.ts";
import { exportProducts } from "./actions/export-products.ts";
import { getImport } from "./actions/get-import.ts";
import { getProduct } from "./actions/get-product.ts";
import { getSku } from "./actions/get-sku.ts";
import { listProducts } from "./actions/list-products.ts";
import { patchProduct } from "./actions/patch-product.ts";
import { archiveProduct, publishProduct } from "./actions/publish-product.ts";
import { replaceProduct } from "./actions/replace-product.ts";
import { startImport } from "./actions/start-import.ts";
import { nameCategoriesById } from "./adapters/shelf-categories.ts";
import { fillShelf } from "./adapters/shelf-state.ts";
import { contract } from "./catalog.contract.ts";
import { categories, importChunks, imports, products, shelf } from "./catalog.store.ts";
import { seedDemo } from "./demo/seed.ts";
import { copies } from "./events/copies.ts";
import { onLevel } from "./events/inventory.ts";
import { onPrices } from "./events/pricing.ts";
import { readNewProducts, readWholeShelf } from "./jobs/refresh-shelf.ts";
import { runImports } from "./jobs/run-imports.ts";
import { sweepOldUploads } from "./jobs/sweep-uploads.ts";

/** Owns products, categories and imports, and the shelf that shoppers read. */
export default defineService(contract, {
  name: "catalog",
  mixins: [
    storage({ collections: [shelf, imports, importChunks] }),
    entity({ collection: categories }),
    outbox({ aggregates: [products] }),
    idempotency(),
    jobs([readNewProducts, readWholeShelf, runImports, sweepOldUploads]),
    consumer([subscribe(pricing.changed, onPrices), subscribe(inventory.levelChanged, onLevel)]),
  ],
  events: copies,
  async started() {
    const ctx = contextFor(this);
    await fillShelf(ctx);
    await nameCategoriesById(ctx);
    await seedDemo(ctx);
  },
  actions: {
    list: listProducts,
    get: getProduct,
    sku: getSku,
    create: createProduct,
    replace: replaceProduct,
    patch: patchProduct,
    delete: deleteProduct,
    publish: publishProduct,
    archive: archiveProduct,
    categories: (ctx) => category.listCategories(ctx.own, ctx.params),
    getCategory: (ctx) => category.getCategory(ctx.own, ctx.params.categoryId),
    createCategory: (ctx) => category.createCategory(ctx, ctx.newId("cat"), ctx.params),
    patchCategory: (ctx) => category.patchCategory(ctx, ctx.params),
    deleteCategory: (ctx) => category.deleteCategory(ctx, ctx.params),
    import: startImport,
    getImport,
    export: exportProducts,
  },
});
