import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../products.contract.ts";
import { editProduct } from "./save-product.ts";

/** POST /v1/products/{productId}/publish */
export const publishProduct: Handler<typeof contract.publishProduct> = (ctx) =>
  editProduct(ctx, ctx.params, { type: "Publish", at: ctx.now() });

/** POST /v1/products/{productId}/archive */
export const archiveProduct: Handler<typeof contract.archiveProduct> = (ctx) =>
  editProduct(ctx, ctx.params, { type: "Archive", at: ctx.now() });
