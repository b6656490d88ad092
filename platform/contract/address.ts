/** What makes an address whole: the same for carts, orders and saved addresses. */
import { postalCodeUse } from "../kernel/addresses/postal-codes.ts";
import { isCountry } from "../kernel/addresses/country.ts";
import { catalogue, type Fault } from "../kernel/fault.ts";
import type { Address } from "./contract.ts";
import { postalCodeFits } from "./postal-code.ts";

export const addressFaults = catalogue({
  ADDRESS_INVALID: [422, "The address is not valid"],
});

const required = ["name", "line1", "city", "country"] as const;

interface Problem {
  readonly pointer: string;
  readonly message: string;
}

const postalCodeProblem = (postalCode: string, country: string): string | undefined => {
  const use = postalCodeUse(country);
  if (postalCode === "") return use === "required" ? `is required in ${country}` : undefined;
  // What people write where there are none does no harm.
  if (use === "none" || postalCodeFits(postalCode, country)) return undefined;
  return `is no postal code of ${country}`;
};

const problemsOf = (address: Partial<Address>, at: string): Problem[] => {
  const { country, postalCode = "" } = address;
  const missing = required
    .filter((field) => (address[field] ?? "").trim() === "")
    .map((field) => ({ pointer: `${at}/${field}`, message: "is required" }));
  if (country === undefined) return missing;
  if (!isCountry(country)) {
    return [...missing, { pointer: `${at}/country`, message: "is no country of ISO 3166-1" }];
  }
  const message = postalCodeProblem(postalCode.trim(), country);
  return message === undefined ? missing : [...missing, { pointer: `${at}/postalCode`, message }];
};

/**
 * A whole and plausible address, or ADDRESS_INVALID naming every field that is not right. `at`: where it was sent. Where
 * there is no postal code it is empty.
 */
export const checkAddress = (address: Partial<Address>, at: string): Address | Fault => {
  const errors = problemsOf(address, at);
  if (errors.length > 0) return addressFaults.ADDRESS_INVALID({ errors });
  const { postalCode = "" } = address;
  return { ...(address as Address), postalCode: postalCode.trim() };
};
