import { aggregate } from "../../mixins/aggregate.mixin.ts";
import { collection, type Doc } from "../../mixins/collection.ts";
import { recent } from "../../mixins/recent.mixin.ts";
import { priceLists as decider } from "./priceList.ts";
import type { TaxRate } from "./pricing.contract.ts";

/** The prices of each sku; id: the sku. */
export const priceLists = aggregate("priceLists", decider);

/** The one document `overrides`. */
export const taxRates = collection<Doc & { items: TaxRate[]; at: string }>("taxRates");
export const overridesId = "overrides";

/** Reads for quotes, at most a second old. */
export const recentPrices = recent(priceLists.declaration);
export const recentRates = recent(taxRates, { misses: true });
