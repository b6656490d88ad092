import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";

/** What shipping reads of the environment: for the methods made on the first start. */
export const settings = settingsOf({
  COUNTRY: shop.COUNTRY,
  CURRENCY: shop.CURRENCY,
});
