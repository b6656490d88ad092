/** Ranges of addresses, as settings and keys name them. */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address range: its beginning, and how many bits of it count. */
type Range = readonly [Address, number];

const rangeOf = (text: string): Range | undefined => {
  // The library reads `127` too, as one of the address' older spellings.
  if (isIP(text.replace(/\/\d{1,3}$/u, "")) === 0) return undefined;
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
};

/** `10.1.0.0/16`, `127.0.0.1`, `fd00::/8`, `::1` */
export const isRange = (text: string): boolean => rangeOf(text) !== undefined;

/** Whether an address is of the same kind and in the range. */
export const within = (address: Address, [first, bits]: Range): boolean =>
  address.kind() === first.kind() && address.match(first as ipaddr.IPv4 & ipaddr.IPv6, bits);

/** Whether an address is in one of the ranges. */
export const isWithin = (address: string, ranges: readonly string[]): boolean =>
  isIP(address) !== 0 &&
  ranges.some((text) => {
    const range = rangeOf(text);
    return range !== undefined && within(ipaddr.parse(address), range);
  });
