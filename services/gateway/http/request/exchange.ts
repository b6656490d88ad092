import type { IncomingMessage, ServerResponse } from "node:http";
import type { WebRequest } from "../../../../platform/broker/web-gateway.ts";
import type { Storefront } from "../../credentials/publishable-keys.ts";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import type { Route } from "../../domain/route.ts";
import type { Verdict } from "../../limits/window.ts";
import type { AccessLog, PrincipalKind } from "../../ops/access-log.ts";
import type { Metrics } from "../../ops/metrics-registry.ts";
import type { Origins } from "../origin-policy.ts";
import { traceparentOf } from "./trace-source.ts";
import { transportHeaders } from "./transport-security.ts";
import type { Upload } from "./upload-reader.ts";

/** One request and its response, and what is known of it so far. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly metrics: Metrics;
  /** Undefined: requests are no lines of the log. */
  readonly access: AccessLog | undefined;
  /** Writes a line about a refused or failed request. */
  readonly log: (level: "info" | "warn" | "error", line: string, detail?: unknown) => void;
  readonly startedMs: number;
  readonly traceparent: string;
  /** The X-Request-Id sent, when it is well-formed. */
  readonly requestId: string | undefined;
  /** The request target in origin form. */
  readonly url: string;
  /** The path before `?`. */
  readonly path: string;
  /** After `?`, undefined when there is none. */
  readonly search: string | undefined;
  /** The route's name in metrics. */
  label: string;
  /** Headers of this exchange only, flat. */
  readonly extra: string[];
  /** The operation asked for. */
  route?: Route;
  /** The access token that was sent, or that an API key was exchanged for: not verified yet. */
  token?: string | undefined;
  /** Of the API key that was sent, where there is one. */
  keyId?: string | undefined;
  /** What the publishable key that was sent stands for. */
  storefront?: Storefront;
  /** Whose request it is, once that was judged. */
  principal: PrincipalKind;
  /** The refusal or failure that was sent. */
  fault?: Fault;
  verdict?: Verdict;
  upload?: Upload;
  /** Versions that `If-Match` names, when it names several. */
  versions?: readonly number[] | undefined;
  /** Its response is one that other guests are sent too. */
  shared?: boolean;
  /** It is a line of the access log. */
  logged?: boolean;
  /** Its failure was logged. */
  failed?: boolean;
  /** The client waits for `100 Continue` before it sends the body. */
  awaitsContinue: boolean;
}

/** A request on its way through moleculer-web carries its exchange. */
export interface GatewayRequest extends WebRequest {
  exchange?: Exchange;
}

/** What opening an exchange needs of the gateway. */
export interface Opening {
  readonly metrics: Metrics;
  readonly access: AccessLog | undefined;
  readonly log: Exchange["log"];
  readonly origins: Origins;
  /** How many proxies in front are ours. */
  readonly proxies: number;
  /** True from the first signal to stop: connections are not kept. */
  readonly stopping: () => boolean;
}

const wellFormedId = /^[\w.:~-]{1,128}$/u;

/** The X-Request-Id to echo. */
export const requestIdOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === "string" && wellFormedId.test(header) ? header : undefined;

/** What is known of a request before it is routed. */
export const opened = (
  { metrics, access, log, origins, proxies, stopping }: Opening,
  req: IncomingMessage,
  res: ServerResponse,
): Exchange => {
  const url = req.url ?? "/";
  const mark = url.indexOf("?");
  const { headers } = req;
  const extra: string[] = [];
  const requestId = requestIdOf(headers["x-request-id"]);
  if (requestId !== undefined) extra.push("X-Request-Id", requestId);
  extra.push(...origins.headers(headers.origin), ...transportHeaders(req, proxies));
  if (stopping()) extra.push("Connection", "close");
  return {
    req,
    res,
    metrics,
    access,
    log,
    startedMs: performance.now(),
    traceparent: traceparentOf(headers["traceparent"]),
    requestId,
    url,
    path: mark === -1 ? url : url.slice(0, mark),
    search: mark === -1 ? undefined : url.slice(mark + 1),
    label: "unrouted",
    principal: "guest",
    extra,
    awaitsContinue: /^100-continue$/iu.test(headers.expect ?? ""),
  };
};
