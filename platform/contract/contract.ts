/**
 * Contracts: one value per action and event. TypeBox schemas give the static types,
 * the OpenAPI document and the fastest-validator rules (see rules.ts).
 * The only door to the schema library for contracts and decisions.
 */
import { Type, type Static, type TObject, type TSchema } from "@sinclair/typebox";
import type { FaultMaker } from "../kernel/fault.ts";

export { Type };
export type { Static, TObject, TSchema };

export type Scope =
  "catalog" | "stock" | "orders" | "payments" | "customers" | "insights" | "admin";

/**
 * Who may call. `public`: anybody; `internal`: only other services, never over REST;
 * `signedIn`: a valid access token; `{ scope }`: staff who hold it (admin holds all).
 */
export type Access = "public" | "internal" | "signedIn" | { readonly scope: Scope };

export interface Rest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /v1 (of a contract of version 2: /v2), in OpenAPI's form: `/carts/{cartId}/lines`. A leading `//` means from the root: `//.well-known/jwks.json`. */
  readonly path: string;
  /** Status of success, default 200. 204 sends no body. */
  readonly status?: number;
  /** Params taken from the query on routes with a body (elsewhere everything not in the path is query). */
  readonly query?: readonly string[];
  /** Makes `Location` of the result's field `id`: `/v1/orders/{id}`. */
  readonly location?: string;
  /** `If-Match` is required and arrives as the param `expectedVersion`. */
  readonly ifMatch?: boolean;
  /** `Idempotency-Key` arrives as the param `idempotencyKey`. Default of a POST: accepted. */
  readonly idempotency?: "required" | "accepted" | "none";
  /** The header `X-Order-Token` or `?token=` arrives as the param `orderToken`. */
  readonly orderToken?: boolean;
  /** `csv`: the body (text/csv or multipart) arrives as a stream in ctx.stream. Default json. */
  readonly body?: "json" | "csv";
  /** Answers with the field `body` as this media type, not JSON. */
  readonly answers?: string;
  /** A result whose field `status` has this value is answered 202 with Location. */
  readonly pending?: string;
  /**
   * What a guest is answered depends on path and query alone, and may be a moment old: one guest's
   * answer may be given to another. The service says with `answersChanged` when such answers changed.
   */
  readonly shared?: boolean;
}

export interface ActionContract<P extends TObject = TObject, R extends TSchema = TSchema> {
  readonly kind: "action";
  /** `carts.addLine`; on the broker `v1.carts.addLine`. */
  readonly name: string;
  /** Of the service that answers it, default 1. Events have none: they are the noun's, whichever version tells them. */
  readonly version: number;
  readonly summary: string;
  /** A closed, flat object: path, query and body fields together. */
  readonly params: P;
  readonly returns: R;
  readonly access: Access;
  readonly faults: readonly FaultMaker[];
  /** The caller gives up after this long. Default 5000. */
  readonly timeoutMs: number;
  /** A repeated `idempotencyKey` is answered with the kept first answer. Default: POSTs that take one. */
  readonly keepsAnswers: boolean;
  /** The handler, too, knows the key. */
  readonly seesKey: boolean;
  /** May be asked twice with the effect of once: retried by callers. Default: GETs only. */
  readonly idempotent: boolean;
  readonly rest?: Rest;
}

type ActionInput<P extends TObject, R extends TSchema> = Pick<
  ActionContract<P, R>,
  "name" | "summary" | "params" | "returns" | "access"
> &
  Partial<
    Pick<
      ActionContract<P, R>,
      "version" | "faults" | "timeoutMs" | "idempotent" | "rest" | "keepsAnswers"
    >
  >;

/** A POST takes a key unless it says otherwise. */
const restOf = (rest: Rest | undefined): { rest?: Rest } => {
  if (!rest) return {};
  if (rest.method !== "POST") return { rest };
  const { idempotency = "accepted", ...line } = rest;
  return { rest: idempotency === "none" ? line : { ...line, idempotency } };
};

