import { list, variable } from "../../platform/kernel/settings.ts";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";

const included =
  "AT,BE,BG,HR,CY,CZ,DK,EE,FI,FR,DE,GR,HU,IE,IT,LV,LT,LU,MT,NL,PL,PT,RO,SK,SI,ES,SE,GB,NO,CH,JP,AU,NZ";

/** What pricing reads of the environment. */
export const settings = settingsOf({
  COUNTRY: shop.COUNTRY,
  TAX_INCLUDED_COUNTRIES: variable(
    "Countries where prices contain the tax",
    list(included.split(",")),
  ),
});
