/** One POST to an address that was judged: no second look-up, no redirect, no more of the response than is shown. */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import type { Destination } from "./destination.ts";

/** Bytes of a response that are read. */
const responseMax = 4_096;

export interface Response {
  readonly status: number;
  /** The beginning of its body. */
  readonly text: string;
  readonly retryAfter?: string | undefined;
}

/** Says what it was given, whatever name is asked for. */
const lookupOf = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = all;
    if (options.all || !first) callback(null, all);
    else callback(null, first.address, first.family);
  };
};

/** What came of the body before its end, its limit or the deadline. */
const beginningOf = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= responseMax) break;
    }
  } catch {
    // The status is there: what else it wanted to say is not needed.
  }
  message.destroy();
  return Buffer.concat(parts).subarray(0, responseMax).toString("utf8");
};

/** Rejects when no status came before `signal` aborts. */
export const post = (
  { url, addresses }: Destination,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? httpsRequest : httpRequest;
    const outgoing = request(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      lookup: lookupOf(addresses),
      // A connection of its own: one that stays open would outlive what was judged.
      agent: false,
      signal,
    });
    let responded = false;
    outgoing.on("error", (error) => {
      // Once the status is there, an end to the body is no failure.
      if (!responded) reject(error);
    });
    outgoing.on("response", (message) => {
      responded = true;
      const { statusCode: status = 0, headers: received } = message;
      void beginningOf(message).then((text) =>
        resolve({ status, text, retryAfter: received["retry-after"] }),
      );
    });
    outgoing.end(body);
  });
