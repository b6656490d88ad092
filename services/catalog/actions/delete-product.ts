import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../products.contract.ts";
import { editProduct } from "./save-product.ts";

/** DELETE /v1/products/{productId}: deletes a draft; any other product is archived without its handle and skus. */
export const deleteProduct: Handler<typeof contract.deleteProduct> = (ctx) =>
  editProduct(ctx, ctx.params, { type: "Delete", at: ctx.now() });
