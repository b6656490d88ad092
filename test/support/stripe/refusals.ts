import type { CardError, Intent } from "./objects.ts";

/** What the API says instead of a result. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type ErrorBody = CardError & { readonly payment_intent?: Intent; readonly charge?: string };

/** A refusal of the API; thrown, so that an operation ends wherever it is refused. */
export class Refused extends Error {
  readonly response: Response;
  /** Whether the operation had begun: then its key keeps the refusal. */
  readonly begun: boolean;
  constructor(status: number, error: ErrorBody, { begun = false, headers = {} } = {}) {
    super(error.message ?? error.type);
    this.response = { status, body: { error }, headers };
    this.begun = begun;
  }
}

/** @throws Refused with 400: the request is not one that Stripe takes. */
export const invalid = (message: string, more: Partial<ErrorBody> = {}): never => {
  throw new Refused(400, { type: "invalid_request_error", message, ...more });
};

/** @throws Refused with 404 */
export const missing = (what: string, id: string): never => {
  throw new Refused(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param: "intent",
  });
};

/** @throws Refused with 400: the payment is in a state that does not allow it. */
export const unexpectedState = (intent: Intent, verb: string): never => {
  throw new Refused(
    400,
    {
      type: "invalid_request_error",
      code: "payment_intent_unexpected_state",
      message: `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}.`,
      payment_intent: structuredClone(intent),
    },
    { begun: true },
  );
};

/** @throws Refused with 402: the issuer says no; the payment may be tried with another card. */
export const declined = (intent: Intent, error: CardError): never => {
  throw new Refused(
    402,
    {
      ...error,
      payment_intent: structuredClone(intent),
      ...(intent.latest_charge === null ? {} : { charge: intent.latest_charge }),
    },
    { begun: true },
  );
};

export const keyInUse = new Refused(409, {
  type: "idempotency_error",
  code: "idempotency_key_in_use",
  message:
    "There is currently another in-progress request using this Idempotent Key. Please try again later.",
});
export const keyReused = new Refused(400, {
  type: "idempotency_error",
  message: "Keys for idempotent requests can only be used with the parameters they were used with.",
});
export const rateLimited = new Refused(
  429,
  { type: "invalid_request_error", code: "rate_limit", message: "Too many requests." },
  { headers: { "stripe-should-retry": "false" } },
);
export const locked = new Refused(409, {
  type: "invalid_request_error",
  code: "lock_timeout",
  message: "This object cannot be accessed right now.",
});
export const broken = (status: number): Refused =>
  new Refused(status, { type: "api_error", message: "An unknown error occurred." });
