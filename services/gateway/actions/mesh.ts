import type { ServiceBroker } from "moleculer";
import { versioned } from "../domain/catalogue.ts";
import type { Mesh } from "../gateway.contract.ts";

interface NodeInfo {
  readonly id: string;
  readonly available?: boolean;
  readonly local?: boolean;
  readonly hostname?: string | null;
  readonly cpu?: number | null;
  readonly client?: { readonly version?: string; readonly langVersion?: string };
  readonly services?: readonly Readonly<Record<string, unknown>>[];
}
interface ServiceInfo {
  readonly name: string;
  readonly version?: string | number;
  readonly available?: boolean;
  readonly nodeID?: string;
}
interface Registry {
  getNodeList(options: object): NodeInfo[];
  getServiceList(options: object): ServiceInfo[];
}

const registryOf = ({ registry }: ServiceBroker): Registry => registry;

/** The services that answer somewhere just now, as `versioned` names them. */
export const availableServices = (broker: ServiceBroker): ReadonlySet<string> =>
  new Set(
    registryOf(broker)
      .getServiceList({ onlyAvailable: true, skipInternal: true })
      .map(({ name, version }) => versioned(name, version)),
  );

const nodeOf = (node: NodeInfo): Mesh["nodes"][number] => ({
  id: node.id,
  available: node.available !== false,
  local: node.local === true,
  hostname: node.hostname ?? "",
  runtime: node.client?.langVersion ?? "",
  moleculer: node.client?.version ?? "",
  cpu: node.cpu ?? null,
  services: (node.services ?? [])
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith("$"))
    .sort(),
});

const servicesOf = (infos: readonly ServiceInfo[]): Mesh["services"] => {
  const byName = Map.groupBy(infos, ({ name, version }) => versioned(name, version));
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, copies]) => ({
      name: copies[0]?.name ?? key,
      version: String(copies[0]?.version ?? ""),
      available: copies.some(({ available }) => available !== false),
      nodes: copies.map(({ nodeID }) => nodeID ?? "").sort(),
    }));
};

/** Nodes and services as this node's registry knows them; `expected` must all be there to be healthy. */
export const meshOf = (broker: ServiceBroker, expected: readonly string[]): Mesh => {
  const registry = registryOf(broker);
  const there = availableServices(broker);
  return {
    healthy: expected.every((name) => there.has(name)),
    nodes: registry.getNodeList({ onlyAvailable: false, withServices: true }).map(nodeOf),
    services: servicesOf(registry.getServiceList({ skipInternal: true })),
  };
};
