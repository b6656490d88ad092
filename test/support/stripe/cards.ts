import type { CardError } from "./objects.ts";

/** What a payment method does when it is confirmed. */
export type CardEffect =
  | { readonly does: "pay" }
  | { readonly does: "ask" }
  | { readonly does: "wait" }
  | { readonly does: "decline"; readonly error: CardError };

const refusal = (code: string, declineCode?: string): CardEffect => ({
  does: "decline",
  error: {
    type: "card_error",
    code,
    ...(declineCode === undefined ? {} : { decline_code: declineCode }),
    message: `The card said ${declineCode ?? code}.`,
  },
});

/** Names are Stripe's test payment methods; `pm_card_processing` is of this double. */
const effects = new Map<string, CardEffect>([
  ["pm_card_visa", { does: "pay" }],
  ["pm_card_mastercard", { does: "pay" }],
  ["pm_card_authenticationRequired", { does: "ask" }],
  ["pm_card_threeDSecure2Required", { does: "ask" }],
  ["pm_card_processing", { does: "wait" }],
  ["pm_card_visa_chargeDeclined", refusal("card_declined", "generic_decline")],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", refusal("card_declined", "insufficient_funds")],
  ["pm_card_visa_chargeDeclinedStolenCard", refusal("card_declined", "stolen_card")],
  ["pm_card_visa_chargeDeclinedFraudulent", refusal("card_declined", "fraudulent")],
  ["pm_card_chargeDeclinedExpiredCard", refusal("expired_card")],
  ["pm_card_chargeDeclinedIncorrectCvc", refusal("incorrect_cvc")],
  ["pm_card_chargeDeclinedProcessingError", refusal("processing_error")],
]);

/** A confirmation token `ctoken_card_visa` stands for the payment method `pm_card_visa`. */
export const methodOf = (token: string): string => token.replace(/^ctoken_/u, "pm_");

/** Undefined for a payment method that there is not. */
export const effectOf = (method: string): CardEffect | undefined => effects.get(method);

/** Of a challenge that the shopper failed. */
export const notAuthenticated: CardError = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  message: "The provided PaymentMethod has failed authentication.",
};
