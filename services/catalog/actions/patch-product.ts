import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../products.contract.ts";
import { checkedInput, editProduct, variantIds } from "./save-product.ts";

/** PATCH /v1/products/{productId}: everything not sent stays; variants are left out only with `?replace=variants`. */
export const patchProduct: Handler<typeof contract.patchProduct> = async (ctx) => {
  const { productId: _productId, expectedVersion: _expectedVersion, replace, ...sent } = ctx.params;
  const patch = await checkedInput(ctx, sent);
  if (isFault(patch)) return patch;
  const ids = variantIds(patch);
  const whole = { replace: replace === "variants" };
  const command = { type: "Patch", patch, ...whole, ids, at: ctx.now() } as const;
  return editProduct(ctx, ctx.params, command, patch);
};
