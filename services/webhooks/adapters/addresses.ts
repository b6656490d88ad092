/** Which addresses of the internet are public. */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { within } from "../../../platform/runtime/address-ranges.ts";

/** All that is public so far is given out of it; whatever else there is maps IPv4, or is of one machine or network. */
const global6 = ipaddr.parseCIDR("2000::/3");

/** Azure answers its virtual machines' questions about themselves there. */
const metadata: ReadonlySet<string> = new Set(["168.63.129.16"]);

/**
 * Whether an address is one of the public internet. Not: private, shared, loopback, link-local (where clouds have their
 * metadata), multicast, documentation, reserved; nor IPv6 that contains an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export const isPublicAddress = (text: string): boolean => {
  if (isIP(text) === 0 || metadata.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || within(address, global6);
};
