import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { categoriesOf, shelfOf } from "../adapters/shelf-state.ts";
import type { ProductView } from "../catalog.schemas.ts";
import { settings } from "../catalog.settings.ts";
import { categoryNames } from "../domain/products/category-names.ts";
import { productView } from "../domain/products/views.ts";
import type * as contract from "../products.contract.ts";
import { currencyIn, findProduct, staffView } from "./find-product.ts";

const shopperView = async (
  ctx: ServiceContext,
  id: string,
  currency: string,
): Promise<ProductView | undefined> => {
  const shelf = shelfOf(ctx.own);
  const state = await findProduct(ctx, id);
  if (state?.status !== "active") return undefined;
  const view = productView(state, {
    currency,
    offerOf: shelf.offerOf,
    categories: categoryNames(categoriesOf(ctx.own)),
    quantities: settings.SHOW_STOCK === "yes",
    staff: false,
  });
  // Written meanwhile: shown once, not cached.
  if (shelf.entry(id)?.version === state.version) shelf.setView(id, currency, view);
  return view;
};

/** GET /v1/products/{productId}: to shoppers only what is on sale, to staff everything. */
export const getProduct: Handler<typeof contract.getProduct> = async (ctx) => {
  const { productId } = ctx.params;
  const currency = currencyIn(ctx.params.currency);
  if (isFault(currency)) return currency;
  const missing = common.NOT_FOUND({ id: productId });
  if (ctx.holds("catalog:read")) {
    const state = await findProduct(ctx, productId);
    return state ? staffView(ctx, state, currency) : missing;
  }
  const shelf = shelfOf(ctx.own);
  const entry = shelf.entry(productId);
  if (entry?.status !== "active") return missing;
  return shelf.view(entry.id, currency) ?? (await shopperView(ctx, entry.id, currency)) ?? missing;
};
