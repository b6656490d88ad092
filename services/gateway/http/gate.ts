/** The parts of a gateway that its methods work with; they live and end with its service. */
import type { Server } from "node:http";
import type { ServiceSchema } from "moleculer";
import { judgeOf, type Judge } from "../../../platform/broker/middlewares/principal.middleware.ts";
import { callLines } from "../../../platform/broker/middlewares/calls.middleware.ts";
import type { WebHandler, WebHook, WebService } from "../../../platform/broker/web-gateway.ts";
import { call } from "../../../platform/broker/call.ts";
import { exchangeApiKey } from "../../identity/api-keys.contract.ts";
import { activePublishableKeys } from "../../identity/storefronts.contract.ts";
import { openPage } from "../../payments/sessions.schemas.ts";
import { apiKeysOf, type ApiKeys } from "../credentials/api-keys.ts";
import { publishableKeysOf, type PublishableKeys } from "../credentials/publishable-keys.ts";
import { codingReader } from "../cache/compression.ts";
import type { ResponseCache } from "../cache/response-cache.ts";
import { versionedOf } from "../domain/catalogue.ts";
import { readExamples } from "../all-examples.ts";
import { openApiOf } from "../domain/openapi/document.ts";
import { routesOf } from "../domain/route.ts";
import { sizeLines } from "../../../platform/runtime/runtime.ts";
import type { ServiceContract } from "../../../platform/contract/contract.ts";
import type { GatewaySettings } from "../gateway.settings.ts";
import type { Limits } from "../limits/window.ts";
import { accessLogOf } from "../ops/access-log.ts";
import { probesOf, type Probes } from "../ops/health-probes.ts";
import { metricsOf, type Metrics } from "../ops/metrics-registry.ts";
import { opsServer, type Ops } from "../ops/ops-server.ts";
import { cachedResponses, type CachedResponses } from "./cached-responses.ts";
import { routed, type Routes } from "./gateway-routes.ts";
import { originsOf, type Origins } from "./origin-policy.ts";
import { pagesOf, type Page } from "./pages-assets.ts";
import { paymentPages } from "./payment-pages.ts";
import { countRequest } from "./request/access.ts";
import { clientAddress } from "./request/client-address.ts";
import type { Exchange, GatewayRequest, Opening } from "./request/exchange.ts";
import type { CodingReader } from "./response/operation-responses.ts";
import { sharedParts, type SharedParts } from "./shared-parts.ts";
import { finish, linger } from "./socket-guard.ts";

export interface GatewayOptions {
  readonly contracts: readonly ServiceContract[];
  readonly settings: GatewaySettings;
  /** Who judges callers. Default: as the broker's own actions judge them. */
  readonly judge?: Judge;
  /** A refusal that its operation's contract does not declare is a failure. */
  readonly strict?: boolean;
}

export interface Gate {
  readonly settings: GatewaySettings;
  readonly judge: Judge;
  readonly strict: boolean;
  readonly limits: Limits | undefined;
  readonly apiKeys: ApiKeys;
  readonly publishableKeys: PublishableKeys;
  readonly responses: ResponseCache | undefined;
  readonly cached: CachedResponses;
  readonly routes: Routes;
  readonly opening: Opening;
  readonly origins: Origins;
  readonly codingOf: CodingReader;
  readonly metrics: Metrics;
  readonly probes: Probes;
  readonly ops: Ops;
  readonly shared: SharedParts;
  stopping: boolean;
}

/** The gateway's service: moleculer-web's, with the parts of ours in `gate`. */
export interface GatewayService extends WebService {
  server: Server;
  gate: Gate;
}

/** Unfinished requests are cut after this. */
const graceMs = 15_000;

/** The services of some contracts, by the names that the mesh is asked for. */
export const namesOf = (contracts: readonly ServiceContract[]): readonly string[] =>
  [...new Set(contracts.map(versionedOf))]
    .filter((name) => name !== "" && name !== "gateway")
    .sort();

