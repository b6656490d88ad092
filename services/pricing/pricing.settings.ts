import { list, text } from "../../platform/kernel/settings.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";

const included =
  "AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE,GB,NO,CH,JP,AU,NZ";

/** What pricing reads of the environment. */
export const settings = settingsOf({
  COUNTRY: text({ fallback: "DE", pattern: /^[A-Z]{2}$/u, describe: "ISO 3166-1 alpha-2" }),
  TAX_INCLUDED_COUNTRIES: list(included.split(",")),
});
