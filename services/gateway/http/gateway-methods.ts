/** The methods of moleculer-web that the gateway overrides: each does what the API's conventions want there. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { parse as parseQuery, type ParsedUrlQuery } from "node:querystring";
import {
  webGateway,
  type ResolvedAlias,
  type WebAlias,
  type WebHook,
  type WebRequest,
} from "../../../platform/broker/web-gateway.ts";
import { faultError } from "../../../platform/broker/faults.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { isGuest } from "../credentials/credential.ts";
import { dataHeaders } from "../cache/rendered.ts";
import { faultOf, isUnavailable } from "../domain/problem.ts";
import { undocumentedIn } from "../domain/refusals.ts";
import { faults } from "../gateway.contract.ts";
import { callOperation, type CallArguments } from "./call-operation.ts";
import type { GatewayService } from "./gate.ts";
import { allowedAt } from "./gateway-routes.ts";
import { countRequest, judgeRequest } from "./request/access.ts";
import { admitStorefront, inChannel, preflightOf } from "./request/storefront.ts";
import { clientAddress } from "./request/client-address.ts";
import { opened, type Exchange, type GatewayRequest } from "./request/exchange.ts";
import { ClientGone, readParams, type Parsed } from "./request/params.ts";
import { readTarget } from "./request/request-target.ts";
import { traceIdOf, traceparentOf } from "./request/trace-source.ts";
import { passMeta, sendFailure, sendRendered, sendResult } from "./response/operation-responses.ts";
import { guard } from "./socket-guard.ts";
import { abandoned, finished, send } from "./response/reply-writer.ts";

/** The exchange of a request, opened when it is not yet. */
const exchangeOf = ({ gate }: GatewayService, req: GatewayRequest, res: ServerResponse): Exchange =>
  (req.exchange ??= opened(gate.opening, req, res));

/** Whatever a client does to a response, its errors have somewhere to go. */
const own = (x: Exchange): void => {
  x.res.on("error", (error) => x.log("info", `${x.label}: the response broke off`, error.message));
};

/** A socket whose request is under way, as node:http keeps it. */
interface BusySocket extends Duplex {
  readonly _httpMessage?: { readonly req?: GatewayRequest } | null;
}

/** What the parser refuses is the rest of a request that is under way, or no request at all. */
const refuse = ({ gate }: GatewayService, socket: BusySocket, fault: Fault): string => {
  const x = socket._httpMessage?.req?.exchange;
  if (x) {
    x.fault = fault;
    finished(x, fault.status);
    return traceIdOf(x.traceparent);
  }
  const traceId = traceIdOf(traceparentOf(undefined));
  const { status, code } = fault;
  gate.opening.access?.({
    ...{ method: undefined, label: "unparsed", status, ms: 0, traceId, code },
    principal: "guest",
  });
  return traceId;
};

/** A mistake of the gateway's own: a problem, never a hanging request. */
const failed = (service: GatewayService, req: IncomingMessage, res: ServerResponse) => {
  return (error: unknown): void =>
    sendFailure(exchangeOf(service, req as GatewayRequest, res), error);
};

/** From the cache as bytes, else by moleculer-web's own path. */
const handle = (
  service: GatewayService,
  req: GatewayRequest,
  res: ServerResponse,
): Promise<void> | undefined => {
  const { gate } = service;
  const fault = readTarget(req);
  const x = fault ? opened(gate.opening, req, res) : gate.cached(req, res);
  if (!x) return undefined;
  req.exchange = x;
  own(x);
  if (!fault) return webGateway.methods.httpHandler.call(service, req, res);
  // What the client meant by the rest of this connection is not known.
  x.extra.push("Connection", "close");
  sendFailure(x, faultError(fault));
  return undefined;
};

/** `OPTIONS` of a path: what it takes, and what a page of another origin may ask of it. */
const sendOptions = (service: GatewayService, x: Exchange): boolean => {
  const { origins, routes } = service.gate;
  if (x.path === "*") {
    send(x, 204, dataHeaders);
    return true;
  }
  const found = routes.paths.find(x.path);
  if (!found) return false;
  const allow = allowedAt(found.leaf);
  const { origin, "access-control-request-method": wanted } = x.req.headers;
  const respond = (cors: readonly string[]): void =>
    send(x, 204, ["Allow", allow, ...cors, ...dataHeaders]);
  if (wanted === undefined || origin === undefined) respond([]);
  else if (origins.allows(origin)) respond(origins.preflight(origin, allow));
  else void preflightOf(x, service.gate, origin, allow).then(respond);
  return true;
};

/** The operation or page that an alias stands for. */
const identify = ({ gate }: GatewayService, x: Exchange, alias: WebAlias | undefined): void => {
  const served = alias && gate.routes.byAlias.get(alias);
  if (!served) return;
  x.label = served.label;
  if (served.route) x.route = served.route;
};

/** Counts the request before anything else is done for it, and learns which operation it is. */
export const beforeCall: WebHook<GatewayService> = async function (_ctx, _route, req, res, alias) {
  const x = exchangeOf(this, req, res);
  identify(this, x, alias);
  const admitted = admitStorefront(x, this.gate);
  const refusal = admitted && (await admitted);
  await countRequest(x, this.gate, clientAddress(req, this.gate.settings.TRUST_PROXY));
  if (refusal) throw faultError(refusal);
};

/** A guest's read that other guests are sent too. */
const isShared = ({ gate }: GatewayService, { req, route, url, storefront }: Exchange): boolean =>
  isGuest(req.headers) &&
  storefront?.currency === undefined &&
  route !== undefined &&
  gate.responses?.covers(route, url) === true;

