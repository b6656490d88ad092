import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../products.contract.ts";
import { checkedInput, editProduct, variantIds } from "./save-product.ts";

/** PUT /v1/products/{productId}: everything not sent is empty. */
export const replaceProduct: Handler<typeof contract.replaceProduct> = async (ctx) => {
  const { productId: _productId, expectedVersion: _expectedVersion, ...sent } = ctx.params;
  const input = await checkedInput(ctx, sent);
  if (isFault(input)) return input;
  const command = { type: "Replace", input, ids: variantIds(input), at: ctx.now() } as const;
  return editProduct(ctx, ctx.params, command, input);
};
