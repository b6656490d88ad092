import { chargeOf, emit, intentOf, newId, type Account, type Cause } from "./account.ts";
import { effectOf, methodOf, notAuthenticated } from "./cards.ts";
import { integerAt, textAt, textsAt, type Form } from "./form.ts";
import type { CardError, Charge, Intent } from "./objects.ts";
import { declined, invalid, unexpectedState } from "./refusals.ts";

const day = 86_400;
/** Amounts in these are sent in hundredths that must be zero. */
const wholeOnly = new Set(["isk", "ugx"]);
/** Amounts in these end in zero. */
const threeDecimals = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

const checkAmount = (amount: number | undefined, currency: string): number => {
  if (amount === undefined || !Number.isSafeInteger(amount) || amount < 1 || amount > 99_999_999)
    return invalid("Invalid integer", { param: "amount", code: "parameter_invalid_integer" });
  const step = wholeOnly.has(currency) ? 100 : threeDecimals.has(currency) ? 10 : 1;
  if (amount % step !== 0)
    return invalid(`Invalid amount for ${currency}`, {
      param: "amount",
      code: "invalid_charge_amount_no_decimal_compatible",
    });
  return amount;
};

const charge = (account: Account, intent: Intent, error?: CardError): Charge => {
  const made: Charge = {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: false,
    created: account.seconds(),
    currency: intent.currency,
    disputed: false,
    failure_code: error?.code ?? null,
    failure_message: error?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    outcome: {
      type: error ? "issuer_declined" : "authorized",
      reason: error?.decline_code ?? null,
    },
    paid: !error,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: {
      type: "card",
      card: {
        brand: "visa",
        last4: "4242",
        country: "US",
        fingerprint: "Xt5EWLLDS7FJjR1c",
        capture_before: account.seconds() + account.authorizationDays * day,
        multicapture: {
          status:
            account.multicapture &&
            intent.payment_method_options.card["request_multicapture"] === "if_available"
              ? "available"
              : "unavailable",
        },
      },
    },
    refunded: false,
    status: error ? "failed" : "succeeded",
  };
  account.charges.set(made.id, made);
  intent.latest_charge = made.id;
  return made;
};

const take = (account: Account, intent: Intent, amount: number, cause: Cause): void => {
  const taken = chargeOf(account, intent);
  if (!taken) throw new Error(`${intent.id} has no charge`);
  taken.amount_captured += amount;
  taken.captured = true;
  intent.amount_received += amount;
  emit(account, "charge.captured", taken, cause);
};

/** Authorized: with manual capture it waits for it. */
export const authorizeIntent = (account: Account, intent: Intent, cause?: Cause): void => {
  const made = charge(account, intent);
  intent.next_action = null;
  intent.processing = null;
  emit(account, "charge.succeeded", made, cause);
  if (intent.capture_method === "manual") {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    return emit(account, "payment_intent.amount_capturable_updated", intent, cause);
  }
  intent.status = "succeeded";
  take(account, intent, intent.amount, cause ?? { id: null, key: null });
  return emit(account, "payment_intent.succeeded", intent, cause);
};

/** The card says no; another may be tried. */
export const failIntent = (
  account: Account,
  intent: Intent,
  error: CardError,
  cause?: Cause,
): void => {
  const failed = charge(account, intent, error);
  intent.status = "requires_payment_method";
  intent.last_payment_error = error;
  intent.next_action = null;
  intent.processing = null;
  intent.payment_method = null;
  emit(account, "charge.failed", failed, cause);
  emit(account, "payment_intent.payment_failed", intent, cause);
};

const challenge = (intent: Intent, returnUrl: string | undefined, base: string) =>
  returnUrl === undefined
    ? { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } }
    : {
        type: "redirect_to_url",
        redirect_to_url: { url: `${base}/challenge/${intent.id}`, return_url: returnUrl },
      };

const confirmable = new Set(["requires_payment_method", "requires_confirmation"]);

const confirm = (account: Account, intent: Intent, form: Form, cause: Cause, base: string) => {
  if (!confirmable.has(intent.status)) return unexpectedState(intent, "confirmed");
  const token = textAt(form, "confirmation_token") ?? textAt(form, "payment_method");
  const method = token === undefined ? intent.payment_method : methodOf(token);
  if (method === null)
    return invalid("You cannot confirm this PaymentIntent because it has no payment method.", {
      code: "parameter_missing",
    });
  const effect = effectOf(method);
  if (!effect)
    return invalid(`No such PaymentMethod: '${method}'`, {
      code: "resource_missing",
      param: "payment_method",
    });
  intent.payment_method = method;
  intent.last_payment_error = null;
  if (effect.does === "pay") return authorizeIntent(account, intent, cause);
  if (effect.does === "decline") {
    failIntent(account, intent, effect.error, cause);
    return declined(intent, effect.error);
  }
  intent.status = effect.does === "ask" ? "requires_action" : "processing";
  if (effect.does === "wait") {
    intent.processing = { type: "card" };
    return emit(account, "payment_intent.processing", intent, cause);
  }
  intent.next_action = challenge(intent, textAt(form, "return_url"), base);
  return emit(account, "payment_intent.requires_action", intent, cause);
};