/** The last response may stand in for one that cannot be had. */
const sendStandIn = async (
  { gate }: GatewayService,
  x: Exchange,
  error: unknown,
): Promise<void> => {
  try {
    const refuse = (): Promise<never> => Promise.reject(error as Error);
    const response = await gate.responses?.load(x.url, refuse, x.label);
    if (response) sendRendered(gate, x, response, "often");
  } catch (reason) {
    sendFailure(x, reason);
  }
};

/** With `strict`, what the API document does not promise is a failure of ours. */
const promised = (
  { gate }: GatewayService,
  { route, label }: Exchange,
  error: unknown,
): unknown => {
  if (!gate.strict || !route) return error;
  const undocumented = undocumentedIn(route.refusals, faultOf(error));
  if (undocumented === undefined) return error;
  return new Error(`${label} breaks its contract: it does not declare ${undocumented}`, {
    cause: error,
  });
};

interface Target {
  readonly url: string;
  readonly query: ParsedUrlQuery;
}

/** Moleculer binds them to the service. */
export const gatewayMethods = {
  /** As moleculer-web's, with the settings that node:http takes only when a server is made. */
  createServer(this: GatewayService): void {
    // A missing Host is refused here, as a problem.
    this.server = createServer({ requireHostHeader: false }, this.httpHandler);
    guard(this.server, this.httpHandler, (socket, fault) => refuse(this, socket, fault));
  },

  httpHandler(
    this: GatewayService,
    req: GatewayRequest,
    res: ServerResponse,
  ): Promise<void> | undefined {
    try {
      return handle(this, req, res)?.catch(failed(this, req, res));
    } catch (error) {
      failed(this, req, res)(error);
      return undefined;
    }
  },

  parseQueryString(this: GatewayService, req: GatewayRequest): Target {
    const { path, search } = req.exchange ?? { path: req.url ?? "/", search: undefined };
    return { url: path, query: search === undefined ? {} : parseQuery(search) };
  },

  /** In time of the path's length, however many aliases there are; a HEAD is a GET. */
  resolveAlias(this: GatewayService, url: string, method = "GET"): ResolvedAlias | false {
    const found = this.gate.routes.paths.find(url);
    const alias = found?.leaf.byMethod.get(method === "HEAD" ? "GET" : method)?.alias;
    return alias ? { alias, params: found.values } : false;
  },

  /** CORS headers are in the exchange already: here only OPTIONS is answered. */
  corsHandler(
    this: GatewayService,
    _settings: unknown,
    req: GatewayRequest,
    res: ServerResponse,
  ): boolean {
    return req.method === "OPTIONS" && sendOptions(this, exchangeOf(this, req, res));
  },

  /** The caller is not handed on: of what travels with a call only the signed token is believed. */
  authenticate: async function (ctx, _route, req, res) {
    const token = await judgeRequest(exchangeOf(this, req, res), this.gate.judge);
    if (token !== undefined) ctx.meta["token"] = token;
    return null;
  } satisfies WebHook<GatewayService> as WebHook<GatewayService>,

  /** Binds the request to the action's params; the body is read here, once its sender was judged. */
  authorize: async function (ctx, _route, req, res) {
    const x = exchangeOf(this, req, res);
    delete ctx.meta["user"];
    ctx.requestID = traceIdOf(x.traceparent);
    if (!x.route) return;
    const sent = await readParams(x, x.route, req.$params as Parsed, this.gate.settings);
    req.$params = inChannel(x, x.route, sent);
    x.shared = isShared(this, x);
  } satisfies WebHook<GatewayService> as WebHook<GatewayService>,

  async callAction(this: GatewayService, ...args: CallArguments): Promise<unknown> {
    const [, , req, res] = args;
    const x = exchangeOf(this, req, res);
    try {
      return await callOperation(this, x, args);
    } catch (error) {
      // moleculer-web is given no failure once the client went away.
      if (res.destroyed) sendFailure(x, error);
      throw error;
    }
  },

  sendResponse(
    this: GatewayService,
    req: GatewayRequest,
    res: ServerResponse,
    result: unknown,
  ): void {
    const x = exchangeOf(this, req, res);
    passMeta(x, req.$ctx.meta);
    if (x.route) sendResult(this.gate, x, x.route, result);
  },

  /** Logged under the trace id where the problem is sent. */
  errorHandler(this: GatewayService, req: WebRequest, res: ServerResponse, error: unknown): void {
    this.sendError(req, res, error);
  },

  sendError(this: GatewayService, req: GatewayRequest, res: ServerResponse, error: unknown): void {
    const x = exchangeOf(this, req, res);
    if (error instanceof ClientGone) return abandoned(x);
    identify(this, x, req.$alias);
    passMeta(x, req.$ctx?.meta);
    // Nobody was there to be called: what is called has stood in already.
    const uncalled = x.shared === undefined && isUnavailable(error) && isShared(this, x);
    if (uncalled) void sendStandIn(this, x, error);
    else sendFailure(x, promised(this, x, error));
  },

  /** Neither an alias nor a file: another method of a path, or none at all. */
  send404(this: GatewayService, req: GatewayRequest, res: ServerResponse): void {
    const x = exchangeOf(this, req, res);
    const found = this.gate.routes.paths.find(x.path);
    if (!found) return sendFailure(x, faultError(faults.ROUTE_NOT_FOUND()));
    x.extra.push("Allow", allowedAt(found.leaf));
    return sendFailure(x, faultError(faults.METHOD_NOT_ALLOWED()));
  },
};
