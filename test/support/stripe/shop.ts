import { startShop, type Shop } from "../shop.ts";
import type { StripeDouble } from "./double.ts";

/** A shop that is paid with the double, which sends it what happens. */
export const startStripeShop = async (
  double: StripeDouble,
  env: Readonly<Record<string, string>> = {},
  dataDir?: string,
): Promise<Shop> => {
  const settings = {
    PAYMENT_PROVIDERS: "stripe",
    STRIPE_SECRET_KEY: double.secretKey,
    STRIPE_PUBLISHABLE_KEY: "pk_test_double",
    STRIPE_WEBHOOK_SECRET: double.webhookSecret,
    STRIPE_API_URL: double.url,
  };
  const shop = await startShop({ ...settings, ...env }, dataDir);
  double.webhookUrl = `${shop.url}/v1/webhooks/stripe`;
  return shop;
};
