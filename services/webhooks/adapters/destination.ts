/** Where an event may be sent: a URL is judged as it is written, then by the addresses that its name has. */
import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { isWithin } from "../../../platform/runtime/address-ranges.ts";
import { isPublicAddress } from "./addresses.ts";

/** The addresses of a name, of both families. Rejects when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const own = /^(?:.+\.)?(?:localhost|local|internal|intranet|lan|home\.arpa)$/u;
/** RFC 6761: asked of no server. */
const loopback = /^(?:.+\.)?localhost$/u;

/** The host as an address or a name: without brackets, and without the dot at the end. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$|\.$/gu, "");

/** Which addresses may be reached beside the public ones. */
export type Ranges = readonly string[];

const schemeFlaw = ({ protocol }: URL, ranges: Ranges): string | undefined => {
  if (protocol === "https:") return undefined;
  if (protocol !== "http:") return "is no https address";
  return ranges.length > 0
    ? undefined
    : "is no https address (http is for those that WEBHOOK_ALLOW_ADDRESSES names)";
};

const hostFlaw = (url: URL, ranges: Ranges): string | undefined => {
  const host = hostOf(url);
  if (isIP(host) !== 0) {
    if (isWithin(host, ranges)) return undefined;
    if (!isPublicAddress(host)) return "is no address of the public internet";
    return url.protocol === "https:" ? portFlaw(url) : "is no https address";
  }
  // Whether the name is one of them is only known once it is resolved.
  if (ranges.length > 0) return undefined;
  if (!host.includes(".") || own.test(host)) return "names no host of the public internet";
  return portFlaw(url);
};

/** Below are the ports of other protocols: mail, name servers, shells. */
const portFlaw = ({ port }: URL): string | undefined =>
  port === "" || port === "443" || Number(port) >= 1024
    ? undefined
    : "has a port that webhooks are not sent to: use 443, or one above 1023";

/** What is wrong with a URL as it is written, however it spells an address; undefined: nothing. */
export const urlFlaw = (text: string, ranges: Ranges): string | undefined => {
  if (!URL.canParse(text)) return "is no address";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "contains a user name or a password";
  return schemeFlaw(url, ranges) ?? hostFlaw(url, ranges);
};

/** Why nothing was sent. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Destination {
  readonly url: URL;
  /** All that may be connected to: nothing is looked up after this. */
  readonly addresses: readonly string[];
}

const reachable = (url: URL, address: string, ranges: Ranges): boolean =>
  isWithin(address, ranges) ||
  (url.protocol === "https:" && portFlaw(url) === undefined && isPublicAddress(address));

const addressesOf = async (host: string, resolve: Resolve): Promise<readonly string[]> => {
  if (isIP(host) !== 0) return [host];
  if (loopback.test(host)) return ["127.0.0.1", "::1"];
  try {
    return await resolve(host);
  } catch (error) {
    throw new Refusal("DNS", (error as Error).message);
  }
};

/**
 * A URL with the addresses to connect to, each of which was judged: one that is not public refuses them all.
 * @throws Refusal
 */
export const destinationOf = async (
  text: string,
  { ranges, resolve }: { readonly ranges: Ranges; readonly resolve: Resolve },
): Promise<Destination> => {
  const flaw = urlFlaw(text, ranges);
  if (flaw !== undefined) throw new Refusal("URL_REFUSED", flaw);
  const url = new URL(text);
  const found = await addressesOf(hostOf(url), resolve);
  if (found.length === 0) throw new Refusal("DNS", "The name has no address");
  // Where development allows one of the two addresses of `localhost`, that one is meant.
  const addresses = loopback.test(hostOf(url))
    ? found.filter((one) => isWithin(one, ranges))
    : found;
  if (addresses.length === 0 || !addresses.every((one) => reachable(url, one, ranges)))
    throw new Refusal("ADDRESS_REFUSED", "The name has an address that is not public");
  return { url, addresses };
};

const answersOf = async (asked: Promise<readonly string[]>): Promise<readonly string[]> => {
  try {
    return await asked;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Only the other family has addresses.
    if (code === "ENODATA" || code === "ENOTFOUND") return [];
    throw error;
  }
};

/**
 * Asks name servers without `getaddrinfo`, whose few threads a slow server would take from everything else. The hosts file is
 * not read, and no domain is added to a name. `servers`: others than those of the machine.
 */
export const resolverOf = (servers?: readonly string[]): Resolve => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers) resolver.setServers(servers);
  return async (hostname) => {
    const families = [resolver.resolve4(hostname), resolver.resolve6(hostname)];
    return (await Promise.all(families.map(answersOf))).flat();
  };
};
