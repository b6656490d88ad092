import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";

/** `1000001` is how many write `100-0001`, and `dk-1000` is 1000: separators and the country's prefix are no reason to refuse. */
const spellings = (postalCode: string, country: string): string[] => {
  const written = postalCode.trim().toUpperCase();
  const bare = written.startsWith(`${country}-`) ? written.slice(country.length + 1) : written;
  const compact = bare.replace(/[\s-]/gu, "");
  const split = Array.from({ length: Math.max(0, compact.length - 1) }, (_, i) => [
    `${compact.slice(0, i + 1)} ${compact.slice(i + 1)}`,
    `${compact.slice(0, i + 1)}-${compact.slice(i + 1)}`,
  ]);
  return [written, bare, compact, ...split.flat()];
};

/**
 * Whether a postal code can be one of the country: by the package postcode-validator (MIT); a country that it does not
 * know has no rule.
 * @example postalCodeFits("10115", "DE") // true
 */
export const postalCodeFits = (postalCode: string, country: string): boolean =>
  !postcodeValidatorExistsForCountry(country) ||
  spellings(postalCode, country).some((spelling) => postcodeValidator(spelling, country));
