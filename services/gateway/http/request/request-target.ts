/** What of a request's first line and framing is refused before anything else looks at it. */
import type { IncomingMessage } from "node:http";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import { faults } from "../../gateway.contract.ts";

const slash = 47;
const absolute = /^https?:\/\/([^/?#]+)((?:[/?#].*)?)$/isu;

/**
 * The origin form of a request target (RFC 9112, 3.2): `/path?query` as it is, `http://host/path?query`
 * without its authority, `*` for OPTIONS only. Undefined: it is none of these.
 */
export const originForm = (target: string, method: string): string | undefined => {
  if (target.charCodeAt(0) === slash) return target;
  if (target === "*") return method === "OPTIONS" ? target : undefined;
  const [, authority = "", rest = ""] = absolute.exec(target) ?? [];
  if (authority === "" || !URL.canParse(`http://${authority}/`)) return undefined;
  return rest.startsWith("/") ? rest : `/${rest}`;
};

/** A name of four characters is compared; the others cannot be `Host`. */
const hostsIn = (rawHeaders: readonly string[]): number => {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count;
};

const malformed = (detail: string): Fault => faults.MALFORMED_REQUEST({ detail });

/** HTTP/1.1 wants one `Host` (RFC 9112, 3.2); two proxies may each believe another of two. */
const hostFault = (req: IncomingMessage): Fault | undefined => {
  const hosts = hostsIn(req.rawHeaders);
  if (hosts === 1 || (hosts === 0 && req.httpVersionMinor === 0)) return undefined;
  return malformed(hosts === 0 ? "Host is missing" : "Host is sent more than once");
};

/** A body in another transfer coding than `chunked` alone is not read. */
const codingFault = (req: IncomingMessage): Fault | undefined => {
  const coding = req.headers["transfer-encoding"];
  if (coding === undefined || coding.trim().toLowerCase() === "chunked") return undefined;
  return malformed("The only transfer coding taken is chunked");
};

/** Puts `req.url` into origin form; the fault when the request is not taken at all. */
export const readTarget = (req: IncomingMessage): Fault | undefined => {
  const { url = "", method = "" } = req;
  const target = originForm(url, method);
  req.url = target ?? "/";
  if (target === undefined) return malformed("The request target is not well-formed");
  return hostFault(req) ?? codingFault(req);
};
