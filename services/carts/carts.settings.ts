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
  CART_EMPTY_TTL_MS: variable(
    "A guest's cart without lines that nobody touched for so long (milliseconds) is removed; never before an order of it must have ended",
    integer({ min: 1_000, max: 31_536_000_000, fallback: 3_600_000 }),
  ),
  CART_RETENTION_MS: variable(
    "An abandoned, ordered or merged cart is removed so long (milliseconds) after; never before an order of it must have ended",
    integer({ min: 1_000, max: 315_360_000_000, fallback: 2_592_000_000 }),
  ),
  ORDER_PENDING_TTL_MS: shop.ORDER_PENDING_TTL_MS,
});