/** Not ready first, then no new connections, then the end of what is under way; only then do services stop. */
export const drain = async ({ gate, server }: GatewayService): Promise<void> => {
  gate.stopping = true;
  gate.probes.stopping();
  await linger(server, gate.settings.DRAIN_MS);
  await finish(server, graceMs);
};

const handlerOf = (label: string, page: Page): WebHandler =>
  function (req: GatewayRequest) {
    const { exchange } = req;
    if (!exchange) throw new Error(`${label} is asked for outside of an exchange.`);
    exchange.label = label;
    page(exchange);
  };

const pageHandlers = (pages: ReadonlyMap<string, Page>): ReadonlyMap<string, WebHandler> =>
  new Map([...pages].map(([label, page]) => [label, handlerOf(label, page)] as const));

/** What this gateway shows of payments' providers. */
const paymentPagesOf = (service: GatewayService): ReadonlyMap<string, Page> =>
  paymentPages({
    count: (x) =>
      countRequest(x, service.gate, clientAddress(x.req, service.gate.settings.TRUST_PROXY)),
    ask: (visit) => call(service.broker, openPage, visit),
  });

const metricsFor = ({ broker }: GatewayService, shared: SharedParts): Metrics => {
  const metrics = metricsOf();
  metrics.add(shared.lines);
  metrics.add(() => callLines(broker));
  metrics.add(() => sizeLines(broker));
  return metrics;
};

/** The parts of a gateway, its routes added to the service. */
export const gateOf = (
  service: GatewayService,
  { contracts, settings, judge, strict = false }: GatewayOptions,
  onBeforeCall: WebHook<GatewayService>,
): Gate => {
  const { broker, logger } = service;
  const shared = sharedParts(service, settings);
  const metrics = metricsFor(service, shared);
  const probes = probesOf(broker, namesOf(contracts));
  const origins = originsOf(settings.CORS_ORIGINS);
  const codingOf = codingReader();
  const log: Exchange["log"] = (level, line, detail) =>
    detail === undefined ? logger[level](line) : logger[level](line, detail);
  const proxies = settings.TRUST_PROXY;
  const access = settings.LOG_ACCESS === "on" ? accessLogOf(service) : undefined;
  const opening = { metrics, access, log, origins, proxies, stopping: () => service.gate.stopping };
  const { limits, responses } = shared;
  const openApi = (): object => openApiOf(contracts, readExamples());
  const own = pagesOf({ shop: settings.SHOP_NAME, openApi, probes, codingOf });
  const pages = new Map([
    ...[...own].map(([path, page]) => [`GET ${path}`, page] as const),
    ...paymentPagesOf(service),
  ]);
  return {
    ...{ settings, limits, responses, opening, origins, codingOf, metrics, probes, shared },
    judge: judge ?? judgeOf(broker),
    publishableKeys: publishableKeysOf({ ask: () => call(broker, activePublishableKeys, {}) }),
    apiKeys: apiKeysOf({ ask: (digest) => call(broker, exchangeApiKey, { digest }), limits }),
    strict,
    cached: cachedResponses({
      ...opening,
      responses,
      limits,
      codingOf,
    }),
    routes: routed(service, {
      operations: routesOf(contracts),
      pages: pageHandlers(pages),
      onBeforeCall,
    }),
    ops: opsServer(probes, metrics),
    stopping: false,
  };
};

/** Moleculer announces a second late what a node listens to; whoever is asked after this knows it. */
export const announce = async ({ broker }: GatewayService): Promise<void> => {
  await broker.registry.discoverer.sendLocalNodeInfo();
};

// moleculer-web's other actions would let anybody on the bus add routes. Its `rest` is private: a request's own.
export const webActions: NonNullable<ServiceSchema["actions"]> = {
  listAliases: false,
  addRoute: false,
  removeRoute: false,
};
