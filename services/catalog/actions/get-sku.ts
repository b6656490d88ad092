import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { shelfOf } from "../adapters/shelf-state.ts";
import * as contract from "../catalog.contract.ts";
import { products } from "../catalog.store.ts";
import { variantFact } from "../domain/products/events.ts";
import { shownStatus } from "../domain/products/state.ts";

/** What other services need to know of one sku, as it is now. */
export const getSku: Handler<typeof contract.sku> = async (ctx) => {
  const { sku } = ctx.params;
  const doc = await ctx.collection(products.declaration).findOne({ "variants.sku": sku });
  const variant = doc?.variants.find((one) => one.sku === sku);
  if (!doc || !variant) return contract.faults.UNKNOWN_SKU({ sku });
  const { available, prices, compareAt } = shelfOf(ctx.own).offerOf(variant);
  return pick(contract.CatalogSku, {
    ...variantFact(variant),
    prices: [...prices],
    compareAt: [...compareAt],
    productId: doc.id,
    productTitle: doc.title,
    status: shownStatus(doc.status),
    available: available && doc.status === "active",
  });
};
