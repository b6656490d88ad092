import type { Service } from "moleculer";
import {
  brokerName,
  type ActionContract,
  type Static,
  type TObject,
  type TSchema,
} from "../contract/contract.ts";
import { isFault, type Fault } from "../kernel/fault.ts";
import { faultError, faultIn } from "./faults.ts";

/** A context, or a broker for what starts outside of a request. */
export interface CallContext {
  call(name: string, params: unknown, options?: Record<string, unknown>): PromiseLike<unknown>;
}

export type CallOptions = Readonly<Record<string, unknown>>;

/** A result with the id of the node that gave it; undefined for a call within a request. */
export interface Response<R> {
  readonly result: R | Fault;
  readonly node: string | undefined;
}

/** A service made by `defineService`: the actions of others that it said it calls. */
export interface CallingService extends Service {
  calls?: ReadonlySet<ActionContract>;
}

/**
 * Holds a service to the calls that it declares, in one process as well as on the mesh, where NATS carries no others.
 * @throws Error naming the call that is missing
 */
export const holdToCalls = (
  service: CallingService | undefined,
  contract: ActionContract,
): void => {
  const calls = service?.calls;
  if (calls === undefined || calls.has(contract)) return;
  if (contract.name.startsWith(`${service?.name}.`)) return;
  throw new Error(`${service?.name} calls ${contract.name}, which is not among its \`calls\`.`);
};

/** Moleculer's promise points to the context of the call. */
type Calling = PromiseLike<unknown> & { readonly ctx?: { readonly nodeID?: string } };

const calling = (
  from: CallContext,
  contract: ActionContract,
  params: unknown,
  options?: CallOptions,
): Calling => from.call(brokerName(contract), params, { timeout: contract.timeoutMs, ...options });

/** The fault in an error. @throws the error of a failure */
const refusalIn = (error: unknown): Fault => {
  const fault = faultIn(error);
  if (fault) return fault;
  throw error;
};

/** Calls a service by its contract: its result or the fault it refuses with, and the node that responded. Failures reject. */
export const askNode = async <P extends TObject, R extends TSchema>(
  from: CallContext,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options?: CallOptions,
): Promise<Response<Static<R>>> => {
  const called = calling(from, contract, params, options);
  try {
    const result = (await called) as Static<R>;
    return { result, node: called.ctx?.nodeID };
  } catch (error) {
    return { result: refusalIn(error), node: called.ctx?.nodeID };
  }
};

/** As `askNode`, without the node. */
export const ask = async <P extends TObject, R extends TSchema>(
  from: CallContext,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options?: CallOptions,
): Promise<Static<R> | Fault> => {
  try {
    return (await calling(from, contract, params, options)) as Static<R>;
  } catch (error) {
    return refusalIn(error);
  }
};

/** As `ask`, but a fault rejects with its error. */
export const call = async <P extends TObject, R extends TSchema>(
  from: CallContext,
  contract: ActionContract<P, R>,
  params: Static<P>,
  options?: CallOptions,
): Promise<Static<R>> => {
  const result = await ask(from, contract, params, options);
  if (isFault(result)) throw faultError(result);
  return result;
};
