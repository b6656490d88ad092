import type { IncomingMessage, ServerResponse } from "node:http";
import { dataHeaders } from "../cache/answer-cache.ts";
import { faults } from "../gateway.contract.ts";
import { readyBody, type Probes } from "../ops/health-probes.ts";
import type { Metrics } from "../ops/metrics-registry.ts";
import type { Origins } from "./origin-policy.ts";
import { pageHeaders } from "./pages-assets.ts";
import { send, sendJson, sendProblem, type Exchange } from "./reply-writer.ts";
import { traceparentOf } from "./trace-source.ts";
import type { Leaf, Trie } from "../domain/trie.ts";

/** Answers one exchange that was routed to it. */
export type Target = (x: Exchange) => Promise<void> | void;
/** moleculer-web's `serveStatic`. */
export type Files = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export interface Entry {
  readonly targets: Trie<Target>;
  readonly metrics: Metrics;
  readonly origins: Origins;
  readonly probes: Probes;
  readonly files: Files;
  /** True from the first signal to stop: connections are not kept. */
  readonly stopping: () => boolean;
}

const requestId = /^[\w.:~-]{1,128}$/u;

/** What is known of a request before it is routed. */
export const opened = (entry: Entry, req: IncomingMessage, res: ServerResponse): Exchange => {
  const url = req.url ?? "/";
  const mark = url.indexOf("?");
  const { headers } = req;
  const extra: string[] = [];
  const id = headers["x-request-id"];
  if (typeof id === "string" && requestId.test(id)) extra.push("X-Request-Id", id);
  const cors = entry.origins.headers(headers.origin);
  if (cors.length > 0) extra.push(...cors);
  if (entry.stopping()) extra.push("Connection", "close");
  return {
    req,
    res,
    metrics: entry.metrics,
    startedMs: performance.now(),
    traceparent: traceparentOf(headers["traceparent"]),
    path: mark === -1 ? url : url.slice(0, mark),
    search: mark === -1 ? undefined : url.slice(mark + 1),
    values: [],
    label: "unrouted",
    extra,
  };
};

const allowOf = ({ byMethod }: Leaf<Target>): string => {
  const methods = [...byMethod.keys(), ...(byMethod.has("GET") ? ["HEAD"] : []), "OPTIONS"];
  return methods.sort().join(", ");
};

const options = (entry: Entry, x: Exchange, leaf: Leaf<Target>): void => {
  const allow = allowOf(leaf);
  const wanted = x.req.headers["access-control-request-method"];
  const cors = wanted === undefined ? [] : entry.origins.preflight(x.req.headers.origin, allow);
  send(x, 204, ["Allow", allow, ...cors, ...dataHeaders]);
};

const notFound = (x: Exchange): void => sendProblem(x, faults.ROUTE_NOT_FOUND());

const api = /^\/v\d+\//u;

/** A file of public/, when there is one. */
const file = ({ files }: Entry, x: Exchange): void => {
  const { req, res, extra } = x;
  const readable = req.method === "GET" || req.method === "HEAD";
  if (!readable || api.test(x.path)) return notFound(x);
  const headers = [...pageHeaders, ...extra];
  for (let i = 0; i < headers.length; i += 2) {
    res.setHeader(headers[i] as string, headers[i + 1] as string);
  }
  const ended = (): void => {
    x.metrics.observe("static", res.statusCode, performance.now() - x.startedMs);
  };
  res.once("finish", ended);
  return files(req, res, () => {
    res.removeListener("finish", ended);
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    notFound(x);
  });
};

const probe = (entry: Entry, x: Exchange): boolean => {
  if (x.path === "/livez") sendJson(x, 200, { status: "alive" });
  else if (x.path === "/readyz") {
    const health = entry.probes.health();
    const verbose = /\bverbose\b/u.test(x.search ?? "");
    sendJson(x, health.ready ? 200 : 503, readyBody(health, verbose));
  } else return false;
  return true;
};

const unrouted = (entry: Entry, x: Exchange): void => {
  if (x.path === "*" && x.req.method === "OPTIONS") return send(x, 204, dataHeaders);
  return probe(entry, x) ? undefined : file(entry, x);
};

/** Finds who answers a request; everything not in the contracts is a problem. */
export const enter = (
  entry: Entry,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> | void => {
  const x = opened(entry, req, res);
  const found = entry.targets.find(x.path);
  if (!found) return unrouted(entry, x);
  const { leaf, values } = found;
  const method = req.method === "HEAD" ? "GET" : (req.method ?? "GET");
  const target = leaf.byMethod.get(method);
  x.values = values;
  if (target) return target(x);
  req.resume();
  if (method === "OPTIONS") return options(entry, x, leaf);
  x.extra.push("Allow", allowOf(leaf));
  return sendProblem(x, faults.METHOD_NOT_ALLOWED());
};
