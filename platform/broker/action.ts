import type { ActionSchema, Context, Service } from "moleculer";
import {
  brokerName,
  type ActionContract,
  type Static,
  type TObject,
  type TSchema,
} from "../contract/contract.ts";
import { isFault, type Fault } from "../kernel/fault.ts";
import type { Principal, ServiceContext } from "./context.ts";
import { faultError, faultIn, queueFull as queueFullOn } from "./faults.ts";
import { toRules } from "../contract/rules.ts";

export { faultError, faultIn } from "./faults.ts";
export type { Meta, Principal as Caller } from "./context.ts";

/** This copy has no room for the call. */
export const queueFull = (service: Service, contract: Pick<ActionContract, "name">): Error =>
  queueFullOn(service.broker.nodeID, contract);

export type Ctx<P = unknown> = ServiceContext<P>;

/** @deprecated use `ctx.principal` */
export const callerOf = (ctx: { locals: unknown }): Principal | undefined =>
  (ctx.locals as { principal?: Principal }).principal;

/** True for staff holding the scope, or an admin. */
export { holdsScope as holds } from "./context.ts";

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
