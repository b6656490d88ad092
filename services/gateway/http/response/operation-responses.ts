/** From an action's result, or its error, to the response of its operation. */
import { common } from "../../../../platform/kernel/fault.ts";
import { compress, compressFrom, type Coding } from "../../cache/compression.ts";
import {
  cacheControls,
  cacheTagOf,
  dataHeaders,
  jsonType,
  matches,
  notModified,
  render,
  representation,
  versionOf,
  type Rendered,
} from "../../cache/rendered.ts";
import { linkNext } from "../../domain/next-link.ts";
import { faultOf } from "../../domain/problem.ts";
import type { Route } from "../../domain/route.ts";
import type { Exchange } from "../request/exchange.ts";
import { nameOf, passHeaders, send, sendProblem } from "./reply-writer.ts";
import { sendTextStream } from "./text-stream.ts";

export type CodingReader = (header: string | undefined) => Coding | undefined;

/** What responses need of the gateway. */
export interface Responding {
  readonly codingOf: CodingReader;
}

const wantedCoding = ({ codingOf }: Responding, x: Exchange, body: Buffer): Coding | undefined =>
  body.length < compressFrom ? undefined : codingOf(x.req.headers["accept-encoding"]);

/** Bytes with their tag: whole, or as not changed. `effort`: whether the same bytes are sent to others. */
export const sendRendered = (
  kit: Responding,
  x: Exchange,
  rendered: Rendered,
  effort: "once" | "often",
): void => {
  const seen = x.req.headers["if-none-match"];
  const fresh = seen !== undefined && matches(seen, rendered.etag);
  const coding = wantedCoding(kit, x, rendered.body);
  const sent = representation(rendered, coding, effort);
  if (fresh) return send(x, 304, notModified(sent, rendered.cacheControl));
  return send(x, 200, sent.headers, sent.body);
};

const sendRead = (kit: Responding, x: Exchange, { rest }: Route, result: unknown): void => {
  const { next } = (result ?? {}) as { next?: unknown };
  if (typeof next === "string") x.extra.push("Link", linkNext(x.url, next));
  const open = x.token === undefined ? cacheControls.shared : cacheControls.own;
  const control = rest.shared ? open : cacheControls.never;
  if (control === cacheControls.shared) x.extra.push("Cache-Tag", cacheTagOf(x.url, result));
  const rendered = render(result, control);
  sendRendered(kit, x, rendered, "once");
};

const locationOf = (template: string, result: unknown): string =>
  template.replace(/\{(\w+)\}/gu, (_all, name: string) =>
    encodeURIComponent(String((result as Record<string, unknown> | null)?.[name] ?? "")),
  );

const isPending = ({ rest }: Route, result: unknown): boolean =>
  rest.pending !== undefined && (result as { status?: unknown } | null)?.status === rest.pending;

/** Seconds after which asking again for what is pending may help. */
const pendingS = "1";

const writeHeaders = (x: Exchange, { rest }: Route, status: number, result: unknown): void => {
  const version = versionOf(result);
  if (version !== undefined) x.extra.push("ETag", `"${version}"`);
  if (rest.location && (status === 201 || status === 202)) {
    x.extra.push("Location", locationOf(rest.location, result));
  }
  if (status === 202) x.extra.push("Retry-After", pendingS);
};

/** On every response of a write that has a body. */
const writtenHeaders: readonly string[] = [
  ...["Content-Type", jsonType, "Cache-Control", cacheControls.never, "Vary", "Accept-Encoding"],
  ...dataHeaders,
];

const sendWritten = (kit: Responding, x: Exchange, route: Route, result: unknown): void => {
  const status = isPending(route, result) ? 202 : route.status;
  if (status === 204) return send(x, 204, ["Cache-Control", "no-store", ...dataHeaders]);
  writeHeaders(x, route, status, result);
  const plain = Buffer.from(JSON.stringify(result ?? null));
  const coding = wantedCoding(kit, x, plain);
  const body = coding ? compress(plain, coding, "once") : plain;
  const head = ["Content-Length", String(body.length)].concat(writtenHeaders);
  if (coding) head.push("Content-Encoding", coding);
  return send(x, status, head, body);
};

/** The result of an operation. */
export const sendResult = (kit: Responding, x: Exchange, route: Route, result: unknown): void => {
  const type = route.rest.mediaType;
  if (type !== undefined) {
    const coding = kit.codingOf(x.req.headers["accept-encoding"]);
    sendTextStream(x, type, result as AsyncIterable<string>, coding);
  } else if (route.method === "GET" && !isPending(route, result)) sendRead(kit, x, route, result);
  else sendWritten(kit, x, route, result);
};

/** Refusals by the thousand are counted (`caravan_http_requests_total`), not logged one by one. */
const unlogged = new Set([429]);

/** Any error as a problem; what nobody foresaw is logged with its stack under the trace id. */
export const sendFailure = (x: Exchange, error: unknown): void => {
  if (x.failed) return;
  x.failed = true;
  // What a request sent is refused in more ways than its own action knows of.
  const fault = x.upload?.refused() ?? faultOf(error);
  x.fault = fault;
  const { message, stack } = (error ?? {}) as { message?: unknown; stack?: unknown };
  const line = nameOf(x, fault);
  if (fault.status === 503) x.log("warn", line, message);
  else if (fault.status >= 500) x.log("error", line, stack ?? error);
  // Otherwise its access line says it.
  else if (!x.access && !unlogged.has(fault.status)) x.log("info", line, fault.data["detail"]);
  x.req.resume();
  sendProblem(x, fault);
};

/** Headers that the action left in its meta: also beside a refusal. */
export const passMeta = (x: Exchange, meta: Readonly<Record<string, unknown>> | undefined): void =>
  passHeaders(x, meta?.["$responseHeaders"]);

/** Whether an error says that the precondition of `If-Match` does not hold, and for which version. */
export const currentVersion = (error: unknown): { readonly version?: number } | undefined => {
  const { code, data } = faultOf(error);
  if (code !== common.PRECONDITION_FAILED.line[1]) return undefined;
  return typeof data["version"] === "number" ? { version: data["version"] } : {};
};
