import type { ServiceContext } from "../../../platform/broker/context.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import { products } from "../catalog.store.ts";
import {
  categoryNames,
  isNamedById,
  namedById,
  type CategoryNames,
} from "../domain/products/category-names.ts";
import { categoriesOf, putOnShelf, readCategories, shelfOf } from "./shelf-state.ts";

/** How products name the categories there are; read again where one of these names none here: another copy may have made it. */
export const findCategoryNames = async (
  ctx: ServiceContext,
  named: readonly string[],
): Promise<CategoryNames> => {
  const names = categoryNames(categoriesOf(ctx.own));
  if (named.every((name) => names.idOf(name) !== undefined)) return names;
  await readCategories(ctx);
  return categoryNames(categoriesOf(ctx.own));
};

/** Stores categories by id without another version: nothing about the product has changed. The document as it then is. */
const nameById = async (ctx: ServiceContext, id: string, names: CategoryNames) => {
  const docs = ctx.collection(products.declaration);
  return untilWon(`The categories of ${id}`, async () => {
    const doc = await docs.get(id);
    if (!doc || isNamedById(doc, names)) return doc ?? "gone";
    const categories = namedById(doc.categories, names);
    const filter = { id, version: doc.version };
    return docs.update(filter, { $set: { categories } }, { quiet: true });
  });
};

/**
 * Earlier versions stored categories as they were sent: those that are named by a handle are named by id from here on,
 * before the handle can become another's. At the start, and when there is a handle that was not there before.
 */
export const nameCategoriesById = async (ctx: ServiceContext): Promise<void> => {
  const names = categoryNames(categoriesOf(ctx.own));
  const old = [...shelfOf(ctx.own).entries()].filter((entry) => !isNamedById(entry, names));
  for (const { id } of old) {
    const doc = await nameById(ctx, id, names);
    if (doc !== "gone") putOnShelf(ctx, doc);
  }
};
