import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { dataHeaders } from "../cache/answer-cache.ts";
import type { Metrics } from "../ops/metrics-registry.ts";
import { problemOf, retryAfterOf } from "../domain/problem.ts";
import { traceIdOf } from "./trace-source.ts";

/** One request and its answer, and what is known of it so far. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly metrics: Metrics;
  readonly startedMs: number;
  readonly traceparent: string;
  /** The path before `?`. */
  readonly path: string;
  /** After `?`, undefined when there is none. */
  readonly search: string | undefined;
  /** Values of the path's params. */
  values: readonly string[];
  /** The route's name in metrics. */
  label: string;
  /** Headers of this exchange only, flat. */
  extra: string[];
}

/** Writes status, headers and body at once; a HEAD gets no body. */
export const send = (
  x: Exchange,
  status: number,
  headers: readonly string[],
  body?: Buffer | string,
): void => {
  const { res, req, extra } = x;
  if (res.headersSent) return;
  const all = extra.length > 0 ? headers.concat(extra) : headers;
  res.writeHead(status, all as string[]);
  if (body === undefined || req.method === "HEAD") res.end();
  else res.end(body);
  x.metrics.observe(x.label, status, performance.now() - x.startedMs);
};

/** Text of a known type, with everything a data answer carries. */
export const sendText = (x: Exchange, status: number, type: string, text: string): void => {
  const length = String(Buffer.byteLength(text));
  const headers = ["Content-Type", type, "Content-Length", length, "Cache-Control", "no-store"];
  send(x, status, [...headers, ...dataHeaders], text);
};

export const sendJson = (x: Exchange, status: number, value: unknown): void =>
  sendText(x, status, "application/json; charset=utf-8", JSON.stringify(value));

/** The fault as problem+json, with the headers it calls for. */
export const sendProblem = (x: Exchange, fault: Fault): void => {
  const retryAfter = retryAfterOf(fault);
  if (retryAfter !== undefined) x.extra.push("Retry-After", String(retryAfter));
  if (fault.status === 401) x.extra.push("WWW-Authenticate", "Bearer");
  const problem = problemOf(fault, traceIdOf(x.traceparent));
  sendText(x, fault.status, "application/problem+json", JSON.stringify(problem));
};

// Header values must not carry line breaks or what is no Latin-1.
const unsafe = /[^\t\x20-\x7e\x80-\xff]/u;

/** Headers that an action asked for in `ctx.meta.$responseHeaders`. */
export const passHeaders = (x: Exchange, asked: unknown): void => {
  if (typeof asked !== "object" || asked === null) return;
  for (const [name, value] of Object.entries(asked)) {
    const text = String(value);
    if (/^[\w-]+$/u.test(name) && !unsafe.test(text)) x.extra.push(name, text);
  }
};
