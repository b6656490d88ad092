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
export type FaultMaker = ((data?: Record<string, unknown>) => Fault) & {
  readonly line: FaultLine;
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

type Titled = readonly [status: number, title: string, passing?: "passing"];

/**
 * A service's catalogue of faults: `catalogue({ CART_EMPTY: [409, "The cart is empty"] })`.
 * Each entry makes the fault of its code; `"passing"` after the title: the same request may fare better in a moment.
 */
export const catalogue = <K extends string>(entries: Record<K, Titled>): Record<K, FaultMaker> => {
  const makers: Partial<Record<K, FaultMaker>> = {};
  for (const [code, [status, title, passing]] of Object.entries(entries) as [K, Titled][]) {
    const make = (data: Record<string, unknown> = {}): Fault => fault(status, code, title, data);
    const line = [status, code, title] as const;
    makers[code] = Object.assign(make, { line, passing: passing !== undefined });
  }
  return makers as Record<K, FaultMaker>;
};

/**
 * Whether a value is a refusal.
 * @example isFault(fault(409, "CART_EMPTY", "The cart is empty")) // true
 */
export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && (value as { fault?: unknown }).fault === true;

/** Faults every service may refuse with. */
export const common = catalogue({
  VALIDATION_FAILED: [422, "The request is not valid"],
  UNAUTHENTICATED: [401, "Sign in first"],
  TOKEN_EXPIRED: [401, "The access token has expired: exchange the refresh token for a new one"],
  TOKEN_INVALID: [401, "The access token proves nobody: sign in again"],
  FORBIDDEN: [403, "Not allowed"],
  NOT_FOUND: [404, "Not found"],
  VERSION_CONFLICT: [409, "Changed by too many others at once"],
  PRECONDITION_FAILED: [412, "Changed since you read it"],
  PRECONDITION_REQUIRED: [428, "If-Match is required"],
  IDEMPOTENCY_KEY_REQUIRED: [400, "Idempotency-Key is required"],
  IDEMPOTENCY_KEY_REUSED: [422, "This Idempotency-Key was used with another request"],
  IDEMPOTENCY_IN_FLIGHT: [409, "The first request with this key is still running"],
  CURSOR_INVALID: [422, "The cursor is not one of ours"],
});
