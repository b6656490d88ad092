import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { recent } from "../../platform/storage/recent.ts";
import { priceLists as decider } from "./domain/price-list.ts";
import type { TaxRate } from "./pricing.contract.ts";

/** The prices of each variant. Form 2 has the sku beside the id, which was the sku until then. */
export const priceLists = aggregate("priceLists", decider, {
  formVersion: 2,
  upgrades: { 2: (doc) => ({ ...doc, sku: doc["id"] }) },
});

/** The one document `overrides`. */
export const taxRates = collection<Doc & { items: TaxRate[]; at: string }>("taxRates");
export const overridesId = "overrides";

/** Reads for quotes, at most a second old. */
export const recentPrices = recent(priceLists.declaration);
export const recentRates = recent(taxRates, { misses: true });
