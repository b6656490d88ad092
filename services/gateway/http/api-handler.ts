import { parse as parseQuery } from "node:querystring";
import type { Service, ServiceBroker } from "moleculer";
import type { Meta } from "../../../platform/broker/action.ts";
import { brokerName } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { dataHeaders, matches, rendered, versionOf, type Rendered } from "../cache/answer-cache.ts";
import type { Answers } from "../cache/answers-shared.ts";
import {
  addBody,
  bind,
  invalid,
  type Headers,
  type Params,
  type Query,
} from "../domain/binding.ts";
import { hasBody, readJson } from "./body-reader.ts";
import { clientAddress } from "./client-address.ts";
import { faults } from "../gateway.contract.ts";
import type { GatewaySettings } from "../gateway.settings.ts";
import { limitHeaders, type Limits, type Verdict } from "../limits/window.ts";
import { faultOf } from "../domain/problem.ts";
import { passHeaders, send, sendProblem, type Exchange } from "./reply-writer.ts";
import type { Route } from "../domain/route.ts";
import { traceIdOf } from "./trace-source.ts";
import { readUpload } from "./upload-reader.ts";

/** What every request needs of the gateway. */
export interface Kit {
  readonly broker: ServiceBroker;
  readonly logger: Service["logger"];
  readonly settings: GatewaySettings;
  /** Undefined: not limited. */
  readonly limits: Limits | undefined;
  /** Undefined: every read is asked. */
  readonly answers: Answers | undefined;
}

/** What actions may leave in meta for the gateway. */
interface AnswerMeta extends Meta {
  $responseHeaders?: unknown;
}
type Call = (params: Params, stream?: unknown) => Promise<unknown>;

const metaOf = (x: Exchange, address: string): AnswerMeta | Fault => {
  const { authorization } = x.req.headers;
  const meta: AnswerMeta = { traceparent: x.traceparent, clientAddress: address };
  if (authorization === undefined) return meta;
  const match = /^Bearer +([\w\-.~+/]+=*) *$/iu.exec(authorization);
  // A credential of another kind is a bad one, not none.
  if (!match) return common.UNAUTHENTICATED({ detail: "Send Authorization: Bearer <token>" });
  meta.token = match[1] as string;
  return meta;
};

const overLimit = (x: Exchange, verdict: Verdict): Fault | undefined => {
  x.extra.push(...limitHeaders(verdict));
  return verdict.left < 0 ? faults.RATE_LIMITED({ retryAfter: verdict.resetS }) : undefined;
};

/** The link to the next page: this one's address with another cursor (RFC 8288). */
const linkNext = (x: Exchange, next: string): string => {
  const others = (x.search ?? "").split("&").filter((part) => part && !part.startsWith("cursor="));
  const query = [...others, `cursor=${encodeURIComponent(next)}`].join("&");
  return `<${x.path}?${query}>; rel="next"`;
};

const sendRendered = (x: Exchange, { headers, etag, body }: Rendered, next: unknown): void => {
  if (typeof next === "string") x.extra.push("Link", linkNext(x, next));
  const seen = x.req.headers["if-none-match"];
  if (seen !== undefined && matches(seen, etag)) {
    return send(x, 304, ["ETag", etag, "Cache-Control", "private, no-cache", ...dataHeaders]);
  }
  return send(x, 200, headers, body);
};

const answerGet = (x: Exchange, { contract }: Route, result: unknown): void => {
  const next = (result as { next?: unknown } | null)?.next;
  sendRendered(x, rendered(result, contract.access === "public"), next);
};

const answerText = (x: Exchange, type: string, result: unknown): void => {
  const body = Buffer.from(String((result as { body?: unknown } | null)?.body ?? ""));
  const head = ["Content-Type", type, "Content-Length", String(body.length)];
  send(x, 200, [...head, "Cache-Control", "no-store", ...dataHeaders], body);
};

const locationOf = (template: string, result: unknown): string =>
  template.replace(/\{(\w+)\}/gu, (_all, name: string) =>
    encodeURIComponent(String((result as Record<string, unknown> | null)?.[name] ?? "")),
  );

const isPending = ({ rest }: Route, result: unknown): boolean =>
  rest.pending !== undefined && (result as { status?: unknown } | null)?.status === rest.pending;

const answerWrite = (x: Exchange, route: Route, result: unknown): void => {
  const { rest } = route;
  const status = isPending(route, result) ? 202 : route.status;
  if (status === 204) return send(x, 204, ["Cache-Control", "no-store", ...dataHeaders]);
  const body = Buffer.from(JSON.stringify(result ?? null));
  const version = versionOf(result);
  if (version !== undefined) x.extra.push("ETag", `"${version}"`);
  if (rest.location && (status === 201 || status === 202)) {
    x.extra.push("Location", locationOf(rest.location, result));
  }
  const type = "application/json; charset=utf-8";
  const head = ["Content-Type", type, "Content-Length", String(body.length)];
  return send(x, status, [...head, "Cache-Control", "no-store", ...dataHeaders], body);
};

