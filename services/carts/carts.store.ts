import { aggregate } from "../../mixins/aggregate.mixin.ts";
import { collection, type Doc } from "../../mixins/collection.ts";
import { recent } from "../../mixins/recent.mixin.ts";
import { cartDecider } from "./decide.ts";
import { postalCodeFits } from "./postal.check.ts";
import type { SkuState } from "./sku.ts";

/** The carts; found by their shopper and, for the sweep, by the last touch. */
export const carts = aggregate("carts", cartDecider(postalCodeFits), {
  indexes: [{ fields: ["customerId", "status", "touchedAt"] }, { fields: ["status", "touchedAt"] }],
});

/** The replica of what a line needs to know; id: the sku. */
export const skus = collection<SkuState & Doc>("skus");

/** Read with every request, at most a second old where another copy hears the event. */
export const recentSkus = recent(skus);
