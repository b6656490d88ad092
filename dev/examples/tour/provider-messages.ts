/** What a payment provider sends of itself. */
import { signatureOf } from "../../../test/support/stripe/webhooks.ts";
import type { Tour } from "./shared.ts";

/** Of the shop of the tour. */
export const stripeSettings = {
  STRIPE_SECRET_KEY: "sk_test_tour",
  STRIPE_PUBLISHABLE_KEY: "pk_test_tour",
  STRIPE_WEBHOOK_SECRET: "whsec_tour",
};

/** Signed as Stripe signs; about a payment that the shop does not have. */
export const providerMessages = async ({ record }: Tour): Promise<void> => {
  const body = {
    id: "evt_1PgafmB7WZ01zgkW6dKueIc5",
    type: "payment_intent.succeeded",
    data: { object: { id: "pi_3PgafmB7WZ01zgkW1KnqVxyz", object: "payment_intent" } },
  };
  const seconds = Math.floor(Date.now() / 1000);
  const { STRIPE_WEBHOOK_SECRET: secret } = stripeSettings;
  const signed = record.as({
    "stripe-signature": signatureOf(JSON.stringify(body), secret, seconds),
  });
  await signed("paymentsReceiveWebhook", { path: { provider: "stripe" }, body });
};
