import type { ServiceBroker } from "moleculer";
import type { Mesh } from "./gateway.contract.ts";

interface NodeInfo {
  readonly id: string;
  readonly available?: boolean;
  readonly local?: boolean;
  readonly hostname?: string | null;
  readonly cpu?: number | null;
  readonly client?: { readonly version?: string; readonly langVersion?: string };
  readonly services?: readonly { readonly name: string }[];
}
interface ServiceInfo {
  readonly name: string;
  readonly version?: string | number;
  readonly available?: boolean;
  readonly nodeID: string;
}
interface Registry {
  getNodeList(options: object): NodeInfo[];
  getServiceList(options: object): ServiceInfo[];
}

const registryOf = (broker: ServiceBroker): Registry =>
  (broker as unknown as { registry: Registry }).registry;

/** Names of the services that answer somewhere just now. */
export const availableServices = (broker: ServiceBroker): ReadonlySet<string> =>
  new Set(
    registryOf(broker)
      .getServiceList({ onlyAvailable: true, skipInternal: true })
      .map(({ name }) => name),
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
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("$"))
    .sort(),
});

const servicesOf = (infos: readonly ServiceInfo[]): Mesh["services"] => {
  const byName = new Map<string, ServiceInfo[]>();
  for (const info of infos) byName.set(info.name, [...(byName.get(info.name) ?? []), info]);
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, copies]) => ({
      name,
      version: String(copies[0]?.version ?? ""),
      available: copies.some(({ available }) => available !== false),
      nodes: copies.map(({ nodeID }) => nodeID).sort(),
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
