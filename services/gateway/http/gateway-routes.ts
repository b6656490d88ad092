/** What the gateway serves, as moleculer-web's routes and aliases, findable by path in constant time. */
import type { WebAlias, WebHandler, WebService } from "../../../platform/broker/web-gateway.ts";
import { brokerName } from "../../../platform/contract/contract.ts";
import type { Route } from "../domain/route.ts";
import { trie, type Leaf, type Trie } from "../domain/trie.ts";

/** Who serves a path: an operation, or a page of the gateway's own. */
export interface Served {
  readonly alias: WebAlias;
  readonly label: string;
  readonly route?: Route;
}

export interface Routes {
  readonly paths: Trie<Served>;
  readonly byAlias: ReadonlyMap<WebAlias, Served>;
}

export interface Table {
  readonly operations: readonly Route[];
  /** By label, `GET /docs`. */
  readonly pages: ReadonlyMap<string, WebHandler>;
  readonly onBeforeCall: Parameters<WebService["addRoute"]>[0]["onBeforeCall"];
}

const common = {
  path: "/",
  mappingPolicy: "restrict",
  mergeParams: false,
  bodyParsers: false,
  logging: false,
} as const;

/** `/v1/carts/{cartId}` as path-to-regexp 8 writes it. */
const aliasPath = (path: string): string => path.replaceAll("{", ":").replaceAll("}", "");

/** `restrict` lets nothing through but these aliases; only operations have callers to judge. */
const addRoutes = (service: WebService, { operations, pages, onBeforeCall }: Table): void => {
  service.addRoute({
    ...common,
    name: "operations",
    authentication: true,
    authorization: true,
    ...(onBeforeCall ? { onBeforeCall } : {}),
    aliases: Object.fromEntries(
      operations.map(({ label, contract }) => [aliasPath(label), brokerName(contract)]),
    ),
  });
  service.addRoute({
    ...common,
    name: "pages",
    aliases: Object.fromEntries([...pages].map(([label, page]) => [aliasPath(label), page])),
  });
};

/** Adds the routes to the service. @throws Error when two of them serve the same path and method */
export const routed = (service: WebService, table: Table): Routes => {
  addRoutes(service, table);
  const byLabel = new Map(service.aliases.map((one) => [`${one.method} ${one.fullPath}`, one]));
  const paths = trie<Served>();
  const byAlias = new Map<WebAlias, Served>();
  const add = (label: string, route?: Route): void => {
    const alias = byLabel.get(aliasPath(label));
    if (!alias) throw new Error(`moleculer-web made no alias of ${label}.`);
    const served = { alias, label, ...(route ? { route } : {}) };
    byAlias.set(alias, served);
    const [method, path] = label.split(" ") as [string, string];
    if (!paths.add(method, path, served)) throw new Error(`Two routes answer ${label}.`);
  };
  for (const route of table.operations) add(route.label, route);
  for (const label of table.pages.keys()) add(label);
  return { paths, byAlias };
};

/** The methods that a path takes, for `Allow`. */
export const allowedAt = ({ byMethod }: Leaf<Served>): string => {
  const methods = [...byMethod.keys(), ...(byMethod.has("GET") ? ["HEAD"] : []), "OPTIONS"];
  return methods.sort().join(", ");
};
