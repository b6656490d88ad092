import { expect, test } from "@jest/globals";
import { countryCodes, isCountry } from "../../../platform/kernel/addresses/country.ts";
import { postalCodeFits } from "../../../platform/contract/postal-code.ts";

test.each([
  ["10115", "DE", true],
  ["1011", "DE", false],
  ["sw1a 1aa", "GB", true],
  ["SW1A1AA", "GB", true],
  ["100-0001", "JP", true],
  ["1000001", "JP", true],
  ["00950", "PL", true],
  ["1012ab", "NL", true],
  ["DK-1000", "DK", true],
  ["94103-1234", "US", true],
  ["9410", "US", false],
  ["", "US", false],
  ["", "HK", true],
])("postal code %j in %s: %p", (code, country, fits) =>
  expect(postalCodeFits(code, country)).toBe(fits),
);

test("the countries of ISO 3166-1", () => {
  expect(countryCodes()).toHaveLength(249);
  expect(["DE", "AX", "ZW"].every(isCountry)).toBe(true);
  expect(["UK", "EU", "XX", "de", ""].some(isCountry)).toBe(false);
});
