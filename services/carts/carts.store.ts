import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { recent } from "../../platform/storage/recent.ts";
import { cartDecider } from "./domain/decide.ts";
import { postalCodeFits } from "./adapters/postal-code.ts";
import type { SkuState } from "./domain/sku.ts";

/** The carts; found by their shopper and, for the sweep, by the last touch. */
export const carts = aggregate("carts", cartDecider(postalCodeFits), {
  indexes: [{ fields: ["customerId", "status", "touchedAt"] }, { fields: ["status", "touchedAt"] }],
});

/** The replica of what a line needs to know; id: the sku. */
export const skus = collection<SkuState & Doc>("skus");

/** Read with every request, at most a second old where another copy hears the event. */
export const recentSkus = recent(skus);
