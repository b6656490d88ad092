import { integer, variable } from "../../platform/kernel/settings.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";

/** What carts read of the environment. */
export const settings = settingsOf({
  CURRENCY: shop.CURRENCY,
  CART_TTL_MS: variable(
    "A cart nobody touched for so long (milliseconds) is abandoned",
    integer({ min: 1_000, max: 31_536_000_000, fallback: 2_592_000_000 }),
  ),
});
