import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { products } from "../catalog.store.ts";
import { handleOf, slug } from "../domain/products/handle.ts";
import type * as contract from "../products.contract.ts";
import { withFreeHandle } from "./free-handle.ts";
import { checkedInput, saveSent, variantIds } from "./save-product.ts";

/** POST /v1/products: without a handle one is made of the title. */
export const createProduct: Handler<typeof contract.createProduct> = async (ctx) => {
  const input = await checkedInput(ctx, ctx.params);
  if (isFault(input)) return input;
  const id = ctx.newId("prod");
  const ids = variantIds(input);
  const create = (handle: string) => {
    const command = { type: "Create", handle, input, ids, at: ctx.now() } as const;
    return saveSent(ctx, id, command, { sent: input, handle });
  };
  if (input.handle !== undefined) return create(handleOf(input.handle));
  const base = slug(input.title) || id;
  return withFreeHandle(ctx.collection(products.declaration), { base, id }, create);
};
