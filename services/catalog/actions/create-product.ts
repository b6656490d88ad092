import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { products } from "../catalog.store.ts";
import { handleOf, slug } from "../domain/products/handle.ts";
import type * as contract from "../products.contract.ts";
import { saveSent, variantIds, withCleanHtml } from "./save-product.ts";

/** Numbered handles that are tried before the id is part of it. */
const numbersMax = 50;

/** A handle that no product has, made of the title. */
const freeHandle = async (ctx: ServiceContext, title: string, id: string): Promise<string> => {
  const base = slug(title) || id;
  for (let i = 1; i < numbersMax; i += 1) {
    const handle = i === 1 ? base : `${base}-${i}`;
    if (!(await ctx.collection(products.declaration).findOne({ handle }))) return handle;
  }
  return `${base}-${id}`;
};

/** POST /v1/products */
export const createProduct: Handler<typeof contract.createProduct> = async (ctx) => {
  const input = withCleanHtml(ctx.params);
  if (isFault(input)) return input;
  const id = ctx.newId("prod");
  const { handle: wanted, title } = input;
  const handle = wanted === undefined ? await freeHandle(ctx, title, id) : handleOf(wanted);
  const ids = variantIds(input);
  const command = { type: "Create", handle, input, ids, at: ctx.now() } as const;
  return saveSent(ctx, id, command, { sent: input, handle });
};
