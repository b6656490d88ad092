import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { categoriesOf, shelfOf } from "../adapters/shelf-state.ts";
import type { ProductView } from "../catalog.schemas.ts";
import { settings } from "../catalog.settings.ts";
import { products } from "../catalog.store.ts";
import { categoryNames } from "../domain/products/category-names.ts";
import type { ProductState, Versioned } from "../domain/products/state.ts";
import { productView } from "../domain/products/views.ts";

/** The currency asked for, else the shop's. */
export const currencyIn = (sent: string | undefined): string | Fault => {
  if (sent === undefined || isCurrency(sent)) return sent ?? settings.CURRENCY;
  return common.VALIDATION_FAILED({
    errors: [{ pointer: "/currency", message: `${sent} is no currency` }],
  });
};

/** The stored product of an id or handle; undefined when there is none (any more). */
export const findProduct = async (
  ctx: ServiceContext,
  idOrHandle: string,
): Promise<Stored<ProductState> | undefined> => {
  const docs = ctx.collection(products.declaration);
  const entry = shelfOf(ctx.own).entry(idOrHandle);
  const doc =
    (await docs.get(entry?.id ?? idOrHandle)) ?? (await docs.findOne({ handle: idOrHandle }));
  return doc && doc.status !== "deleted" ? doc : undefined;
};

/** A product as staff see it. */
export const staffView = (
  ctx: ServiceContext,
  state: Versioned,
  currency: string = settings.CURRENCY,
): ProductView => {
  const { offerOf } = shelfOf(ctx.own);
  const categories = categoryNames(categoriesOf(ctx.own));
  return productView(state, { currency, offerOf, categories, quantities: true, staff: true });
};
