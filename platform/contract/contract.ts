/**
 * Contracts: one value per action and event. TypeBox schemas give the static types,
 * the OpenAPI document and the fastest-validator rules (see rules.ts).
 * The only door to the schema library for contracts and decisions.
 */
import { Type, type Static, type TObject, type TSchema } from "@sinclair/typebox";
import type { FaultMaker } from "../kernel/fault.ts";
import { IdempotencyKey } from "./schemas.ts";

export { Type };
export type { Static, TObject, TSchema };
export * from "./schemas.ts";
export { pick } from "./pick.ts";
export { personal, personalPaths, withoutPerson, withoutPersonalFields } from "./personal.ts";

/**
 * Who may call. `public`: anybody; `internal`: only other services, never over REST;
 * `signedIn`: a valid access token; `steppedUp`: one that a step-up gave within five minutes; `{ scope }`: staff who hold it (admin holds all). Which scopes there are, the contract of the service that grants them says.
 */
export type Access = "public" | "internal" | "signedIn" | "steppedUp" | StaffAccess;

/** `orders:read`. Whoever holds `orders`, a scope of earlier versions, may read and write. */
export interface StaffAccess {
  readonly scope: string;
  /** The scope of earlier versions that covered this, where it has another noun. */
  readonly formerly?: string;
  /** The caller has shown within five minutes that it is them still, so that a stolen token does little. */
  readonly stepUp?: true;
}

/**
 * Whether only who has shown within five minutes that it is them may call.
 * @example asksForStepUp({ scope: "admin", stepUp: true }) // true
 */
export const asksForStepUp = (access: Access): boolean =>
  access === "steppedUp" || (typeof access === "object" && access.stepUp === true);

export interface RestRoute {
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
  /** Params that, as those in the path do, make a guest's short key one of its own. */
  readonly keyScope?: readonly string[];
  /** The header `X-Order-Token` or `?token=` arrives as the param `orderToken`. */
  readonly orderToken?: boolean;
  /**
   * `csv`: the body (text/csv or multipart) arrives as a stream in ctx.stream. `raw`: its bytes, whatever they are, arrive in Base64
   * as the param `body`, and the headers beside them as `headers`. Default json.
   */
  readonly body?: "json" | "csv" | "raw";
  /** The response is of this media type, not JSON: the action returns `TextStream`. */
  readonly mediaType?: string;
  /** A result whose field `status` has this value is a 202 with Location. */
  readonly pending?: string;
  /**
   * A guest's response depends on path and query alone, and may be a moment old: one guest's may be
   * given to another. The service announces with `announceStale` when such responses changed.
   */
  readonly shared?: boolean;
}

export interface ActionContract<P extends TObject = TObject, R extends TSchema = TSchema> {
  readonly kind: "action";
  /** `carts.addLine`; on the broker `v1.carts.addLine`. */
  readonly name: string;
  /** Of the service that handles it, default 1. Events have none: they are the noun's, whichever version publishes them. */
  readonly version: number;
  readonly summary: string;
  /** A closed, flat object: path, query and body fields together. */
  readonly params: P;
  readonly returns: R;
  readonly access: Access;
  readonly faults: readonly FaultMaker[];
  /** The caller gives up after this long. Default 5000. */
  readonly timeoutMs: number;
  /** A repeated `idempotencyKey` gets the stored first result. Default: POSTs that take one. */
  readonly keepsResults: boolean;
  /** The handler is given the key, too. */
  readonly seesKey: boolean;
  /** May be called twice with the effect of once: retried by callers. Default: GETs only. */
  readonly idempotent: boolean;
  readonly rest?: RestRoute;
}

type ActionInput<P extends TObject, R extends TSchema> = Pick<
  ActionContract<P, R>,
  "name" | "summary" | "params" | "returns" | "access"
> &
  Partial<
    Pick<
      ActionContract<P, R>,
      "version" | "faults" | "timeoutMs" | "idempotent" | "rest" | "keepsResults"
    >
  >;

/** A POST takes a key unless it says otherwise. */
const restOf = (rest: RestRoute | undefined): { rest?: RestRoute } => {
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
  const keyed = line.rest?.idempotency !== undefined || input.keepsResults === true;
  const params = keyed && !seesKey ? withKey(input.params) : input.params;
  return {
    kind: "action",
    version: 1,
    faults: [],
    timeoutMs: 5000,
    idempotent: input.rest?.method === "GET",
    keepsResults: keyed,
    seesKey,
    ...input,
    ...line,
    params: { ...params, additionalProperties: false },
  };
};

export interface EventContract<D extends TObject = TObject, T extends string = string> {
  readonly kind: "event";
  /** `orders.placed`: owned by the service before the dot. */
  readonly type: T;
  readonly summary: string;
  readonly data: D;
  /** Others than our own services may have it sent to them; like the API it then changes by additions only. */
  readonly public?: true;
}

/** Declares an event: a past-tense fact owned by one service. */
export const event = <D extends TObject, const T extends `${string}.${string}`>(
  type: T,
  summary: string,
  data: D,
): EventContract<D, T> => ({ kind: "event", type, summary, data });

/** As `event`, of one that a shop may have sent to others: its fields then change like those of the API, by additions only. */
export const publicEvent = <D extends TObject, const T extends `${string}.${string}`>(
  ...of: Parameters<typeof event<D, T>>
): EventContract<D, T> => ({ ...event(...of), public: true });

/** Makes an event of a contract, typed: `published(placed, { orderId })`. */
export const published = <D extends TObject, T extends string>(
  contract: EventContract<D, T>,
  data: Static<D>,
): { readonly type: T; readonly data: Static<D> } => ({ type: contract.type, data });

/** What every `*.contract.ts` exports as `contract`: its actions and events by their short names. */
export interface ServiceContract {
  readonly actions: Readonly<Record<string, ActionContract>>;
  readonly events: Readonly<Record<string, EventContract>>;
  readonly faults: Readonly<Record<string, FaultMaker>>;
}

type Named = Pick<ActionContract, "name" | "version">;

/**
 * The name of an action on the broker.
 * @example brokerName(carts.get) // "v1.carts.get"
 */
export const brokerName = ({ name, version }: Named): string => `v${version}.${name}`;
