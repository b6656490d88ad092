import type { Fault } from "../../../../platform/kernel/fault.ts";
import { dataHeaders } from "../../cache/rendered.ts";
import { problemOf, problemText, retryAfterOf } from "../../domain/problem.ts";
import type { Exchange } from "../request/exchange.ts";
import { traceIdOf } from "../request/trace-source.ts";

/** The client went away before its request was answered: nginx' number for the log. */
const CLIENT_GONE = 499;

const logAccess = (x: Exchange, status: number, ms: number): void => {
  if (x.logged) return;
  x.logged = true;
  const { req, label, principal, keyId, requestId, fault } = x;
  const detail = fault?.data["detail"];
  x.access?.({
    ...{ method: req.method, label, status, ms, principal, keyId, requestId, code: fault?.code },
    traceId: traceIdOf(x.traceparent),
    detail: typeof detail === "string" ? detail : undefined,
  });
};

/** Counts and logs a request that was answered. */
export const finished = (x: Exchange, status: number): void => {
  const ms = performance.now() - x.startedMs;
  x.metrics.observe(x.label, status, ms);
  logAccess(x, status, ms);
};

/** Logs a request whose client did not wait for its answer. */
export const abandoned = (x: Exchange): void =>
  logAccess(x, CLIENT_GONE, performance.now() - x.startedMs);

/** The headers of a response with those of its exchange. */
export const headOf = (x: Exchange, headers: readonly string[]): string[] => {
  const { extra } = x;
  // The client has not sent its body and may, or may not, do so now: only a new connection is clear.
  if (x.awaitsContinue) extra.push("Connection", "close");
  return extra.length > 0 ? headers.concat(extra) : (headers as string[]);
};

/** Writes status, headers and body at once; a HEAD gets no body. */
export const send = (
  x: Exchange,
  status: number,
  headers: readonly string[],
  body?: Buffer | string,
): void => {
  const { res, req } = x;
  if (res.headersSent) return;
  if (res.destroyed) return abandoned(x);
  res.writeHead(status, headOf(x, headers));
  if (body === undefined || req.method === "HEAD") res.end();
  else res.end(body);
  finished(x, status);
};

/** Text of a known type, with everything a data response carries. */
export const sendText = (x: Exchange, status: number, type: string, text: string): void => {
  const length = String(Buffer.byteLength(text));
  const headers = ["Content-Type", type, "Content-Length", length, "Cache-Control", "no-store"];
  send(x, status, [...headers, ...dataHeaders], text);
};

export const sendJson = (x: Exchange, status: number, value: unknown): void =>
  sendText(x, status, "application/json; charset=utf-8", JSON.stringify(value));

/** Names a problem in the log by what its client was sent: the trace, and the id that it sent itself. */
export const nameOf = ({ label, traceparent, requestId }: Exchange, { code }: Fault): string => {
  const request = requestId === undefined ? "" : ` request ${requestId}`;
  return `${label} ${code} trace ${traceIdOf(traceparent)}${request}`;
};

/** RFC 6750, 3.1: a token that was sent is named as the error; who sent none is only asked for one. */
const challengeOf = ({ code }: Fault): string =>
  code.startsWith("TOKEN_") ? 'Bearer error="invalid_token"' : "Bearer";

/** The fault as problem+json, with the headers it calls for. */
export const sendProblem = (x: Exchange, fault: Fault): void => {
  const retryAfter = retryAfterOf(fault);
  if (retryAfter !== undefined) x.extra.push("Retry-After", String(retryAfter));
  if (fault.status === 401) x.extra.push("WWW-Authenticate", challengeOf(fault));
  const problem = problemOf(fault, traceIdOf(x.traceparent), x.requestId);
  sendText(x, fault.status, "application/problem+json", problemText(problem));
};

// Header values must not carry line breaks or what is no Latin-1.
const unsafe = /[^\t\x20-\x7e\x80-\xff]/u;

/** Headers that an action asked for in `ctx.meta.$responseHeaders`. */
export const passHeaders = (x: Exchange, wanted: unknown): void => {
  if (typeof wanted !== "object" || wanted === null) return;
  for (const [name, value] of Object.entries(wanted)) {
    const text = String(value);
    if (/^[\w-]+$/u.test(name) && !unsafe.test(text)) x.extra.push(name, text);
  }
};
