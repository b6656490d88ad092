/** Keys that programs call the shop with. */
import {
  action,
  closedObject,
  Id,
  Instant,
  Money,
  Paging,
  pageOf,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { Scope } from "./identity.schemas.ts";

/** Keys of one shop that are good at one time. */
export const API_KEYS_MAX = 200;

export const apiKeyFaults = catalogue({
  API_KEY_LIMIT: [
    409,
    "There are as many API keys as a shop may have: revoke one first",
    { limit: Type.Integer() },
  ],
});

/** How the text of an API key begins. Scanners of source code find keys by it. */
export const API_KEY_PREFIX = "sk_caravan_";
/** Random bytes in it. */
export const API_KEY_BYTES = 32;

const KeyName = Type.String({ minLength: 1, maxLength: 100, description: "What it is used for" });
const AddressRange = Type.String({
  minLength: 2,
  maxLength: 49,
  pattern: "^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$",
  description:
    "An address, or a range of them in the form of CIDR: `203.0.113.0/24`, `2001:db8::/48`",
});
const AllowedAddresses = Type.Array(AddressRange, {
  minItems: 1,
  maxItems: 20,
  description: "Where it may be used from; absent: anywhere",
});
export const ApiKey = closedObject(
  {
    id: Id,
    name: KeyName,
    prefix: Type.String({ description: "The beginning of the key, to recognize it by" }),
    scopes: Type.Array(Scope),
    status: Type.Union([Type.Literal("active"), Type.Literal("expired"), Type.Literal("revoked")]),
    expiresAt: Type.Optional(Instant),
    allowedAddresses: Type.Optional(AllowedAddresses),
    refundCeiling: Type.Optional(Money),
    createdAt: Instant,
    createdBy: Type.String({ description: "User id; the key may do no more than they may" }),
    lastUsedAt: Type.Optional({ ...Instant, description: "Noted once a minute at most" }),
    revokedAt: Type.Optional(Instant),
    version: Type.Integer(),
  },
  { title: "ApiKey" },
);
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyWithSecret = closedObject(
  {
    ...ApiKey.properties,
    secret: Type.String({
      description: "For `Authorization: Bearer` or `X-Api-Key`; shown only now",
    }),
  },
  { title: "ApiKeyWithSecret" },
);

const path = "/api-keys";
const ofOne = `${path}/{id}`;
const staff = { scope: "admin" } as const;

export const createApiKey = action({
  name: "identity.createApiKey",
  summary:
    "Makes a key for a program, shown only now. With `refundCeiling` it makes no refund after which more than that was given back of a payment",
  params: closedObject({
    name: KeyName,
    scopes: Type.Array(Scope, {
      minItems: 1,
      maxItems: 30,
      uniqueItems: true,
      description: "What it may do: no more than its maker may, and not `admin`",
    }),
    expiresAt: Type.Optional(Instant),
    allowedAddresses: Type.Optional(AllowedAddresses),
    refundCeiling: Type.Optional(Money),
  }),
  returns: ApiKeyWithSecret,
  access: { ...staff, stepUp: true },
  faults: [apiKeyFaults.API_KEY_LIMIT, common.FORBIDDEN],
  // Nothing that is stored has the key: a response cannot be repeated.
  rest: { method: "POST", path, status: 201, location: `/v1${ofOne}`, idempotency: "none" },
});

export const listApiKeys = action({
  name: "identity.listApiKeys",
  summary: "API keys, newest first, those that ended too",
  params: closedObject({ ...Paging }),
  returns: pageOf(ApiKey),
  access: staff,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path },
});

export const getApiKey = action({
  name: "identity.getApiKey",
  summary: "One API key, without its secret",
  params: closedObject({ id: Id }),
  returns: ApiKey,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: ofOne },
});

export const changeApiKey = action({
  name: "identity.changeApiKey",
  summary: "Gives an API key another name; what it may do does not change: make another for that",
  params: closedObject({
    id: Id,
    name: KeyName,
    expectedVersion: Type.Optional(Type.Integer()),
  }),
  returns: ApiKey,
  access: staff,
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED],
  rest: { method: "PATCH", path: ofOne, ifMatch: true },
});

export const revokeApiKey = action({
  name: "identity.revokeApiKey",
  summary: "Ends an API key for good, at every gateway within 5 s",
  params: closedObject({ id: Id }),
  returns: ApiKey,
  access: staff,
  faults: [common.NOT_FOUND],
  rest: { method: "POST", path: `${ofOne}/revoke` },
});

/** Gateways ask; `digest` is all that they say of the key. */
export const exchangeApiKey = action({
  name: "identity.exchangeApiKey",
  summary: "The access token of an API key, for a minute; or why there is none",
  params: closedObject({
    digest: Type.String({ minLength: 43, maxLength: 43, description: "SHA-256 in base64url" }),
  }),
  returns: closedObject({
    keyId: Type.Optional(Id),
    token: Type.Optional(Type.String()),
    allowedAddresses: Type.Optional(Type.Array(Type.String())),
    refused: Type.Optional(
      Type.Union([Type.Literal("unknown"), Type.Literal("expired"), Type.Literal("revoked")]),
    ),
  }),
  access: "internal",
  idempotent: true,
  timeoutMs: 3_000,
});
