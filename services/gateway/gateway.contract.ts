import {
  action,
  closedObject,
  Id,
  IdempotencyKey,
  Paging,
  Type,
  type ServiceContract,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { DeadLetter } from "../../platform/contract/dead-letters.ts";

/** What HTTP itself can go wrong with: any route may answer these. */
export const faults = catalogue({
  ROUTE_NOT_FOUND: [404, "There is no such route"],
  METHOD_NOT_ALLOWED: [405, "The route has no such method"],
  MALFORMED_REQUEST: [400, "The request cannot be read"],
  MALFORMED_JSON: [400, "The body is not JSON"],
  MEDIA_TYPE_UNSUPPORTED: [415, "The route takes no body of this media type"],
  BODY_TOO_LARGE: [413, "The body is too large", { limit: Type.Integer({ description: "Bytes" }) }],
  REQUEST_TIMEOUT: [408, "The request took too long to arrive"],
  HEADERS_TOO_LARGE: [431, "The headers are too large"],
  RATE_LIMITED: [
    429,
    "Too many requests",
    { retryAfter: Type.Integer({ description: "Seconds" }) },
  ],
  API_KEY_INVALID: [401, "This is no API key of the shop"],
  API_KEY_EXPIRED: [401, "The API key has expired: make another"],
  API_KEY_REVOKED: [401, "The API key was revoked: make another"],
  API_KEY_ADDRESS: [403, "The API key may not be used from this address"],
  PUBLISHABLE_KEY_INVALID: [401, "This is no publishable key of the shop"],
  PUBLISHABLE_KEY_ORIGIN: [403, "The publishable key is not for pages of this origin"],
  SERVICE_UNAVAILABLE: [503, "A service that is needed is not available"],
  INTERNAL: [500, "Something went wrong here"],
});

export const MeshNode = closedObject(
  {
    id: Type.String(),
    available: Type.Boolean(),
    local: Type.Boolean(),
    hostname: Type.String(),
    runtime: Type.String({ description: "Version of Node.js" }),
    moleculer: Type.String(),
    cpu: Type.Union([Type.Number(), Type.Null()], { description: "Load in percent" }),
    services: Type.Array(Type.String()),
  },
  { title: "MeshNode" },
);

export const MeshService = closedObject(
  {
    name: Type.String(),
    version: Type.String(),
    available: Type.Boolean(),
    nodes: Type.Array(Type.String()),
  },
  { title: "MeshService" },
);

export const Mesh = closedObject(
  {
    healthy: Type.Boolean({ description: "Every service of the API is there" }),
    nodes: Type.Array(MeshNode),
    services: Type.Array(MeshService),
  },
  { title: "Mesh" },
);
export type Mesh = Static<typeof Mesh>;

export const mesh = action({
  name: "gateway.mesh",
  summary: "Nodes, services, versions and their health",
  params: closedObject({}),
  returns: Mesh,
  access: { scope: "admin" },
  rest: { method: "GET", path: "/mesh" },
});

export const DeadLetterPage = closedObject(
  {
    items: Type.Array(DeadLetter),
    next: Type.Union([Type.String(), Type.Null()]),
    missing: Type.Array(Type.String(), {
      description: "Services that could not be asked just now",
    }),
  },
  { title: "DeadLetterPage" },
);
export type DeadLetterPage = Static<typeof DeadLetterPage>;

export const deadLetters = action({
  name: "gateway.deadLetters",
  summary: "Events that services could not handle, of every service",
  params: closedObject({
    ...Paging,
    service: Type.Optional({ ...Id, description: "Only those of this service" }),
  }),
  returns: DeadLetterPage,
  access: { scope: "admin" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/dead-letters" },
});

export const redrive = action({
  name: "gateway.redrive",
  summary: "Hands a dead letter to its handler again",
  params: closedObject({ id: Id, idempotencyKey: Type.Optional(IdempotencyKey) }),
  returns: DeadLetter,
  access: { scope: "admin" },
  // The service that has the letter keeps the answer.
  keepsResults: false,
  faults: [common.NOT_FOUND],
  timeoutMs: 15_000,
  rest: { method: "POST", path: "/dead-letters/{id}/redrive" },
});

export const contract = {
  actions: { mesh, deadLetters, redrive },
  events: {},
  faults,
} satisfies ServiceContract;
