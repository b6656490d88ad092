import { integer, text } from "../../platform/kernel/settings.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";

/** What carts read of the environment. */
export const settings = settingsOf({
  CURRENCY: text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "ISO 4217" }),
  CART_TTL_MS: integer({ min: 1_000, max: 31_536_000_000, fallback: 2_592_000_000 }),
});
