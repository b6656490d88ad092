import moleculer, { type ActionSchema, type Context, type Service } from "moleculer";
import {
  brokerName,
  type ActionContract,
  type Static,
  type TObject,
  type TSchema,
} from "../contract/contract.ts";
import { isFault, type Fault } from "../kernel/fault.ts";
import { toRules } from "../contract/rules.ts";

/** Who calls, as the caller middleware verified it from the token in meta. */
export interface Caller {
  /** The user's id. */
  readonly id: string;
  readonly email?: string;
  readonly scopes: readonly string[];
  /** The session the token was issued for. */
  readonly sessionId?: string;
}

/** Travels with every call. Anyone on the bus can forge it: only the signed token in it is believed. */
export interface Meta {
  token?: string;
  /** W3C trace context. */
  traceparent?: string;
  /** Address of the client, for limits and the audit. */
  clientAddress?: string;
}

export type Ctx<P = unknown> = Context<P, Meta> & { locals: { caller?: Caller } };

/** The verified caller, undefined for a guest. */
export const callerOf = (ctx: { locals: unknown }): Caller | undefined =>
  (ctx.locals as { caller?: Caller }).caller;

/** True for staff holding the scope, or an admin. */
export const holds = (caller: Caller | undefined, scope: string): boolean =>
  caller !== undefined && (caller.scopes.includes(scope) || caller.scopes.includes("admin"));

/** The one place that turns a fault into a throw. */
export const faultError = ({ title, status, code, data }: Fault): Error =>
  new moleculer.Errors.MoleculerClientError(title, status, code, data);

/** This copy has no room for the call: no refusal, so the caller may ask another copy, or later. */
export const queueFull = (service: Service, { name }: Pick<ActionContract, "name">): Error =>
  new moleculer.Errors.QueueIsFullError({ action: name, nodeID: service.broker.nodeID });

interface ErrorLike {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly data?: unknown;
}

/** The fault in an error of a call (4xx of ours), undefined when it is a failure, not a refusal. */
export const faultIn = (error: unknown): Fault | undefined => {
  const { code, type, message, data } = (error ?? {}) as ErrorLike;
  if (typeof code !== "number" || code < 400 || code > 499 || typeof type !== "string")
    return undefined;
  if (moleculerTypes.has(type)) return undefined;
  const facts = typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
  return { fault: true, code: type, status: code, title: String(message), data: facts };
};

// Moleculer's own 4xx mean that a service is missing or overloaded, not that it refused.
const moleculerTypes = new Set([
  "SERVICE_NOT_FOUND",
  "SERVICE_NOT_AVAILABLE",
  "QUEUE_FULL",
  "REQUEST_TIMEOUT",
]);

/** What a handler is bound to. */
export type Handler<P extends TObject, R extends TSchema, S = Service> = (
  this: S,
  ctx: Ctx<Static<P>>,
) => Promise<Static<R> | Fault> | Static<R> | Fault;

/** Makes the Moleculer action of a contract: rules, access and timeouts come from it; a returned fault is thrown. */
export const answer = <P extends TObject, R extends TSchema>(
  contract: ActionContract<P, R>,
  handler: Handler<P, R>,
): ActionSchema => {
  const schema = {
    params: toRules(contract.params),
    access: contract.access,
    idempotent: contract.idempotent,
    timeout: contract.timeoutMs,
    retryPolicy: { enabled: contract.idempotent, retries: 1 },
    async handler(this: Service, ctx: Context): Promise<unknown> {
      const result: unknown = await handler.call(this, ctx as unknown as Ctx<Static<P>>);
      if (isFault(result)) throw faultError(result);
      return result;
    },
  };
  contracts.set(schema, contract as unknown as ActionContract);
  return schema as unknown as ActionSchema;
};

const contracts = new WeakMap<object, ActionContract>();
/** The contract an action was made of by `answer`. */
export const contractOf = (schema: ActionSchema): ActionContract | undefined =>
  contracts.get(schema);

/** A context, or a broker where work starts by itself. */
export interface Callable {
  call(name: string, params: unknown, options?: Record<string, unknown>): PromiseLike<unknown>;
}

/** Calls a neighbour by its contract, typed. Rejects with the fault as an error. */
export const call = async <P extends TObject, R extends TSchema>(
  from: Callable,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options: Record<string, unknown> = {},
): Promise<Static<R>> =>
  (await from.call(brokerName(contract), params, {
    timeout: contract.timeoutMs,
    ...options,
  })) as Static<R>;

/** As `call`, but a refusal is an answer: the fault as a value. Failures still reject. */
export const ask = async <P extends TObject, R extends TSchema>(
  from: Callable,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options: Record<string, unknown> = {},
): Promise<Static<R> | Fault> => (await askWho(from, contract, params, options)).answer;

/** As `ask`, with the id of the node that answered (from a broker; a context does not tell). */
export const askWho = async <P extends TObject, R extends TSchema>(
  from: Callable,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options: Record<string, unknown> = {},
): Promise<{ readonly answer: Static<R> | Fault; readonly node: string | undefined }> => {
  const name = brokerName(contract);
  // Moleculer's promise points to the context of the call.
  const calling = from.call(name, params, {
    timeout: contract.timeoutMs,
    ...options,
  }) as PromiseLike<unknown> & { ctx?: { nodeID?: string } };
  const answered = (answer: Static<R> | Fault) => ({ answer, node: calling.ctx?.nodeID });
  try {
    return answered((await calling) as Static<R>);
  } catch (error) {
    const refused = faultIn(error);
    if (refused) return answered(refused);
    throw error;
  }
};
