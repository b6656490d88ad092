import { settingsOf } from "../../mixins/environment.settings.ts";
import { integer, oneOf, text } from "../../mixins/kernel/settings.ts";

/** What the catalogue reads of the environment. */
export const settings = settingsOf({
  CURRENCY: text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "the shop's currency" }),
  SEED: oneOf(["demo", "none"], "demo"),
  SHOW_STOCK: oneOf(["yes", "no"], "yes"),
  SHELF_ANSWERS_MAX: integer({ min: 0, max: 1_000_000, fallback: 2_000 }),
});
