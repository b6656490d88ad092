import type { Address } from "../../../platform/contract/contract.ts";
import { isCountry } from "../../../platform/kernel/country.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { mergePatch } from "../../../platform/kernel/merge-patch.ts";
import { faults, type AddressPatch } from "../carts.contract.ts";

/** Whether a postal code can be one of the country: a library's knowledge, given as a function. */
export type PostalCodeFits = (postalCode: string, country: string) => boolean;

const required = ["name", "line1", "city", "postalCode", "country"] as const;

/** An address after a merge patch: what is sent is set, null removes. */
export const patchAddress = (before: Address | undefined, patch: AddressPatch): Partial<Address> =>
  mergePatch<Partial<Address>>(before ?? {}, patch);

interface Problem {
  readonly pointer: string;
  readonly message: string;
}

const problemsOf = (address: Partial<Address>, at: string, fits: PostalCodeFits): Problem[] => {
  const { country, postalCode } = address;
  const missing = required
    .filter((field) => address[field] === undefined)
    .map((field) => ({ pointer: `${at}/${field}`, message: "is required" }));
  if (country === undefined || postalCode === undefined) return missing;
  if (!isCountry(country)) {
    return [...missing, { pointer: `${at}/country`, message: "is no country of ISO 3166-1" }];
  }
  if (fits(postalCode, country)) return missing;
  return [...missing, { pointer: `${at}/postalCode`, message: `is no postal code of ${country}` }];
};

/** A whole and plausible address, or ADDRESS_INVALID naming every field that is not right. `at`: where it was sent. */
export const checkAddress = (
  address: Partial<Address>,
  at: string,
  fits: PostalCodeFits,
): Address | Fault => {
  const errors = problemsOf(address, at, fits);
  return errors.length > 0 ? faults.ADDRESS_INVALID({ errors }) : (address as Address);
};
