import { checked, optional, text, variable } from "../../../../platform/kernel/settings.ts";
import { settingsOf } from "../../../../platform/runtime/environment.settings.ts";
import { settings as payments } from "../../payments.settings.ts";
import type { Provider, ProviderDefinition, ProviderWorld } from "../port.ts";
import { cancel, capture, refund } from "./changes.ts";
import { authorize, query } from "./charges.ts";
import { connect, type Access } from "./client.ts";
import { currencies, represent } from "./currencies.ts";
import { keyLifetime } from "./intents.ts";
import { parseWebhook } from "./webhooks.ts";

const isLocal = (url: URL): boolean => ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);

const urlProblem = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const bare = url?.pathname === "/" && url.search === "" && url.username === "";
  return url && bare && (url.protocol === "https:" || (url.protocol === "http:" && isLocal(url)))
    ? undefined
    : "is no address of the API: leave it out, or set https://host (http:// only on this machine)";
};

export const settings = settingsOf({
  STRIPE_SECRET_KEY: variable(
    "The shop's secret or restricted key at Stripe; needed while PAYMENT_PROVIDERS names `stripe`",
    optional("Stripe's key, sk_… or rk_…", /^(?:sk|rk)_\w{4,250}$/u),
    { secret: true, outside: true },
  ),
  STRIPE_PUBLISHABLE_KEY: variable(
    "The key of the same account for Stripe's script in the browser; needed while PAYMENT_PROVIDERS names `stripe`",
    optional("Stripe's key, pk_…", /^pk_\w{4,250}$/u),
  ),
  STRIPE_WEBHOOK_SECRET: variable(
    "The signing secret of the webhook endpoint `/v1/webhooks/stripe`; two while it is being changed. Needed while PAYMENT_PROVIDERS names `stripe`",
    optional(
      "whsec_…, or two with a comma between them",
      /^whsec_[\w+/=]{4,250}(?:,whsec_[\w+/=]{4,250})?$/u,
    ),
    { secret: true },
  ),
  STRIPE_API_URL: variable(
    "Where Stripe's API is; another only for tests",
    checked(
      text({ fallback: "https://api.stripe.com", describe: "address of an API" }),
      urlProblem,
    ),
    { outside: true },
  ),
});

/** What it is made from; settings, but for tests. */
export interface StripeOptions extends Access {
  readonly publishableKey?: string | undefined;
  readonly webhookSecrets: readonly string[];
}

/** Payments at Stripe: authorized with the order, captured once, when its goods leave. */
export const stripeProvider = async (
  { publishableKey, webhookSecrets, ...access }: StripeOptions,
  { now }: Pick<ProviderWorld, "now">,
): Promise<Provider> => {
  const client = await connect(access);
  return {
    publishableKey,
    authorize: (charge) => authorize(client.api(), charge),
    query: (reference) => query(client.api(), reference),
    capture: (change) => capture(client.api(), change),
    cancel: (change) => cancel(client.api(), change, now()),
    refund: (change) => refund(client.api(), change),
    parseWebhook: async (message) => parseWebhook(client.stripe, message, webhookSecrets),
    close: async () => client.close(),
  };
};

/** The rest of the time of a call is for writing its result down. */
const reserveMs = 200;

const needed = ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

export default {
  name: "stripe",
  // What a card's network allows an online payment.
  capabilities: { authorizationTtl: 7 * 86_400_000 },
  keyLifetime,
  needs: ["token"],
  currencies,
  represent,
  // One that is malformed is no value, and has its own line.
  missing: () =>
    needed.filter((name) => Object.hasOwn(settings, name) && settings[name] === undefined),
  make: (world) =>
    stripeProvider(
      {
        secretKey: settings.STRIPE_SECRET_KEY ?? "",
        publishableKey: settings.STRIPE_PUBLISHABLE_KEY,
        webhookSecrets: settings.STRIPE_WEBHOOK_SECRET?.split(",") ?? [],
        url: settings.STRIPE_API_URL,
        budgetMs: Math.max(50, payments.PROVIDER_TIMEOUT_MS - reserveMs),
      },
      world,
    ),
} satisfies ProviderDefinition;
