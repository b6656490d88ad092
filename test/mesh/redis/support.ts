/** A catalogue and gateways on brokers of their own, as on the mesh, and what they need to share a Redis. */
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import { actionOf } from "../../../platform/broker/define-service.ts";
import { action, closedObject, Type } from "../../../platform/contract/contract.ts";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import type { ProductInput, ProductView } from "../../../services/catalog/catalog.contract.ts";
import type { GatewayService } from "../../../services/gateway/http/gate.ts";
import { gatewayOf } from "../../../services/gateway/http/gateway-server.ts";
import type { GatewaySettings } from "../../../services/gateway/gateway.settings.ts";
import { quiet } from "../../services/gateway/support.ts";
import { startServices } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

const staff = { id: "user_1", scopes: ["catalog"] };
const { actions } = contract;
const transporter = "Fake";

const signIn = action({
  name: "doors.open",
  summary: "Lets in",
  access: "public",
  params: closedObject({}),
  returns: Type.Null(),
  rest: { method: "POST", path: "/sessions" },
});
const doors: ServiceSchema = {
  name: "doors",
  version: 1,
  actions: { open: actionOf(signIn, () => null) },
};

/** The real catalogue; what guests ask of it is counted. */
export const startCatalog = async () => {
  const asked: string[] = [];
  const schema = catalog as unknown as ServiceSchema;
  const own = schema.actions as Record<string, { handler: (...args: never[]) => unknown }>;
  const counted = Object.entries(own).map(([name, one]): [string, object] => [
    name,
    {
      ...one,
      handler(this: unknown, ...args: never[]) {
        asked.push(name);
        return one.handler.apply(this, args);
      },
    },
  ]);
  const shop = await startServices(
    [{ ...schema, actions: Object.fromEntries(counted) as never }, doors],
    { transporter },
  );
  let count = 0;
  return {
    ...shop,
    asked,
    create(more: Partial<ProductInput> = {}): Promise<ProductView> {
      count += 1;
      const prices = [
        { amount: 1000 + count, currency: "EUR" },
        { amount: 2000 + count, currency: "USD" },
      ];
      const variants = [{ sku: `sku-${count}`, prices, initialStock: 3 }];
      const input: ProductInput = { title: `Thing ${count}`, status: "active", variants, ...more };
      return shop.call(actions.create, input, staff);
    },
    patch: (productId: string, change: { title?: string; status?: "draft" }) =>
      shop.call(actions.patch, { productId, ...change }, staff),
    archive: (productId: string) => shop.call(actions.archive, { productId }, staff),
    publish: (productId: string) => shop.call(actions.publish, { productId }, staff),
  };
};
export type Catalog = Awaited<ReturnType<typeof startCatalog>>;

export interface GatewayProcess {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  json(path: string): Promise<any>;
  /** A number of /metrics. */
  metric(line: string): Promise<number>;
  stop(): Promise<void>;
}

/** A gateway that finds the catalogue over the transporter. */
export const startGateway = async (settings: Partial<GatewaySettings>): Promise<GatewayProcess> => {
  const broker = new ServiceBroker({
    nodeID: `gateway.${Math.random().toString(36).slice(2)}`,
    transporter,
    logger: false,
    requestTimeout: 10_000,
  });
  const others = { actions: { signIn }, events: {}, faults: {} };
  const gateway = broker.createService(
    gatewayOf({
      contracts: [contract, others],
      settings: { ...quiet, ...settings },
      judge: () => Promise.resolve(undefined),
    }),
  ) as GatewayService;
  await broker.start();
  await broker.waitForServices([
    { name: "catalog", version: 1 },
    { name: "doors", version: 1 },
  ]);
  const at = (server: Server): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = at(gateway.server);
  const ops = at(gateway.gate.ops.server);
  const metric = async (line: string): Promise<number> => {
    const text = await (await fetch(`${ops}/metrics`)).text();
    const found = text.split("\n").find((one) => one.startsWith(`${line} `));
    return Number(found?.split(" ")[1]);
  };
  if (settings.REDIS_URL !== undefined) {
    await until("Redis to be reached", async () => (await metric("caravan_redis_up")) === 1);
  }
  return {
    fetch: (path, init) => fetch(`${url}${path}`, init),
    json: async (path) => (await fetch(`${url}${path}`)).json(),
    metric,
    stop: () => broker.stop(),
  };
};
