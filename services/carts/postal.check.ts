import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import type { PostalCodeFits } from "./address.ts";

/** By the package postcode-validator (MIT); a country it does not know has no rule. */
export const postalCodeFits: PostalCodeFits = (postalCode, country) =>
  !postcodeValidatorExistsForCountry(country) || postcodeValidator(postalCode.trim(), country);
