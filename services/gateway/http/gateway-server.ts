import type { AddressInfo } from "node:net";
import type { ActionSchema, ServiceSchema } from "moleculer";
import { actionOf } from "../../../platform/broker/define-service.ts";
import { staleEvent } from "../../../platform/broker/cache-clean.ts";
import { webGateway, type WebSettings } from "../../../platform/broker/web-gateway.ts";
import { brokerName, type Access } from "../../../platform/contract/contract.ts";
import { activePublishableKeys } from "../../identity/storefronts.contract.ts";
import { exchangeApiKey } from "../../identity/api-keys.contract.ts";
import { openPage } from "../../payments/sessions.schemas.ts";
import { deadLettersOf, redriveOf } from "../actions/dead-letters.ts";
import { meshOf } from "../actions/mesh.ts";
import { deadLetters, mesh, redrive } from "../gateway.contract.ts";
import {
  announce,
  drain,
  gateOf,
  namesOf,
  type GatewayOptions,
  type GatewayService,
} from "./gate.ts";
import { beforeCall, gatewayMethods } from "./gateway-methods.ts";
import type { GatewayRequest } from "./request/exchange.ts";
import { clientAddress as addressOfClient } from "./request/client-address.ts";
import { publicFolder, withPageHeaders } from "./pages-assets.ts";

export type { GatewayOptions };

/** moleculer-web without its `started`, which opens the port. */
const { started: _started, ...withoutListening } = webGateway;

type GatewaySchema = ServiceSchema<WebSettings, object, object, GatewayService>;

interface RootCallOptions {
  requestID?: string;
  tracking?: boolean;
  meta?: Record<string, unknown>;
}

const logAddresses = ({ server, gate, logger }: GatewayService): void => {
  const { address, port } = server.address() as AddressInfo;
  const ops = gate.ops.server.address() as AddressInfo;
  logger.info(`listening on http://${address}:${port}, ops on http://${ops.address}:${ops.port}`);
};

/**
 * Opens the API's port. moleculer-web would do so while other services of the process still start, and answer 503 for them.
 * @throws the error of node:http, such as EADDRINUSE
 */
const listen = ({ server, gate: { settings } }: GatewayService): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.PORT, settings.HOST, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });

/** Everything a request may need runs. */
const open = async (service: GatewayService): Promise<void> => {
  await announce(service);
  service.gate.responses?.open();
  await listen(service);
  service.gate.probes.running();
  logAddresses(service);
};

const create = (service: GatewayService, options: GatewayOptions): void => {
  service.gate = gateOf(service, options, beforeCall);
  // moleculer-web's own listener ends the process with a stack when the port is taken.
  service.server.removeAllListeners("error");
  service.server.on("error", (error) => service.logger.error("The HTTP server failed", error));
  service.serve = withPageHeaders(service.serve);
  // Before any service stops: what is under way still needs them.
  service.broker.middlewares.add({
    name: "GatewayDrain",
    started: () => open(service),
    stopping: () => drain(service),
  });
};

/** Announcements are lost while the mesh is: after that, nothing kept is believed. */
function clearResponses(this: GatewayService): void {
  this.gate.responses?.clear();
}

/**
 * A request's own action. Its limits are those of the operations it calls: held here, one of them would
 * count for all.
 */
const rest: ActionSchema & { readonly access: Access } = {
  access: "internal",
  visibility: "private",
  bulkhead: { enabled: false },
  circuitBreaker: { enabled: false },
  retryPolicy: { enabled: false },
};

/** What a request's context begins with: what every call of it carries. */
const rootCallOptions = function (
  this: GatewayService,
  options: RootCallOptions,
  req: GatewayRequest,
): void {
  // moleculer-web would echo any text that was sent: the exchange knows what may be. Set by `authorize`.
  options.requestID = "";
  // `drain` waits for requests; the calls they make are tracked.
  options.tracking = false;
  const clientAddress = addressOfClient(req, this.gate.settings.TRUST_PROXY);
  options.meta = { traceparent: req.exchange?.traceparent, clientAddress };
};

/** The gateway of some contracts: moleculer-web with its settings, hooks and methods as the API's conventions want them. */
export const gatewayOf = (options: GatewayOptions): GatewaySchema => {
  const { settings, contracts } = options;
  const names = namesOf(contracts);
  return {
    name: "gateway",
    version: 1,
    // Beside what is for everybody: whoever answers HTTP calls that anyway.
    metadata: { calls: [exchangeApiKey, activePublishableKeys, openPage].map(brokerName) },
    mixins: [withoutListening],
    settings: {
      $noVersionPrefix: false,
      $secureSettings: ["assets", "port", "ip"],
      port: settings.PORT,
      ip: settings.HOST,
      routes: false,
      logRequest: null,
      logResponse: null,
      logRouteRegistration: null,
      optimizeOrder: false,
      assets: { folder: publicFolder, options: { redirect: false, maxAge: "1h" } },
      rootCallOptions,
    },
    actions: {
      rest,
      // These would let anybody on the bus add routes.
      ...{ listAliases: false, addRoute: false, removeRoute: false },
      mesh: actionOf(mesh, (ctx) => meshOf(ctx.broker, names)),
      deadLetters: actionOf(deadLetters, (ctx) =>
        deadLettersOf(ctx.broker, ctx, names, ctx.params),
      ),
      redrive: actionOf(redrive, (ctx) => redriveOf(ctx.broker, ctx, names, ctx.params)),
    },
    events: { [staleEvent]: clearResponses, "$transporter.connected": clearResponses },
    methods: gatewayMethods,
    created(this: GatewayService) {
      create(this, options);
    },
    async started(this: GatewayService) {
      this.gate.shared.open();
      await this.gate.ops.listen(settings.OPS_PORT, settings.HOST);
      this.gate.probes.started();
      // Made on a broker that runs already: no hook of its start comes any more.
      if (this.broker.started) await open(this);
    },
    async stopped(this: GatewayService) {
      await drain(this);
      await this.gate.ops.close();
      this.gate.shared.close();
      this.gate.metrics.stop();
    },
  };
};