const withKey = <P extends TObject>(params: P): P => ({
  ...params,
  properties: { ...params.properties, idempotencyKey: Type.Optional(IdempotencyKey) },
});

/**
 * Declares an action. Params become a closed object; a contract without access does not compile.
 * A POST takes an `Idempotency-Key`: its params need not name it.
 */
export const action = <P extends TObject, R extends TSchema>(
  input: ActionInput<P, R>,
): ActionContract<P, R> => {
  const line = restOf(input.rest);
  const seesKey = "idempotencyKey" in input.params.properties;
  const keyed = line.rest?.idempotency !== undefined || input.keepsAnswers === true;
  const params = keyed && !seesKey ? withKey(input.params) : input.params;
  return {
    kind: "action",
    version: 1,
    faults: [],
    timeoutMs: 5000,
    idempotent: input.rest?.method === "GET",
    keepsAnswers: keyed,
    seesKey,
    ...input,
    ...line,
    params: { ...params, additionalProperties: false },
  };
};

export interface EventContract<D extends TObject = TObject> {
  readonly kind: "event";
  /** `orders.placed`: owned by the service before the dot. */
  readonly type: string;
  readonly summary: string;
  readonly data: D;
}

/** Declares an event: a past-tense fact owned by one service. */
export const event = <D extends TObject>(
  type: string,
  summary: string,
  data: D,
): EventContract<D> => ({ kind: "event", type, summary, data });

/** Makes an event of a contract, typed: `fact(placed, { orderId })`. */
export const fact = <D extends TObject>(
  contract: EventContract<D>,
  data: Static<D>,
): { readonly type: string; readonly data: Static<D> } => ({ type: contract.type, data });

type Named = Pick<ActionContract, "name" | "version">;

export const brokerName = ({ name, version }: Named): string => `v${version}.${name}`;

// Schemas used all over.
const closed = { additionalProperties: false } as const;

/** A closed object: unknown fields are refused. */
export const closedObject = <T extends Parameters<typeof Type.Object>[0]>(
  properties: T,
  options: { $id?: string; title?: string; description?: string } = {},
) => Type.Object(properties, { ...options, ...closed });

export const Currency = Type.String({
  pattern: "^[A-Z]{3}$",
  description: "ISO 4217 code",
  examples: ["EUR"],
});
export const Money = closedObject(
  {
    amount: Type.Integer({
      minimum: -9007199254740991,
      maximum: 9007199254740991,
      description: "Integer minor units of the currency (cents; whole yen)",
    }),
    currency: Currency,
  },
  { title: "Money" },
);
export type Money = Static<typeof Money>;

export const Id = Type.String({ minLength: 1, maxLength: 128, pattern: "^[A-Za-z0-9_.:~-]+$" });
export const Sku = Type.String({ minLength: 1, maxLength: 255 });
export const Quantity = Type.Integer({ minimum: 1, maximum: 9999 });
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: "^[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+$",
});
export const Country = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2" });
export const Instant = Type.String({ description: "ISO 8601, UTC", maxLength: 30 });
export const IdempotencyKey = Type.String({ minLength: 1, maxLength: 255 });
const text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });

export const Address = closedObject(
  {
    name: text(200),
    company: Type.Optional(text(200)),
    line1: text(200),
    line2: Type.Optional(text(200)),
    city: text(100),
    region: Type.Optional(text(100)),
    postalCode: text(20, 0),
    country: Country,
    phone: Type.Optional(text(40)),
  },
  { title: "Address" },
);
export type Address = Static<typeof Address>;

export const Totals = closedObject(
  {
    subtotal: Money,
    discount: Money,
    shipping: Money,
    tax: Money,
    total: Money,
    taxIncluded: Type.Boolean(),
  },
  { title: "Totals" },
);
export type Totals = Static<typeof Totals>;

/** Query of every list: `...Paging`. */
export const Paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
};
/** A page of items: `{ items, next }`, next null at the end. */
export const pageOf = <T extends TSchema>(item: T) =>
  closedObject({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
