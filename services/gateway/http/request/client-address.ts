import type { IncomingMessage } from "node:http";

/**
 * The client's address. Of X-Forwarded-For only the entries that our own proxies wrote are believed:
 * with `proxies` 1 the last one, with 2 the one before; anybody can write the ones further left.
 */
export const clientAddress = (req: IncomingMessage, proxies: number): string => {
  const direct = req.socket.remoteAddress ?? "";
  const forwarded = req.headers["x-forwarded-for"];
  if (proxies === 0 || forwarded === undefined) return direct;
  const hops = String(forwarded).split(",");
  return (hops.at(-proxies) ?? hops[0])?.trim() || direct;
};
