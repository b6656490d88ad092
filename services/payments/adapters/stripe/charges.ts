import type Stripe from "stripe";
import type { Charge, ChargeResult, Reference, Standing } from "../port.ts";
import type { Api } from "./client.ts";
import { attempt, type Attempt, type Failure } from "./failures.ts";
import { create, lookUp, type Manner } from "./intents.ts";
import { giveUp, standingOf, standingOfId } from "./standing.ts";

const chargeResultOf = (standing: Standing): ChargeResult => {
  const { providerId } = standing;
  switch (standing.outcome) {
    case "cancelled":
      return { outcome: "declined", reason: "payment_intent_unexpected_state", providerId };
    case "none":
      return { outcome: "unknown", providerId };
    default: {
      const { sums: _sums, ...result } = standing;
      return result;
    }
  }
};

/** Stripe refuses the shop's key: the operator's affair, and nobody is charged. */
const unavailable = "provider_unavailable";

/** Of a request that has charged nothing, whatever became of it. */
const nothingDone = ({ kind, reason }: Failure): ChargeResult => {
  if (kind === "busy") return { outcome: "busy" };
  if (kind === "lost" || kind === "reused") return { outcome: "unknown" };
  return { outcome: "declined", reason: kind === "denied" ? unavailable : reason };
};

const tokenOf = (token: string): Stripe.PaymentIntentConfirmParams =>
  token.startsWith("ctoken_") ? { confirmation_token: token } : { payment_method: token };

const confirm = (
  { stripe, left }: Api,
  id: string,
  { orderId, token = "", returnUrl }: Charge,
): Promise<Attempt<Stripe.Response<Stripe.PaymentIntent>>> =>
  attempt(
    stripe.paymentIntents.confirm(
      id,
      { ...tokenOf(token), ...(returnUrl === undefined ? {} : { return_url: returnUrl }) },
      { idempotencyKey: `${orderId}:confirm`, timeout: left() },
    ),
  );

/** A response that Stripe repeats is as old as its first request. */
const isRepeated = ({ lastResponse: { headers } }: Stripe.Response<unknown>): boolean =>
  headers["idempotent-replayed"] === "true";

/** A token that is none, or a state that does not allow it. Nothing was charged by this; perhaps by what came before. */
const misfit = async (api: Api, id: string, reason: string): Promise<Standing> => {
  const standing = await standingOfId(api, id);
  return standing.outcome === "none" ? giveUp(api, { id }, reason) : standing;
};

const unconfirmed = (
  api: Api,
  id: string,
  { kind, reason, intent }: Failure,
): Promise<Standing> => {
  if (kind === "declined" && intent) return standingOf(api, intent);
  if (kind === "invalid") return misfit(api, id, reason);
  if (kind === "denied") return giveUp(api, { id }, unavailable);
  return Promise.resolve({ outcome: "unknown", providerId: id });
};

/** The shopper's browser confirms it, with the secret of this one payment. */
const byShopper = async (
  api: Api,
  made: Stripe.Response<Stripe.PaymentIntent>,
): Promise<ChargeResult> => {
  const { id, client_secret: secret } = made;
  if (isRepeated(made)) return chargeResultOf(await standingOfId(api, id));
  return { outcome: "requiresAction", providerId: id, action: { clientSecret: secret ?? "" } };
};

const byShop = async (api: Api, id: string, charge: Charge): Promise<Standing> => {
  const confirmed = await confirm(api, id, charge);
  if ("failure" in confirmed) return unconfirmed(api, id, confirmed.failure);
  return isRepeated(confirmed.value) ? standingOfId(api, id) : standingOf(api, confirmed.value);
};

/**
 * Two requests: the payment is created, then confirmed with the shopper's card. Nothing is charged before the second, so that a
 * lost first can be repeated by anybody, and one payment takes at most one charge. Without a token the shopper's browser confirms.
 */
export const authorize = async (api: Api, charge: Charge): Promise<ChargeResult> => {
  const { token, returnUrl } = charge;
  const manner: Manner =
    token === undefined
      ? { confirmedBy: "shopper", redirects: "always" }
      : { confirmedBy: "shop", redirects: returnUrl === undefined ? "never" : "always" };
  const made = await create(api, charge, manner);
  if ("failure" in made) return nothingDone(made.failure);
  return token === undefined
    ? byShopper(api, made.value)
    : chargeResultOf(await byShop(api, made.value.id, charge));
};

/** By its id; one whose id was lost is looked for among those of its time. */
export const query = async (api: Api, reference: Reference): Promise<Standing> => {
  if (reference.providerId !== undefined) return standingOfId(api, reference.providerId);
  const found = await lookUp(api, reference);
  if ("failure" in found) return { outcome: "unknown" };
  return found.value === undefined ? { outcome: "none" } : standingOfId(api, found.value);
};
