/** Every operation with a route, from the contracts, with a request that its API document gives as an example. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Access, ActionContract } from "../../../platform/contract/contract.ts";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import type { Headers } from "./principals.ts";

interface Media {
  readonly example?: unknown;
}
interface Documented {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, unknown>>;
}
const { paths } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../docs/openapi.json"), "utf8"),
) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>> };

/** `GET /v1/carts/{cartId}` of everything that the document lists. */
export const documented = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

export interface Operation {
  /** `carts.get` */
  readonly name: string;
  readonly label: string;
  readonly method: string;
  /** With `{cartId}`. */
  readonly path: string;
  readonly params: readonly string[];
  readonly access: Access;
  readonly statuses: readonly number[];
  /** What it takes beside the credentials. */
  readonly request: () => { readonly body?: unknown; readonly headers: Headers };
}

const pathOf = (version: number, path: string): string =>
  path.startsWith("//") ? path.slice(1) : `/v${version}${path}`;

const operationOf = ({ name, version, access, rest }: ActionContract): Operation[] => {
  if (!rest || access === "internal") return [];
  const [{ method }, path] = [rest, pathOf(version, rest.path)];
  const one = paths[path]?.[method.toLowerCase()];
  const csv = rest.body === "csv";
  const example = one?.requestBody?.content["application/json"]?.example;
  const body = csv ? "Handle,Title\nmatrix,Matrix\n" : example;
  return [
    {
      ...{ name, method, path, access, label: `${method} ${path}` },
      params: [...path.matchAll(/\{(\w+)\}/gu)].map(([, param = ""]) => param),
      statuses: Object.keys(one?.responses ?? {}).map(Number),
      request: () => ({
        ...(body === undefined ? {} : { body: structuredClone(body) }),
        headers: {
          ...(csv ? { "content-type": "text/csv" } : {}),
          ...(rest.ifMatch ? { "if-match": '"1"' } : {}),
          ...(rest.idempotency === undefined ? {} : { "idempotency-key": randomUUID() }),
        },
      }),
    },
  ];
};

export const operations: readonly Operation[] = contracts
  .flatMap(({ actions }) => Object.values(actions))
  .flatMap(operationOf);
