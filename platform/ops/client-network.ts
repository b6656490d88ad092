/** Whose requests are counted together. */
import { isIPv6 } from "node:net";

const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));

/** The eight groups of an IPv6 address (RFC 4291, 2.2). */
const expanded = (address: string): string[] => {
  const [head = "", tail] = address.split("::");
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
};

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu;

/**
 * The network that an address belongs to, as far as one client has all of it: of IPv6 the /64, whose
 * 2^64 addresses every subscriber gets; an IPv4 address stands for itself, however it is written.
 * @example networkOf("2001:db8::1") // "2001:db8:0:0::/64"
 */
export const networkOf = (address: string): string => {
  if (!address.includes(":")) return address;
  const inFour = mapped.exec(address)?.[1];
  if (inFour !== undefined) return inFour;
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return address;
  const groups = expanded(plain).slice(0, 4);
  const short = groups.map((group) => Number.parseInt(group, 16).toString(16));
  return `${short.join(":")}::/64`;
};
