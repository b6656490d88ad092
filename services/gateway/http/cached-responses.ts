/** Responses that the cache holds as bytes: sent without a context, a route or a call. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { compressFrom } from "../cache/compression.ts";
import { representation, type Representation } from "../cache/rendered.ts";
import type { ResponseCache } from "../cache/response-cache.ts";
import type { Entry } from "../cache/response-memory.ts";
import { isGuest } from "../credentials/credential.ts";
import type { Limits, Verdict } from "../limits/window.ts";
import { limitHeaderOf } from "../limits/window.ts";
import { clientAddress } from "./request/client-address.ts";
import { opened, type Exchange, type Opening } from "./request/exchange.ts";
import { traceIdOf, traceparentOf } from "./request/trace-source.ts";
import { isOverTls, strictTransport } from "./request/transport-security.ts";
import { sendRendered, type CodingReader } from "./response/operation-responses.ts";

export interface CachedOptions extends Opening {
  /** Undefined: nothing is kept. */
  readonly responses: ResponseCache | undefined;
  /** Undefined: not limited. */
  readonly limits: Limits | undefined;
  readonly codingOf: CodingReader;
}

/** A representation as it is written: what differs from request to request is put into its place. */
interface Template {
  readonly headers: string[];
  /** The place of the limit's value. */
  readonly at: number;
  /** Each byte a character: node:http writes it together with the headers, in one piece. */
  readonly body: string;
}

/** Whether a response depends on more of the request than its address and its coding. */
const isPlain = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined &&
  headers["x-request-id"] === undefined &&
  headers["if-none-match"] === undefined &&
  headers.expect === undefined;

/** Representations as they are written, each made once. `always`: headers of every response. */
const templates = (always: readonly string[], limited: boolean) => {
  const known = new WeakMap<Representation, Template>();
  return (sent: Representation): Template => {
    const made = known.get(sent);
    if (made) return made;
    const limit = limited ? ["RateLimit-Policy", "", "RateLimit", ""] : [];
    const headers = [...sent.headers, ...always, ...limit];
    const template = { headers, at: headers.length - 1, body: sent.body.toString("latin1") };
    known.set(sent, template);
    return template;
  };
};

/**
 * Sends what the cache holds for a request: its exchange is undefined then, else the exchange that goes on
 * (over its limit, when that was counted here).
 */
export const cachedResponses = (options: CachedOptions) => {
  const { responses, limits, proxies, codingOf, metrics, access, origins, stopping } = options;
  const cors = origins.headers(undefined);
  const overHttp = templates(cors, limits !== undefined);
  const overTls = templates([...cors, ...strictTransport], limits !== undefined);

  const representationFor = ({ response }: Entry, req: IncomingMessage): Representation => {
    if (response.body.length < compressFrom) return response;
    return representation(response, codingOf(req.headers["accept-encoding"]));
  };

  const sendPlain = (
    req: IncomingMessage,
    res: ServerResponse,
    entry: Entry,
    verdict: Verdict | undefined,
  ): void => {
    const startedMs = performance.now();
    const templateOf = isOverTls(req, proxies) ? overTls : overHttp;
    const { headers, at, body } = templateOf(representationFor(entry, req));
    if (verdict) {
      // node:http has written the array out before it is changed again.
      headers[at - 2] = verdict.policyHeader;
      headers[at] = limitHeaderOf(verdict);
    }
    res.writeHead(200, headers);
    if (req.method === "HEAD") res.end();
    else res.end(body, "latin1");
    const ms = performance.now() - startedMs;
    metrics.observe(entry.label, 200, ms);
    access?.({
      ...{ method: req.method, label: entry.label, status: 200, ms, principal: "guest" },
      traceId: traceIdOf(traceparentOf(req.headers["traceparent"])),
    });
  };

  const sendWith = (x: Exchange, entry: Entry, verdict: Verdict | undefined): void => {
    x.label = entry.label;
    if (verdict) x.extra.push("RateLimit-Policy", verdict.policyHeader);
    if (verdict) x.extra.push("RateLimit", limitHeaderOf(verdict));
    sendRendered({ codingOf }, x, entry.response, "often");
  };

  const entryFor = (req: IncomingMessage): Entry | undefined => {
    if (req.method !== "GET" && req.method !== "HEAD") return undefined;
    // Who shows a credential is answered by the service itself, be it staff, a customer or a forger.
    if (!isGuest(req.headers)) return undefined;
    // Its key may not be for its origin.
    if (req.headers["x-publishable-key"] !== undefined) return undefined;
    return responses?.entry(req.url ?? "");
  };

  return (req: IncomingMessage, res: ServerResponse): Exchange | undefined => {
    const entry = entryFor(req);
    if (!entry) return opened(options, req, res);
    const verdict = limits?.read(clientAddress(req, proxies));
    if (verdict && verdict.left < 0) return { ...opened(options, req, res), verdict };
    if (isPlain(req) && !stopping()) sendPlain(req, res, entry, verdict);
    else sendWith(opened(options, req, res), entry, verdict);
    return undefined;
  };
};

export type CachedResponses = ReturnType<typeof cachedResponses>;
