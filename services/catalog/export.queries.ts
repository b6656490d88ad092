import type { Service } from "moleculer";
import { isFault, type Fault } from "../../mixins/kernel/fault.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { products } from "./catalog.store.ts";
import { headerLine, lineOf, rowsOf } from "./sheet.ts";
import { shelfOf } from "./shelf.feed.ts";
import { currencyIn } from "./shelf.queries.ts";

/** Every product as a Shopify product CSV, oldest first, prices in one currency. */
export const exportProducts = async (
  service: Service,
  sent: string | undefined,
): Promise<{ body: string } | Fault> => {
  const currency = currencyIn(sent);
  if (isFault(currency)) return currency;
  const docs = collectionOf(service, products.declaration);
  const shelf = shelfOf(service);
  const quantityOf = (sku: string): number | undefined =>
    shelf.bySku(sku)?.offers.find((offer) => offer.sku === sku)?.quantity;
  const lines = [headerLine];
  for (let after = ""; ;) {
    const some = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit: 200 });
    if (some.length === 0) return { body: lines.join("") };
    for (const doc of some) {
      if (doc.status === "deleted") continue;
      for (const row of rowsOf(doc, currency, quantityOf)) lines.push(lineOf(row));
    }
    after = some.at(-1)?.id ?? after;
  }
};
