/** The OpenAPI 3.1 document of some contracts: every route with params, bodies, answers and refusals. */
import {
  type Access,
  type ServiceContract,
  type TSchema,
} from "../../../../platform/contract/contract.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import { headerParams, routesOf, type Route } from "../route.ts";
import { toComponent, type Components, type Json, type Part } from "./components.ts";
import {
  beside,
  exampleOf,
  parameterExample,
  responseExample,
  type Example,
  type Examples,
} from "./examples.ts";
import { operationIdOf, pascal, pascalOf } from "./names.ts";
import { addProblem, refusals } from "./problems.ts";
import { tagGroups, tagOf } from "./tags.ts";

export type OpenApi = {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Part } };
  readonly components: Part;
} & Part;

/** Name and description of the header, by param. */
const headerTexts: ReadonlyMap<string, readonly [name: string, description: string]> = new Map([
  ["expectedVersion", ["If-Match", "The ETag that was read; stale: 412, missing: 428"]],
  ["idempotencyKey", ["Idempotency-Key", "A repeated key is answered with the first answer"]],
  ["orderToken", ["X-Order-Token", "The order's access token, for guests; also ?token="]],
  ["preferAsync", ["Prefer", "respond-async: answered 202 at once"]],
]);

const isRequired = (route: Route, name: string): boolean =>
  route.contract.params.required?.includes(name) ?? false;

const headerParam = (route: Route, name: string, example: Example): Part => {
  const [header, description] = headerTexts.get(name) as readonly [string, string];
  const required =
    name === "expectedVersion" ||
    (name === "idempotencyKey" && route.rest.idempotency === "required");
  return {
    ...{ name: header, in: "header", required, description, schema: { type: "string" } },
    ...parameterExample(example, header),
  };
};

/** `orderId`: the order's id. Other params say in their contract what they are. */
const idText = (name: string): string | undefined => {
  const noun = /^([a-z]+)Id$/u.exec(name)?.[1];
  if (noun !== undefined) return `The ${noun}'s id`;
  return name === "id" ? "The id" : undefined;
};

/** What the document knows while it is made. */
interface Making {
  readonly components: Components;
  readonly example: Example;
}

const param = (
  route: Route,
  name: string,
  place: "path" | "query",
  { components, example }: Making,
): Part => {
  const schema = ownValue(route.contract.params.properties, name) as TSchema;
  const description = schema.description ?? idText(name);
  return {
    name,
    in: place,
    required: place === "path" || isRequired(route, name),
    ...(description === undefined ? {} : { description }),
    schema: toComponent(schema, components, `${pascalOf(route.contract)}${pascal(name)}`),
    ...parameterExample(example, name),
  };
};

const parameters = (route: Route, making: Making): Json[] => [
  ...route.inPath.map((name) => param(route, name, "path", making)),
  ...route.inQuery.map((name) => param(route, name, "query", making)),
  ...headerParams(route.contract).map((name) => headerParam(route, name, making.example)),
];

const csvBody = (name: string, { components, example: { request } }: Making): Part => {
  const file = { type: "string", format: "binary", contentMediaType: "text/csv" };
  components.set(name, { type: "object", properties: { file } });
  const whole = { schema: { type: "string" }, ...beside(request) };
  const form = { schema: { $ref: `#/components/schemas/${name}` } };
  return {
    required: true,
    content: {
      // First: the java generator takes the first, and makes a form's model only there.
      "multipart/form-data": {
        ...form,
        ...(request === undefined ? {} : beside({ file: request })),
      },
      "text/csv": whole,
      "text/plain": whole,
      "application/vnd.ms-excel": whole,
    },
  };
};

