import type Stripe from "stripe";

/**
 * Why a request has no result. `declined`: by the card or by Stripe; `invalid`: it does not fit the payment; `reused`: its key was
 * used for something else; `busy`: nothing was done; `denied`: the shop's key is refused; `lost`: it may have been done.
 */
export interface Failure {
  readonly kind: "declined" | "invalid" | "reused" | "busy" | "denied" | "lost";
  /** Of the kinds that are refusals: a code that a shopper may see. */
  readonly reason: string;
  /** The payment as it is, where the refusal is about its state. */
  readonly intent?: Stripe.PaymentIntent;
}

/** Codes that help whoever pays. Others (stolen, lost, suspected of fraud) are not for whoever holds the card. */
const open = new Set(
  `amount_too_large amount_too_small approve_with_id authentication_required balance_insufficient
  call_issuer card_not_supported card_velocity_exceeded charge_already_refunded charge_disputed
  charge_expired_for_capture currency_not_supported expired_card incorrect_address incorrect_cvc
  incorrect_number incorrect_zip insufficient_funds invalid_account invalid_amount invalid_cvc
  invalid_expiry_month invalid_expiry_year invalid_number payment_intent_authentication_failure
  payment_intent_unexpected_state processing_error resource_missing transaction_not_allowed
  try_again_later withdrawal_count_limit_exceeded`.split(/\s+/u),
);

/** What may be said of an error of a card; any other is only that it was declined. */
export const reasonOf = ({
  code,
  decline_code: declineCode,
}: {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
}): string =>
  [declineCode, code].find((one): one is string => one !== undefined && open.has(one)) ??
  "card_declined";

const kinds = new Map<number, Failure["kind"]>([
  [400, "invalid"],
  [401, "denied"],
  [402, "declined"],
  [403, "denied"],
  [404, "invalid"],
  [409, "busy"],
  [429, "busy"],
]);

/** Reads an error of the library; its text may have names and keys in it, and goes nowhere. */
const failureOf = (error: unknown): Failure => {
  const { statusCode, rawType, code, decline_code, payment_intent } =
    error as Partial<Stripe.errors.StripeError>;
  if (rawType === "idempotency_error" && statusCode === 400)
    return { kind: "reused", reason: "card_declined" };
  const kind = kinds.get(statusCode ?? 0) ?? "lost";
  const reason = reasonOf({ code, decline_code });
  return payment_intent === undefined ? { kind, reason } : { kind, reason, intent: payment_intent };
};

export type Attempt<T> = { readonly value: T } | { readonly failure: Failure };

/** The result of a request, or why there is none. */
export const attempt = async <T>(request: Promise<T>): Promise<Attempt<T>> => {
  try {
    return { value: await request };
  } catch (error) {
    return { failure: failureOf(error) };
  }
};
