import type { IncomingMessage } from "node:http";

/** For a year the browser uses TLS only (RFC 6797); of other hosts of the domain the shop says nothing. */
export const strictTransport: readonly string[] = ["Strict-Transport-Security", "max-age=31536000"];
const none: readonly string[] = [];

/**
 * Whether the response goes to its client over TLS, as our own proxies say. A client that says so itself
 * gains nothing: over plain HTTP browsers ignore the header.
 */
export const isOverTls = ({ headers }: IncomingMessage, proxies: number): boolean => {
  const sent = headers["x-forwarded-proto"];
  return proxies > 0 && sent !== undefined && /(?:^|,)\s*https\s*(?:,|$)/iu.test(String(sent));
};

/** What a response over TLS says beside all else. */
export const transportHeaders = (req: IncomingMessage, proxies: number): readonly string[] =>
  isOverTls(req, proxies) ? strictTransport : none;