const bodyOf = (route: Route, making: Making): Part | undefined => {
  const { components, example } = making;
  const name = `${pascalOf(route.contract)}Request`;
  // typescript-fetch names the parameters of an operation so, and forms are parameters to it.
  if (route.rest.body === "csv") return csvBody(`${pascalOf(route.contract)}Form`, making);
  if (route.rest.body === "raw") {
    const schema = { type: "object", description: "As its sender makes it, and signs it" };
    return {
      required: true,
      content: { "application/json": { schema, ...beside(making.example.request) } },
    };
  }
  const names = route.inBody ?? [];
  if (names.length === 0) return undefined;
  const { properties } = route.contract.params;
  const required = names.filter((one) => isRequired(route, one));
  const fields = Object.fromEntries(names.map((one) => [one, ownValue(properties, one)]));
  const body = {
    type: "object",
    properties: fields,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  const media = { schema: toComponent(body, components, name), ...beside(example.request) };
  const patch = route.method === "PATCH" ? { "application/merge-patch+json": media } : {};
  return { required: required.length > 0, content: { "application/json": media, ...patch } };
};

const text: Part = { schema: { type: "string" } };

/** A read that is compared by its bytes; a stream is sent before they are known. */
const isCompared = ({ method, rest }: Route): boolean =>
  method === "GET" && rest.mediaType === undefined;

const responseHeaders = (route: Route): Part => {
  const version = "version" in ((route.contract.returns["properties"] ?? {}) as object);
  const pages = "next" in ((route.contract.returns["properties"] ?? {}) as object);
  return {
    ...(version || isCompared(route) ? { ETag: text } : {}),
    ...(route.rest.location ? { Location: text } : {}),
    ...(route.rest.idempotency
      ? { "Idempotency-Replayed": { ...text, description: "true: the first answer, once more" } }
      : {}),
    ...(pages ? { Link: { ...text, description: 'The next page, rel="next"' } } : {}),
  };
};

const retryAfter: Part = {
  "Retry-After": { ...text, description: "Seconds after which to ask again" },
};

const success = (route: Route, { components, example }: Making): Part => {
  const { rest, contract, status } = route;
  if (status === 204) return { "204": { description: "Done" } };
  const schema = (): Json =>
    toComponent(contract.returns, components, `${pascalOf(contract)}Response`);
  const media: Part = rest.mediaType ? { schema: { type: "string" } } : { schema: schema() };
  const headers = responseHeaders(route);
  const response = (code: number, description: string): Part => {
    const all = { ...headers, ...(code === 202 ? retryAfter : {}) };
    const content = { ...media, ...responseExample(example, code) };
    return {
      description,
      ...(Object.keys(all).length > 0 ? { headers: all } : {}),
      content: { [rest.mediaType ?? "application/json"]: content },
    };
  };
  return {
    [String(status)]: response(status, status === 201 ? "Made" : "Done"),
    ...(rest.pending === undefined
      ? {}
      : { "202": response(202, `Still ${rest.pending}: ask again at Location`) }),
    ...(isCompared(route) ? { "304": { description: "Not changed since If-None-Match" } } : {}),
  };
};

/** API keys go where access tokens go; people's own things are not for them. */
const securityOf = (access: Access): Json => {
  if (access === "signedIn" || access === "steppedUp") return [{ bearer: [] }];
  const all = [{ bearer: [] }, { apiKey: [] }];
  return access === "public" ? [{}, ...all, { publishableKey: [] }] : all;
};

const steppedUp = " The token is one that a step-up gave within five minutes.";

const accessText = (access: Access): string => {
  if (access === "public") return "Anybody.";
  if (access === "steppedUp") return `Signed in.${steppedUp}`;
  if (typeof access !== "object") return "Signed in.";
  return `Staff with the scope ${access.scope}.${access.stepUp ? steppedUp : ""}`;
};

const operation = (route: Route, making: Making): Part => {
  const { contract } = route;
  const body = bodyOf(route, making);
  return {
    operationId: operationIdOf(contract),
    tags: [tagOf(contract)],
    summary: contract.summary,
    description: accessText(contract.access),
    parameters: parameters(route, making),
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(route, making), ...refusals(route, making.components) },
    security: securityOf(contract.access),
  };
};

const pathsOf = (
  routes: readonly Route[],
  components: Components,
  examples: Examples,
): OpenApi["paths"] => {
  const paths = new Map<string, Record<string, Part>>();
  for (const route of routes) {
    const making = { components, example: exampleOf(examples, route.contract) };
    const method = { [route.method.toLowerCase()]: operation(route, making) };
    paths.set(route.path, { ...paths.get(route.path), ...method });
  }
  return Object.fromEntries(paths);
};

/** The document, with keys in a stable order. */
export const openApiOf = (
  contracts: readonly ServiceContract[],
  examples: Examples = {},
): OpenApi => {
  const components: Components = new Map();
  addProblem(contracts, components);
  const routes = routesOf(contracts);
  const paths = pathsOf(routes, components, examples);
  const tags = tagGroups(routes.map(({ contract }) => contract));
  const schemas = [...components].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: "3.1.0",
    info: {
      title: "Caravan",
      version: "1",
      description: "The REST API of the shop. Money is in integer minor units, times in UTC.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: tags.flatMap((group) => group.tags.map((name) => ({ name }))),
    "x-tagGroups": tags,
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        bearer: {
          ...{ type: "http", scheme: "bearer", bearerFormat: "JWT" },
          description: "The access token of a person, or an API key",
        },
        apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
        publishableKey: {
          ...{ type: "apiKey", in: "header", name: "X-Publishable-Key" },
          description: "Of a storefront on another origin; beside an access token, too",
        },
      },
    },
  };
};
