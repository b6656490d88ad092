import { answer } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { idFor } from "../../platform/broker/ids.ts";
import { service } from "../../platform/broker/service.ts";
import { levelChanged } from "../inventory/inventory.contract.ts";
import { changed as pricesChanged } from "../pricing/pricing.contract.ts";
import * as groups from "./actions/categories.ts";
import { contract } from "./catalog.contract.ts";
import { categories, importChunks, imports, products, shelf } from "./catalog.store.ts";
import { seedDemo } from "./demo/seed.ts";
import { exportProducts } from "./actions/export-products.ts";
import { getImport, startImport } from "./actions/imports.ts";
import { startImports, stopImports } from "./jobs/run-imports.ts";
import * as editing from "./actions/products.ts";
import { copies, fillShelf, leaveShelf, onLevel, onPrices } from "./events/shelf-feed.ts";
import { get, list, skuFacts } from "./actions/shelf.ts";
import { sweepingUploads } from "./jobs/sweep-uploads.ts";

const { actions } = contract;

/** Owns products, categories and imports, and the shelf that shoppers read. */
export default service({
  name: "catalog",
  aggregates: [products],
  collections: [shelf, categories, imports, importChunks],
  events: copies,
  rounds: [sweepingUploads],
  on: [on(pricesChanged, onPrices), on(levelChanged, onLevel)],
  async started() {
    await fillShelf(this);
    await seedDemo(this);
    startImports(this);
  },
  async stopped() {
    leaveShelf(this);
    await stopImports(this);
  },
  actions: {
    list: answer(actions.list, function (ctx) {
      return list(this, ctx);
    }),
    get: answer(actions.get, function (ctx) {
      return get(this, ctx);
    }),
    sku: answer(actions.sku, function (ctx) {
      return skuFacts(this, ctx.params.sku);
    }),
    create: answer(actions.create, function (ctx) {
      return editing.create(this, idFor(ctx, "prod"), ctx.params);
    }),
    replace: answer(actions.replace, function (ctx) {
      return editing.replace(this, ctx.params);
    }),
    patch: answer(actions.patch, function (ctx) {
      return editing.patch(this, ctx.params);
    }),
    delete: answer(actions.delete, function (ctx) {
      return editing.remove(this, ctx.params);
    }),
    publish: answer(actions.publish, function (ctx) {
      return editing.setStatus(this, ctx.params, "Publish");
    }),
    archive: answer(actions.archive, function (ctx) {
      return editing.setStatus(this, ctx.params, "Archive");
    }),
    categories: answer(actions.categories, function (ctx) {
      return groups.listCategories(this, ctx.params);
    }),
    getCategory: answer(actions.getCategory, function (ctx) {
      return groups.getCategory(this, ctx.params.categoryId);
    }),
    createCategory: answer(actions.createCategory, function (ctx) {
      return groups.createCategory(this, idFor(ctx, "cat"), ctx.params);
    }),
    patchCategory: answer(actions.patchCategory, function (ctx) {
      return groups.patchCategory(this, ctx.params);
    }),
    deleteCategory: answer(actions.deleteCategory, function (ctx) {
      return groups.deleteCategory(this, ctx.params);
    }),
    import: answer(actions.import, function (ctx) {
      return startImport(this, ctx);
    }),
    getImport: answer(actions.getImport, function (ctx) {
      return getImport(this, ctx.params.importId);
    }),
    export: answer(actions.export, function (ctx) {
      return exportProducts(this, ctx.params.currency);
    }),
  },
});
