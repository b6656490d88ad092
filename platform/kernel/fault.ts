/**
 * A fault is a refusal the caller can act on, as a value: pure code returns it,
 * `defineService` turns it into a throw, the gateway into problem+json (RFC 9457).
 */
export interface Fault {
  readonly fault: true;
  /** Stable code in capitals, e.g. `OUT_OF_STOCK`. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  /** Facts beside the code: JSON only. `errors` is a list of { pointer, message }. */
  readonly data: Readonly<Record<string, unknown>>;
}

export type FaultLine = readonly [status: number, code: string, title: string];
/** JSON Schemas of the facts that may stand beside a code, by name. */
export type Facts = Readonly<Record<string, object>>;
export type FaultMaker = ((data?: Record<string, unknown>) => Fault) & {
  readonly line: FaultLine;
  readonly facts: Facts;
  /** The same request may fare better in a moment: never stored as the response to its key. */
  readonly passing: boolean;
};

/**
 * A fault outside of a catalogue; those of services are declared by `catalogue`.
 * @example fault(409, "CART_EMPTY", "The cart is empty").code // "CART_EMPTY"
 */
export const fault = (
  status: number,
  code: string,
  title: string,
  data: Record<string, unknown> = {},
): Fault => ({ fault: true, code, status, title, data });

type Titled = readonly [status: number, title: string, facts?: Facts, passing?: "passing"];

/**
 * A service's catalogue of faults: `catalogue({ CART_EMPTY: [409, "The cart is empty", { cartId: Id }] })`.
 * Each entry makes the fault of its code. After the title: the facts that may stand beside the code (`detail` and
 * `errors` always may), and `"passing"` when the same request may fare better in a moment.
 */
export const catalogue = <K extends string>(entries: Record<K, Titled>): Record<K, FaultMaker> => {
  const makers: Partial<Record<K, FaultMaker>> = {};
  for (const [code, titled] of Object.entries(entries) as [K, Titled][]) {
    const [status, title, facts = {}, passing] = titled;
    const make = (data: Record<string, unknown> = {}): Fault => fault(status, code, title, data);
    const line = [status, code, title] as const;
    makers[code] = Object.assign(make, { line, facts, passing: passing !== undefined });
  }
  return makers as Record<K, FaultMaker>;
};

/**
 * Whether a value is a refusal.
 * @example isFault(fault(409, "CART_EMPTY", "The cart is empty")) // true
 */
export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && (value as { fault?: unknown }).fault === true;

const text = { type: "string" } as const;
const integer = { type: "integer" } as const;

/** Faults every service may refuse with. */
export const common = catalogue({
  VALIDATION_FAILED: [422, "The request is not valid"],
  UNAUTHENTICATED: [401, "Sign in first"],
  TOKEN_EXPIRED: [401, "The access token has expired: exchange the refresh token for a new one"],
  TOKEN_INVALID: [401, "The access token proves nobody: sign in again"],
  FORBIDDEN: [403, "Not allowed", { scope: { ...text, description: "The scope that is needed" } }],
  API_KEY_NOT_ALLOWED: [403, "This is for people who have signed in, not for API keys"],
  STEP_UP_REQUIRED: [
    403,
    "Show first that it is you: POST /v1/sessions/current/step-up gives an access token that is good for this",
  ],
  NOT_FOUND: [404, "Not found", { id: text, sku: text, orderId: text }],
  VERSION_CONFLICT: [409, "Changed by too many others at once", { id: text, what: text }],
  PRECONDITION_FAILED: [
    412,
    "Changed since you read it",
    { version: { ...integer, description: "The present one" } },
  ],
  PRECONDITION_REQUIRED: [428, "If-Match is required"],
  IDEMPOTENCY_KEY_REQUIRED: [400, "Idempotency-Key is required"],
  IDEMPOTENCY_KEY_REUSED: [422, "This Idempotency-Key was used with another request"],
  IDEMPOTENCY_IN_FLIGHT: [
    409,
    "The first request with this key is still running",
    { retryAfter: { ...integer, description: "Seconds" }, orderId: text },
  ],
  CURSOR_INVALID: [422, "The cursor is not one of ours"],
});