/** POST /v1/payment_intents */
export const createIntent = (account: Account, form: Form, cause: Cause, base: string): Intent => {
  const currency = textAt(form, "currency") ?? invalid("Missing currency", { param: "currency" });
  const amount = checkAmount(integerAt(form, "amount"), currency);
  const token = textAt(form, "confirmation_token") ?? textAt(form, "payment_method");
  if (token !== undefined && !effectOf(methodOf(token)))
    return invalid(`No such PaymentMethod: '${token}'`, {
      code: "resource_missing",
      param: "payment_method",
    });
  const id = newId("pi");
  const card = form["payment_method_options"];
  const intent: Intent = {
    id,
    object: "payment_intent",
    amount,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: form["automatic_payment_methods"] ? { enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: textAt(form, "capture_method") ?? "automatic_async",
    client_secret: `${id}_secret_${newId("s").slice(2)}`,
    confirmation_method: "automatic",
    created: account.seconds(),
    currency,
    description: textAt(form, "description") ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: textsAt(form, "metadata"),
    next_action: null,
    payment_method: token === undefined ? null : methodOf(token),
    payment_method_options: { card: typeof card === "object" ? textsAt(card, "card") : {} },
    payment_method_types: ["card"],
    processing: null,
    receipt_email: textAt(form, "receipt_email") ?? null,
    status: token === undefined ? "requires_payment_method" : "requires_confirmation",
  };
  account.intents.set(id, intent);
  emit(account, "payment_intent.created", intent, cause);
  if (textAt(form, "confirm") === "true") confirm(account, intent, form, cause, base);
  return intent;
};

/** POST /v1/payment_intents/{id}/confirm */
export const confirmIntent = (
  account: Account,
  id: string,
  form: Form,
  cause: Cause,
  base: string,
): Intent => {
  const intent = intentOf(account, id);
  confirm(account, intent, form, cause, base);
  return intent;
};

/** POST /v1/payment_intents/{id}/capture. Without `final_capture=false` the rest is given back. */
export const captureIntent = (account: Account, id: string, form: Form, cause: Cause): Intent => {
  const intent = intentOf(account, id);
  if (intent.status !== "requires_capture") return unexpectedState(intent, "captured");
  const wanted = integerAt(form, "amount_to_capture") ?? intent.amount_capturable;
  const amount = wanted === 0 ? 0 : checkAmount(wanted, intent.currency);
  if (amount > intent.amount_capturable)
    return invalid("The amount to capture is greater than the amount that can be captured.", {
      code: "amount_too_large",
      param: "amount_to_capture",
    });
  const more = textAt(form, "final_capture") === "false";
  const several =
    chargeOf(account, intent)?.payment_method_details.card.multicapture.status === "available";
  if (more && !several)
    return invalid("This payment cannot be captured more than once.", { param: "final_capture" });
  intent.metadata = { ...intent.metadata, ...textsAt(form, "metadata") };
  if (amount > 0) take(account, intent, amount, cause);
  const left = intent.amount_capturable - amount;
  intent.amount_capturable = more ? left : 0;
  if (more && left > 0) {
    emit(account, "payment_intent.amount_capturable_updated", intent, cause);
    return intent;
  }
  intent.status = "succeeded";
  emit(account, "payment_intent.succeeded", intent, cause);
  return intent;
};

const cancellable = new Set([
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "processing",
  "requires_capture",
]);

/** What was captured of it stays; then it has succeeded. */
export const cancelIntent = (
  account: Account,
  id: string,
  reason: string,
  cause?: Cause,
): Intent => {
  const intent = intentOf(account, id);
  if (!cancellable.has(intent.status)) return unexpectedState(intent, "canceled");
  const taken = intent.amount_received > 0;
  intent.amount_capturable = 0;
  intent.next_action = null;
  intent.processing = null;
  intent.status = taken ? "succeeded" : "canceled";
  if (!taken) {
    intent.canceled_at = account.seconds();
    intent.cancellation_reason = reason;
  }
  emit(account, taken ? "payment_intent.succeeded" : "payment_intent.canceled", intent, cause);
  return intent;
};

/** The shopper at the challenge. */
export const actOnChallenge = (account: Account, id: string, passed: boolean): Intent => {
  const intent = intentOf(account, id);
  if (intent.status !== "requires_action") return unexpectedState(intent, "authenticated");
  if (passed) authorizeIntent(account, intent);
  else failIntent(account, intent, notAuthenticated);
  return intent;
};

/** What was `processing` ends. */
export const settleIntent = (account: Account, id: string, paid: boolean): Intent => {
  const intent = intentOf(account, id);
  if (intent.status !== "processing") return unexpectedState(intent, "settled");
  if (paid) authorizeIntent(account, intent);
  else failIntent(account, intent, { type: "card_error", code: "card_declined" });
  return intent;
};
