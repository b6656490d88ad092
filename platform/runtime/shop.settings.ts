import { isCurrency } from "../contract/money.ts";
import { isCountry } from "../kernel/addresses/country.ts";
import { isTimeZone } from "../kernel/instant.ts";
import { checked, integer, text, variable } from "../kernel/settings.ts";

/** Declarations that several services read: they mean the same to each. */
export const shop = {
  SHOP_NAME: variable("The shop's name, on pages and in mails", text({ fallback: "Caravan" }), {
    shared: true,
  }),
  CURRENCY: variable(
    "The shop's currency: of a new cart, and of lists that ask for none",
    checked(text({ fallback: "EUR", pattern: /^[A-Z]{3}$/u, describe: "ISO 4217" }), (code) =>
      isCurrency(code)
        ? undefined
        : "is no currency in force: set a code of ISO 4217, such as EUR or JPY",
    ),
    { shared: true },
  ),
  COUNTRY: variable(
    "The shop's country: taxes until an address is known, and the first shipping methods",
    checked(
      text({ fallback: "DE", pattern: /^[A-Z]{2}$/u, describe: "ISO 3166-1 alpha-2" }),
      (code) =>
        isCountry(code) ? undefined : "is no country: set a code of ISO 3166-1, such as DE or US",
    ),
    { shared: true },
  ),
  TIME_ZONE: variable(
    "The shop's time zone: where a day begins, in lists and reports",
    checked(text({ fallback: "UTC" }), (name) =>
      isTimeZone(name)
        ? undefined
        : "is no time zone: set a name of the IANA database, such as Europe/Berlin",
    ),
    { shared: true },
  ),
  ORDER_PENDING_TTL_MS: variable(
    "Milliseconds after which a pending order is undone and rejected",
    integer({ min: 1_000, max: 86_400_000, fallback: 900_000 }),
    { shared: true },
  ),
};
