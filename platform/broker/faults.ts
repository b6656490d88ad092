import moleculer from "moleculer";
import type { ActionContract } from "../contract/contract.ts";
import type { Fault } from "../kernel/fault.ts";
import { HashingBusyError } from "../runtime/scrypt-pool.ts";

/** The one place that turns a fault into a throw. */
export const faultError = ({ title, status, code, data }: Fault): Error =>
  new moleculer.Errors.MoleculerClientError(title, status, code, data);

/** This copy has no room for the call: no refusal, so the caller may ask another copy, or later. */
export const queueFull = (nodeID: string, { name }: Pick<ActionContract, "name">): Error =>
  new moleculer.Errors.QueueIsFullError({ action: name, nodeID });

/** For `catch`: what waits for a hash in vain may be asked of another copy, or later. */
export const orQueueFull =
  (nodeID: string, contract: Pick<ActionContract, "name">) =>
  (error: unknown): never => {
    throw error instanceof HashingBusyError ? queueFull(nodeID, contract) : error;
  };

interface ErrorLike {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly data?: unknown;
}

// Moleculer's own 4xx mean that a service is missing or overloaded, not that it refused.
const moleculerTypes = new Set([
  "SERVICE_NOT_FOUND",
  "SERVICE_NOT_AVAILABLE",
  "QUEUE_FULL",
  "REQUEST_TIMEOUT",
]);

/** The fault in an error of a call (4xx of ours), undefined when it is a failure, not a refusal. */
export const faultIn = (error: unknown): Fault | undefined => {
  const { code, type, message, data } = (error ?? {}) as ErrorLike;
  if (typeof code !== "number" || code < 400 || code > 499 || typeof type !== "string")
    return undefined;
  if (moleculerTypes.has(type)) return undefined;
  const facts = typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
  return { fault: true, code: type, status: code, title: String(message), data: facts };
};
