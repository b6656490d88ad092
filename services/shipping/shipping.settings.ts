import { text } from "../../platform/kernel/settings.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";

/** What shipping reads of the environment: for the methods made on the first start. */
export const settings = settingsOf({
  COUNTRY: text({ fallback: "DE", pattern: /^[A-Z]{2}$/u, describe: "ISO 3166-1 alpha-2" }),
  CURRENCY: text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "ISO 4217" }),
});
