/** RFC 9457: what a refusal or a failure looks like to the caller. */
import { passingMongoCodes } from "../../../platform/kernel/mongo-codes.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { issuesMax, pointerOf, type Issue } from "./binding.ts";
import { faults } from "../gateway.contract.ts";
import { ownNames } from "./refusals.ts";

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly errors?: readonly Issue[];
  readonly traceId: string;
  /** The X-Request-Id that was sent, when it is well-formed. */
  readonly requestId?: string;
  readonly [fact: string]: unknown;
}

/** A stable name of the kind of problem; it identifies, it is not meant to be fetched. */
export const typeOf = (code: string): string =>
  `urn:caravan:problem:${code.toLowerCase().replaceAll("_", "-")}`;

const detailOf = ({ title, data }: Fault): string => {
  if (typeof data["detail"] === "string") return data["detail"];
  const errors = data["errors"] as readonly Issue[] | undefined;
  const first = Array.isArray(errors) ? errors[0]?.message : undefined;
  return typeof first === "string" ? first : title;
};

/** The problem document of a fault. A 5xx says only the ids that name the request in the log. */
export const problemOf = (fault: Fault, traceId: string, requestId?: string): Problem => {
  const { code, status, title, data } = fault;
  const head = { type: typeOf(code), title, status };
  const ids = requestId === undefined ? { traceId } : { traceId, requestId };
  if (status >= 500) return { ...head, code, ...ids };
  const facts = Object.entries(data).filter(
    ([name, value]) => !ownNames.has(name) && value !== undefined,
  );
  const issues = data["errors"];
  const errors = Array.isArray(issues) ? { errors: issues.slice(0, issuesMax) as Issue[] } : {};
  return {
    ...head,
    detail: detailOf(fault),
    code,
    ...errors,
    ...Object.fromEntries(facts),
    ...ids,
  };
};

/** Bytes of the largest refusal. */
const problemMax = 64 * 1024;

/** The problem as JSON. One that is too large loses its facts, then all issues but the first. */
export const problemText = (problem: Problem): string => {
  const text = JSON.stringify(problem);
  if (Buffer.byteLength(text) <= problemMax) return text;
  const { type, title, status, code, errors, traceId } = problem;
  const head = { type, title, status, code, traceId };
  const short = JSON.stringify({ ...head, errors });
  return Buffer.byteLength(short) <= problemMax ? short : JSON.stringify(head);
};

interface ErrorLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly data?: unknown;
}

/** Moleculer's words for: nobody there, too slow, too much. */
const unavailable = new Set([
  "SERVICE_NOT_FOUND",
  "SERVICE_NOT_AVAILABLE",
  "REQUEST_TIMEOUT",
  "REQUEST_SKIPPED",
  "REQUEST_REJECTED",
  "QUEUE_FULL",
  // The transporter is disconnected.
  "BAD_GATEWAY",
  "GRACEFUL_STOP_TIMEOUT",
]);
/** The drivers' words for a database that does not answer. */
const storeDown = /^Mongo\w*(?:Network|ServerSelection|PoolCleared|Timeout)/u;

/** Whether an error means that something needed is missing, not that something is wrong. */
export const isUnavailable = (error: unknown): boolean => {
  const { code, type, name } = (error ?? {}) as ErrorLike;
  if (unavailable.has(type as string) || code === 503) return true;
  const isLeaving = name === "MongoServerError" && passingMongoCodes.has(Number(code));
  return isLeaving || storeDown.test(String(name));
};

/** `lines[0].quantity` → `/lines/0/quantity`; the names may hold anything but dots and brackets. */
export const pointerOfField = (field: string): string =>
  pointerOf(field.split(/\.|\[(\d+)\]\.?/u).filter((part) => part !== undefined && part !== ""));

/** As the validator of platform/broker makes them. */
interface Complaint {
  readonly field?: unknown;
  readonly message?: unknown;
  /** The name of a field that is not allowed; others have none. */
  readonly actual?: unknown;
}

const issueOf = ({ field, message, actual }: Complaint): Issue => {
  const path = typeof field === "string" ? pointerOfField(field) : "";
  const pointer = typeof actual === "string" ? `${path}${pointerOf([actual])}` : path;
  return { pointer, message: String(message) };
};

/** The validator's complaints, as Moleculer throws them. */
export const issuesOf = (data: unknown): Issue[] =>
  Array.isArray(data) ? (data as Complaint[]).slice(0, issuesMax).map(issueOf) : [];

const isRefusal = ({ code, type }: ErrorLike): boolean =>
  typeof code === "number" && code >= 400 && code < 500 && typeof type === "string";

/** The fault that any error of a call means; INTERNAL for what nobody foresaw. */
export const faultOf = (error: unknown): Fault => {
  const { code, type, data } = (error ?? {}) as ErrorLike;
  if (type === "VALIDATION_ERROR") return common.VALIDATION_FAILED({ errors: issuesOf(data) });
  if (isUnavailable(error)) return faults.SERVICE_UNAVAILABLE();
  if (!isRefusal((error ?? {}) as ErrorLike)) return faults.INTERNAL();
  const facts = typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
  const title = String((error as { message?: unknown }).message);
  return { fault: true, code: type as string, status: code as number, title, data: facts };
};

/** Seconds to wait before trying again; undefined when waiting does not help. */
export const retryAfterOf = ({ code, status, data }: Fault): number | undefined => {
  const asked = data["retryAfter"];
  if (typeof asked === "number" && asked >= 0) return Math.ceil(asked);
  return status === 503 || code === "IDEMPOTENCY_IN_FLIGHT" ? 1 : undefined;
};
