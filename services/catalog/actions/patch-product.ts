import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../products.contract.ts";
import { checkedInput, editProduct, variantIds } from "./save-product.ts";

/** PATCH /v1/products/{productId}: everything not sent stays. */
export const patchProduct: Handler<typeof contract.patchProduct> = async (ctx) => {
  const { productId: _productId, expectedVersion: _expectedVersion, ...sent } = ctx.params;
  const patch = await checkedInput(ctx, sent);
  if (isFault(patch)) return patch;
  const command = { type: "Patch", patch, ids: variantIds(patch), at: ctx.now() } as const;
  return editProduct(ctx, ctx.params, command, patch);
};
