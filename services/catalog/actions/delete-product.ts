import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../products.contract.ts";
import { editProduct } from "./save-product.ts";

/** DELETE /v1/products/{productId}: deletes a draft; any other product is archived. */
export const deleteProduct: Handler<typeof contract.deleteProduct> = async (ctx) => {
  const done = await editProduct(ctx, ctx.params, { type: "Delete", at: ctx.now() });
  return isFault(done) ? done : null;
};
