import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service, ServiceBroker, ServiceSchema } from "moleculer";
import ApiGateway from "moleculer-web";
import { answer } from "../../../platform/broker/action.ts";
import { answersEvent } from "../../../platform/broker/cache-clean.ts";
import { callLines } from "../../../platform/broker/calls.middleware.ts";
import { answerError, serve, type Kit } from "./api-handler.ts";
import { versionedOf } from "../domain/catalogue.ts";
import { enter, opened, type Entry, type Files, type Target } from "./entry-handler.ts";
import { deadLetters, mesh, redrive, type ServiceContract } from "../gateway.contract.ts";
import type { GatewaySettings } from "../gateway.settings.ts";
import { probesOf } from "../ops/health-probes.ts";
import { lettersOf, redriveOf } from "../actions/dead-letters.ts";
import { meshOf } from "../actions/mesh.ts";
import { metricsOf } from "../ops/metrics-registry.ts";
import { openApiOf } from "../domain/openapi.ts";
import { opsServer, type Ops } from "../ops/ops-server.ts";
import { originsOf } from "./origin-policy.ts";
import { pagesOf, publicFolder } from "./pages-assets.ts";
import type { Exchange } from "./reply-writer.ts";
import { routesOf, type Route } from "../domain/route.ts";
import { sharedParts, type SharedParts } from "./shared-parts.ts";
import { finish, guard, linger } from "./socket-guard.ts";
import { trie, type Trie } from "../domain/trie.ts";

export interface GatewayOptions {
  readonly contracts: readonly ServiceContract[];
  readonly settings: GatewaySettings;
}

/** What moleculer-web keeps on its service. */
interface Gateway extends Service {
  addRoute(route: object): void;
  server: Server;
  serve: Files;
  aliases: { method: string; fullPath: string; handler: Alias }[];
  gate: { kit: Kit; entry: Entry; ops: Ops; shared: SharedParts; stopping: boolean };
}
/** A request on its way through moleculer-web carries its exchange. */
interface Asked extends IncomingMessage {
  exchange?: Exchange;
}
type Alias = (this: Gateway, req: Asked, res: ServerResponse) => Promise<void> | void;

/** Unfinished requests are cut after this. */
const graceMs = 15_000;

/** `/v1/carts/{cartId}` as path-to-regexp 8 writes it. */
const aliasPath = (path: string): string => path.replaceAll("{", ":").replaceAll("}", "");

const targetOf =
  (kit: Kit, route: Route): Target =>
  (x) => {
    x.label = route.label;
    return serve(kit, route, x);
  };

/** The one table of what is answered: contracts and pages, by method and path. */
const targetsOf = (kit: Kit, { contracts }: GatewayOptions): Map<string, Target> => {
  const pages = [...pagesOf(kit.settings.SHOP_NAME, openApiOf(contracts))].map(
    ([path, page]): [string, Target] => [
      `GET ${path}`,
      (x) => {
        x.label = `GET ${path}`;
        page(x);
      },
    ],
  );
  const routes = routesOf(contracts).map((route): [string, Target] => [
    route.label,
    targetOf(kit, route),
  ]);
  return new Map([...routes, ...pages]);
};

/** moleculer-web's aliases: `restrict` lets nothing else through. */
const aliasesOf = (targets: ReadonlyMap<string, Target>): Record<string, Alias> =>
  Object.fromEntries(
    [...targets].map(([label, target]) => [
      aliasPath(label),
      (req, _res) => target(req.exchange as Exchange),
    ]),
  );

const logged = ({ server, gate, logger }: Gateway): void => {
  const { address, port } = server.address() as AddressInfo;
  const ops = gate.ops.server.address() as AddressInfo;
  logger.info(`listening on http://${address}:${port}, ops on http://${ops.address}:${ops.port}`);
};

/** A mistake of the gateway's own: a problem, never a hanging request. */
const failed = ({ gate }: Gateway, req: Asked, res: ServerResponse, error: unknown): void => {
  answerError(gate.kit, req.exchange ?? opened(gate.entry, req, res), error);
};

/** Not ready first, then no new connections, then the end of what is under way; only then do services stop. */
const drain = async (gateway: Gateway, lingerMs: number): Promise<void> => {
  gateway.gate.stopping = true;
  gateway.gate.entry.probes.stopping();
  await linger(gateway.server, lingerMs);
  await finish(gateway.server, graceMs);
};

