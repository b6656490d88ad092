/**
 * moleculer-web 0.11 as it is used here. Its own typings leave out the methods of its schema and what
 * they keep on a request; these are the parts that ours call or override.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type {
  ActionEndpoint,
  ActionSchema,
  CallingOptions,
  Context,
  Service,
  ServiceSchema,
  ServiceSettingSchema,
} from "moleculer";
import ApiGateway from "moleculer-web";

export interface WebRoute {
  readonly name?: string;
  readonly path: string;
  readonly callOptions?: CallingOptions;
}

export interface WebAlias {
  readonly route: WebRoute;
  readonly method: string;
  /** With path-to-regexp's params: `/v1/carts/:cartId`. */
  readonly fullPath: string;
  /** Its name on the broker; null when a function handles the alias. */
  readonly action: string | null;
}

/** The context of a request; it calls the endpoint that was chosen for the alias. */
export type WebContext = Context<unknown, Record<string, unknown>> & {
  call(endpoint: ActionEndpoint | string, params: unknown): Promise<unknown>;
};

/** What moleculer-web keeps on a request while it handles it. */
export interface WebRequest extends IncomingMessage {
  $ctx: WebContext;
  $route?: WebRoute;
  $alias?: WebAlias;
  $params: unknown;
  $endpoint?: ActionEndpoint;
  originalUrl?: string;
}

/** serve-static: calls `next` when there is no such file. */
export type StaticFiles = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** An alias that a function handles; it ends the response itself. */
export type WebHandler = (this: WebService, req: WebRequest, res: ServerResponse) => void;

export interface WebRouteOptions {
  readonly name: string;
  readonly path: string;
  readonly mappingPolicy: "restrict";
  readonly mergeParams: false;
  readonly bodyParsers: false;
  readonly logging: false;
  /** Call the methods `authenticate` and `authorize`. */
  readonly authentication?: true;
  readonly authorization?: true;
  readonly onBeforeCall?: WebHook<never>;
  readonly aliases: Readonly<Record<string, string | WebHandler>>;
}
export type WebHook<S extends WebService = WebService> = (
  this: S,
  ctx: WebContext,
  route: WebRoute,
  req: WebRequest,
  res: ServerResponse,
  alias: WebAlias,
) => unknown;

/** An alias and the values of its path. */
export interface ResolvedAlias {
  readonly alias: WebAlias;
  readonly params: unknown;
}

/** The methods of moleculer-web that ours override or call. */
export interface WebMethods {
  httpHandler(this: WebService, req: IncomingMessage, res: ServerResponse): Promise<void>;
  aliasHandler(
    this: WebService,
    req: WebRequest,
    res: ServerResponse,
    alias: WebAlias,
  ): Promise<unknown>;
  callAction(
    this: WebService,
    route: WebRoute,
    action: string,
    req: WebRequest,
    res: ServerResponse,
    params: unknown,
    isStream: boolean,
  ): Promise<unknown>;
}

/** Those of its settings that are set here. */
export interface WebSettings extends ServiceSettingSchema {
  readonly port: number;
  readonly ip: string;
  /** False: none but those that are added. */
  readonly routes: false;
  readonly logRequest: null;
  readonly logResponse: null;
  readonly logRouteRegistration: null;
  readonly optimizeOrder: boolean;
  readonly assets: { readonly folder: string; readonly options: object };
  readonly rootCallOptions: unknown;
}

/** A service with moleculer-web mixed in. */
export interface WebService extends Service {
  readonly server: Server;
  readonly aliases: readonly WebAlias[];
  serve: StaticFiles;
  httpHandler(req: IncomingMessage, res: ServerResponse): Promise<void> | undefined;
  addRoute(route: WebRouteOptions): WebRoute;
  sendResponse(req: WebRequest, res: ServerResponse, data: unknown, action?: ActionSchema): void;
  sendError(req: WebRequest, res: ServerResponse, error: unknown): void;
}

export interface WebGateway extends ServiceSchema {
  readonly methods: ServiceSchema["methods"] & WebMethods;
}

// Its typings are of a module that exports a plain schema and nothing else.
export const webGateway = ApiGateway as unknown as WebGateway;
