import type Stripe from "stripe";
import { defined } from "../../../../platform/kernel/defined.ts";
import type { ShopperAction, Standing, Sums } from "../port.ts";
import type { Api } from "./client.ts";
import { fromStripe } from "./currencies.ts";
import { attempt, reasonOf } from "./failures.ts";
import { retrieve } from "./intents.ts";

type Intent = Stripe.PaymentIntent;

/** With the secret of one payment the shopper's browser can do nothing but go on with it. */
const actionOf = ({ client_secret: clientSecret, next_action: next }: Intent): ShopperAction => {
  const redirectUrl = next?.redirect_to_url?.url ?? undefined;
  return { clientSecret: clientSecret ?? "", ...defined({ redirectUrl }) };
};

const chargeOf = ({ latest_charge: charge }: Intent): Stripe.Charge | undefined =>
  typeof charge === "object" && charge !== null ? charge : undefined;

const sumsOf = (intent: Intent): Sums => {
  const currency = intent.currency.toUpperCase();
  const here = (amount: number): number => fromStripe(amount, currency);
  const { amount_received: captured, amount_capturable: open } = intent;
  const refunded = chargeOf(intent)?.amount_refunded;
  return {
    authorized: here(open + captured),
    captured: here(captured),
    ...(refunded === undefined ? {} : { refunded: here(refunded) }),
  };
};

const byShopper = ({ metadata }: Intent): boolean => metadata["confirmed_by"] === "shopper";

type Read = Standing | "failed";

const readings: Readonly<Partial<Record<string, (intent: Intent) => Read>>> = {
  requires_capture: () => ({ outcome: "authorized" }),
  succeeded: () => ({ outcome: "authorized" }),
  processing: () => ({ outcome: "processing" }),
  requires_action: (intent) => ({ outcome: "requiresAction", action: actionOf(intent) }),
  canceled: ({ last_payment_error: error }) =>
    error ? { outcome: "declined", reason: reasonOf(error) } : { outcome: "cancelled" },
  requires_confirmation: () => ({ outcome: "none" }),
  requires_payment_method: (intent) => {
    // Whoever confirms it in the browser sees the refusal there, and may try another card until the order expires.
    if (byShopper(intent)) return { outcome: "requiresAction", action: actionOf(intent) };
    return intent.last_payment_error ? "failed" : { outcome: "none" };
  },
};

/** A status that this version of the API does not have is asked for again. */
const readingOf = (intent: Intent): Read =>
  readings[intent.status]?.(intent) ?? { outcome: "unknown" };

/** After a refusal the browser could go on with another card: only cancelled it is declined for good. */
export const giveUp = async (
  api: Api,
  { id: providerId }: Pick<Intent, "id">,
  reason: string,
): Promise<Standing> => {
  const cancelled = await attempt(
    api.stripe.paymentIntents.cancel(providerId, {}, { timeout: api.left() }),
  );
  const now = "value" in cancelled ? cancelled.value : cancelled.failure.intent;
  if (now?.status === "canceled") return { outcome: "declined", providerId, reason };
  const read = now ? readingOf(now) : "failed";
  return read === "failed" ? { outcome: "unknown", providerId } : { ...read, providerId };
};

/** How a payment stands, for good: what may still be tried again is given up. */
export const standingOf = async (api: Api, intent: Intent): Promise<Standing> => {
  const read = readingOf(intent);
  if (read === "failed") return giveUp(api, intent, reasonOf(intent.last_payment_error ?? {}));
  return { ...read, providerId: intent.id, sums: sumsOf(intent) };
};

const decided = new Set<Stripe.Dispute["status"]>(["won", "prevented", "warning_closed"]);

/** What disputes of a payment have taken from the account. */
const disputedOf = async (
  { stripe, left }: Api,
  intent: Intent,
): Promise<Pick<Sums, "disputed">> => {
  if (!chargeOf(intent)?.disputed) return {};
  const found = await attempt(
    stripe.disputes.list({ payment_intent: intent.id, limit: 100 }, { timeout: left() }),
  );
  if ("failure" in found) return {};
  const taken = found.value.data.filter(({ status }) => !decided.has(status));
  const sum = taken.reduce((total, { amount }) => total + amount, 0);
  return { disputed: fromStripe(sum, intent.currency.toUpperCase()) };
};

/** Asks how a payment stands. */
export const standingOfId = async (api: Api, providerId: string): Promise<Standing> => {
  const found = await retrieve(api, providerId);
  if ("failure" in found) return { outcome: "unknown", providerId };
  const standing = await standingOf(api, found.value);
  const disputed = await disputedOf(api, found.value);
  return standing.sums ? { ...standing, sums: { ...standing.sums, ...disputed } } : standing;
};