const answer = (x: Exchange, route: Route, result: unknown, meta: AnswerMeta): void => {
  if (meta.$responseHeaders !== undefined) passHeaders(x, meta.$responseHeaders);
  if (route.rest.answers !== undefined) answerText(x, route.rest.answers, result);
  else if (route.method === "GET" && !isPending(route, result)) answerGet(x, route, result);
  else answerWrite(x, route, result);
};

/** Any error as a problem; what nobody foresaw is logged with its stack under the trace id. */
export const answerError = ({ logger }: Kit, x: Exchange, error: unknown): void => {
  const fault = faultOf(error);
  if (fault.status >= 500) {
    const word = `${x.label} ${fault.code} trace ${traceIdOf(x.traceparent)}`;
    if (fault.status === 503) logger.warn(word, (error as { message?: unknown } | null)?.message);
    else logger.error(word, (error as { stack?: unknown } | null)?.stack ?? error);
  }
  sendProblem(x, fault);
};

const withUpload = async (kit: Kit, x: Exchange, params: Params, run: Call): Promise<unknown> => {
  const upload = await readUpload(x.req, kit.settings.UPLOAD_LIMIT);
  if (isFault(upload)) return upload;
  try {
    return await run(params, upload.stream);
  } catch (error) {
    const refused = upload.refused();
    if (refused) return refused;
    throw error;
  } finally {
    upload.stream.resume(); // What the action did not want is let go, so that the answer gets through.
  }
};

const withJson = async (
  kit: Kit,
  x: Exchange,
  route: Route,
  params: Params,
  run: Call,
): Promise<unknown> => {
  const body = await readJson(x.req, kit.settings.BODY_LIMIT);
  if (body === undefined) return gone;
  if (isFault(body)) return body;
  const issues = addBody(route, body, params);
  return issues.length > 0 ? invalid(issues) : run(params);
};

/** The client went away before the request was whole: nobody to answer. */
const gone = Symbol("gone");

const perform = (
  kit: Kit,
  x: Exchange,
  route: Route,
  params: Params,
  run: Call,
): Promise<unknown> => {
  if (route.rest.body === "csv") return withUpload(kit, x, params, run);
  if (route.inBody && hasBody(x.req)) return withJson(kit, x, route, params, run);
  return run(params);
};

const refuse = (x: Exchange, fault: Fault): void => {
  x.req.resume();
  sendProblem(x, fault);
};

/** Bind, call, render; `answers`: of what other guests were answered, if it may be. */
const respond = (
  kit: Kit,
  route: Route,
  x: Exchange,
  meta: AnswerMeta,
  answers: Answers | undefined,
): Promise<void> | void => {
  const query = x.search === undefined ? undefined : (parseQuery(x.search) as Query);
  const bound = bind(route, x.values, query, x.req.headers as Headers);
  if ("fault" in bound) return refuse(x, bound.fault);
  const { contract } = route;
  const options = { meta, timeout: contract.timeoutMs, requestID: traceIdOf(x.traceparent) };
  const run: Call = (params, stream) =>
    kit.broker.call(
      brokerName(contract),
      params,
      (stream === undefined ? options : { ...options, stream }) as never,
    );
  if (answers) {
    return answers
      .ask(urlOf(x), () => run(bound.params))
      .then(
        (known) => sendRendered(x, known, known.next),
        (error: unknown) => answerError(kit, x, error),
      );
  }
  return perform(kit, x, route, bound.params, run).then(
    (result) => {
      if (isFault(result)) sendProblem(x, result);
      else if (result !== gone) answer(x, route, result, meta);
    },
    (error: unknown) => {
      if (meta.$responseHeaders !== undefined) passHeaders(x, meta.$responseHeaders);
      answerError(kit, x, error);
    },
  );
};

const urlOf = ({ req }: Exchange): string => req.url ?? "";

const admitted = (
  kit: Kit,
  route: Route,
  x: Exchange,
  meta: AnswerMeta,
  verdict?: Verdict,
): Promise<void> | void => {
  const limited = verdict && overLimit(x, verdict);
  if (limited) return refuse(x, limited);
  const { answers } = kit;
  // Who shows a token is answered by the service itself, be it staff, a customer or a forger.
  if (!answers || meta.token !== undefined || !answers.covers(route, urlOf(x))) {
    return respond(kit, route, x, meta, undefined);
  }
  const known = answers.get(urlOf(x));
  return known ? sendRendered(x, known, known.next) : respond(kit, route, x, meta, answers);
};

/** Answers one request to a route. */
export const serve = (kit: Kit, route: Route, x: Exchange): Promise<void> | void => {
  const address = clientAddress(x.req, kit.settings.TRUST_PROXY);
  const meta = metaOf(x, address);
  if (isFault(meta)) return refuse(x, meta);
  if (!kit.limits) return admitted(kit, route, x, meta);
  const verdict = kit.limits.check(x.label, address, meta.token);
  if (!(verdict instanceof Promise)) return admitted(kit, route, x, meta, verdict);
  return verdict.then((counted) => admitted(kit, route, x, meta, counted));
};