/** Every target behind its alias, findable by path. */
const routed = (gateway: Gateway, labels: Iterable<string>): Trie<Target> => {
  const found = trie<Target>();
  for (const label of labels) {
    const [method, path] = label.split(" ") as [string, string];
    const own = aliasPath(path);
    const alias = gateway.aliases.find((one) => one.method === method && one.fullPath === own);
    if (!alias) throw new Error(`moleculer-web made no alias of ${label}.`);
    const { handler } = alias;
    const fresh = found.add(method, path, (x) => {
      (x.req as Asked).exchange = x;
      return handler.call(gateway, x.req as Asked, x.res);
    });
    if (!fresh) throw new Error(`Two routes answer ${label}.`);
  }
  return found;
};

const namesOf = (contracts: readonly ServiceContract[]): readonly string[] =>
  [...new Set(contracts.map(versionedOf))]
    .filter((name) => name !== "" && name !== "gateway")
    .sort();

/** Moleculer says a second late what a node listens to; whoever is asked after this knows it. */
const announce = async (broker: ServiceBroker): Promise<void> => {
  const { registry } = broker as unknown as {
    registry: { discoverer: { sendLocalNodeInfo(): Promise<void> } };
  };
  await registry.discoverer.sendLocalNodeInfo();
};

const open = (gateway: Gateway, options: GatewayOptions): void => {
  const { broker, logger } = gateway;
  const { settings, contracts } = options;
  const shared = sharedParts(gateway, settings);
  const { limits, answers } = shared;
  const kit: Kit = { broker, logger, settings, limits, answers };
  const targets = targetsOf(kit, options);
  gateway.addRoute({
    path: "/",
    mappingPolicy: "restrict",
    mergeParams: false,
    bodyParsers: false,
    logging: false,
    aliases: aliasesOf(targets),
  });
  const probes = probesOf(broker, namesOf(contracts));
  const metrics = metricsOf();
  metrics.add(shared.lines);
  metrics.add(() => callLines(broker));
  const entry: Entry = {
    targets: routed(gateway, targets.keys()),
    metrics,
    origins: originsOf(settings.CORS_ORIGINS),
    probes,
    files: gateway.serve,
    stopping: () => gateway.gate.stopping,
  };
  const listening = async (): Promise<void> => {
    await announce(broker);
    answers?.open();
    probes.running();
  };
  gateway.gate = { kit, entry, ops: opsServer(probes, metrics), shared, stopping: false };
  guard(gateway.server);
  // Before any service stops: what is under way still needs them.
  (broker as unknown as { middlewares: { add(one: object): void } }).middlewares.add({
    name: "GatewayDrain",
    started: listening,
    stopping: () => drain(gateway, settings.DRAIN_MS),
  });
};

// moleculer-web's own actions would let anybody on the bus add routes: all off.
const noActions = { rest: false, listAliases: false, addRoute: false, removeRoute: false };

function forget(this: Gateway): void {
  this.gate.kit.answers?.forget();
}

/**
 * The gateway of some contracts: moleculer-web's server, aliases and files, with one way in
 * that finds the alias by a trie and answers everything as the API's conventions want it.
 */
export const gatewayOf = (options: GatewayOptions): ServiceSchema => {
  const { settings, contracts } = options;
  const names = namesOf(contracts);
  return {
    name: "gateway",
    version: 1,
    mixins: [ApiGateway as unknown as ServiceSchema],
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
    },
    actions: {
      ...noActions,
      mesh: answer(mesh, (ctx) => meshOf(ctx.broker, names)),
      deadLetters: answer(deadLetters, (ctx) => lettersOf(ctx.broker, ctx, names, ctx.params)),
      redrive: answer(redrive, (ctx) => redriveOf(ctx.broker, ctx, names, ctx.params)),
    },
    // A word may be lost while the mesh is: after that, nothing kept is believed.
    events: { [answersEvent]: forget, "$transporter.connected": forget },
    methods: {
      /** moleculer-web's own way through `rest`, regular expressions and a context costs half the speed. */
      httpHandler(this: Gateway, req: IncomingMessage, res: ServerResponse): void {
        try {
          Promise.resolve(enter(this.gate.entry, req, res)).catch((error: unknown) =>
            failed(this, req, res, error),
          );
        } catch (error) {
          failed(this, req, res, error);
        }
      },
    },
    created(this: Gateway) {
      open(this, options);
    },
    async started(this: Gateway) {
      this.gate.shared.open();
      await this.gate.ops.listen(settings.OPS_PORT, settings.HOST);
      this.gate.entry.probes.started();
      logged(this);
    },
    async stopped(this: Gateway) {
      await drain(this, settings.DRAIN_MS);
      await this.gate.ops.close();
      this.gate.shared.close();
      this.gate.entry.metrics.stop();
    },
  } as unknown as ServiceSchema;
};
