/** Routes as data: what of a request becomes which param of the action. */
import type { ActionContract, RestRoute, TSchema } from "../../../platform/contract/contract.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import { refusalsOf, type Refusals } from "./refusals.ts";

/** How the text of a path or query value becomes a JSON value. */
export type Kind = "text" | "integer" | "number" | "boolean" | "list";

/** A contract with a REST line, ready to bind requests. */
export interface Route {
  readonly contract: ActionContract;
  readonly rest: RestRoute;
  readonly method: RestRoute["method"];
  /** From the root, in OpenAPI's form. */
  readonly path: string;
  /** `GET /v1/carts/{cartId}`: its name in logs and metrics. */
  readonly label: string;
  readonly inPath: readonly string[];
  readonly inQuery: readonly string[];
  /** Undefined: the route takes no JSON body. */
  readonly inBody?: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly status: number;
  readonly refusals: Refusals;
}

const kindByType: ReadonlyMap<unknown, Kind> = new Map([
  ["integer", "integer"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["array", "list"],
] as const);

/** The first member of a union that is no null says how its text is read. */
export const kindOf = (schema: TSchema | undefined): Kind => {
  const members = schema?.["anyOf"] as TSchema[] | undefined;
  if (members) return kindOf(members.find((member) => member["type"] !== "null"));
  return kindByType.get(schema?.["type"]) ?? "text";
};

const fullPath = (path: string, version: number): string =>
  path.startsWith("//") ? path.slice(1) : `/v${version}${path}`;

/** Params that arrive in headers; `preferAsync` of `Prefer: respond-async`. */
export const headerParams = (contract: ActionContract): readonly string[] => {
  const { rest, params } = contract;
  return [
    ...(rest?.ifMatch ? ["expectedVersion"] : []),
    ...(rest?.idempotency ? ["idempotencyKey"] : []),
    ...(rest?.orderToken ? ["orderToken"] : []),
    ...("preferAsync" in params.properties ? ["preferAsync"] : []),
  ];
};

const withBody = new Set(["POST", "PUT", "PATCH"]);

/** The route of a contract; undefined when it has no REST line. */
export const routeOf = (contract: ActionContract): Route | undefined => {
  const { rest, params } = contract;
  if (!rest) return undefined;
  const path = fullPath(rest.path, contract.version);
  const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] as string);
  const raw = rest.body === "raw" ? ["body", "headers"] : [];
  const elsewhere = new Set([...inPath, ...headerParams(contract), ...raw]);
  const others = Object.keys(params.properties).filter((name) => !elsewhere.has(name));
  const json = withBody.has(rest.method) && (rest.body ?? "json") === "json";
  const inQuery = json ? others.filter((name) => rest.query?.includes(name)) : others;
  const kinds = [...inPath, ...inQuery].map(
    (name) => [name, kindOf(ownValue(params.properties, name))] as const,
  );
  return {
    contract,
    rest,
    method: rest.method,
    path,
    label: `${rest.method} ${path}`,
    inPath,
    inQuery,
    ...(json ? { inBody: others.filter((name) => !inQuery.includes(name)) } : {}),
    kinds: new Map(kinds),
    status: rest.status ?? 200,
    refusals: refusalsOf(contract),
  };
};

/** Every route of some contracts, in a stable order. */
export const routesOf = (
  contracts: readonly { readonly actions: Readonly<Record<string, ActionContract>> }[],
): readonly Route[] =>
  contracts
    .flatMap(({ actions }) => Object.values(actions).map(routeOf))
    .filter((route) => route !== undefined)
    .sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
