import type { Service } from "moleculer";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { products } from "../catalog.store.ts";
import { noExtras, rowsOf, sheetOf, withExtras } from "../domain/imports/sheet.ts";
import { shelfOf } from "../events/shelf-feed.ts";
import { currencyIn } from "./shelf.ts";
import type { ProductState } from "../domain/products/state.ts";

/** Every product, oldest first, some at a time. */
async function* everyProduct(service: Service): AsyncGenerator<ProductState[]> {
  const docs = collectionOf(service, products.declaration);
  for (let after = ""; ;) {
    const some = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit: 200 });
    if (some.length === 0) return;
    yield some.filter(({ status }) => status !== "deleted");
    after = some.at(-1)?.id ?? after;
  }
}

/** Every product as a Shopify product CSV, oldest first, prices in one currency. */
export const exportProducts = async (
  service: Service,
  sent: string | undefined,
): Promise<{ body: string } | Fault> => {
  const currency = currencyIn(sent);
  if (isFault(currency)) return currency;
  const shelf = shelfOf(service);
  const quantityOf = (sku: string): number | undefined =>
    shelf.bySku(sku)?.offers.find((offer) => offer.sku === sku)?.quantity;
  let extras = noExtras;
  for await (const some of everyProduct(service)) extras = some.reduce(withExtras, extras);
  const sheet = sheetOf(extras);
  const lines = [sheet.first];
  for await (const some of everyProduct(service))
    for (const state of some)
      for (const row of rowsOf(state, currency, quantityOf)) lines.push(sheet.line(row));
  return { body: lines.join("") };
};
