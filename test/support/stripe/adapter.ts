import type {
  Change,
  ChargeResult,
  Provider,
  Reference,
} from "../../../services/payments/adapters/port.ts";
import {
  stripeProvider,
  type StripeOptions,
} from "../../../services/payments/adapters/stripe/stripe.provider.ts";
import { startStripe, type Fault, type StripeDouble } from "./double.ts";
import type { Intent } from "./objects.ts";
import type { Asked } from "./routes.ts";

const amount = { amount: 1990, currency: "EUR" };

/** The Stripe adapter on a double of its own, with what its tests do again and again. */
export interface AdapterOnDouble {
  readonly double: StripeDouble;
  readonly provider: Provider;
  readonly optionsOf: (more?: Partial<StripeOptions>) => StripeOptions;
  readonly now: () => string;
  /** Both clocks go on. */
  readonly goOn: (seconds: number) => void;
  readonly newOrder: () => string;
  readonly intentsOf: (orderId: string) => Intent[];
  readonly authorize: (
    orderId: string,
    token?: string,
    returnUrl?: string,
  ) => Promise<ChargeResult>;
  /** A new order's payment, authorized. */
  readonly authorized: () => Promise<Reference>;
  readonly change: (payment: Reference, key: string, part?: number) => Change;
  /** Once, for the first request that fits. */
  readonly failOnce: (fault: Fault, fits: (asked: Asked) => boolean) => void;
  readonly close: () => Promise<void>;
}

export const openAdapter = async (): Promise<AdapterOnDouble> => {
  const double = await startStripe();
  let ahead = 0;
  let count = 0;
  const now = (): string => new Date(Date.now() + ahead).toISOString();
  const optionsOf = (more: Partial<StripeOptions> = {}): StripeOptions => ({
    secretKey: double.secretKey,
    publishableKey: "pk_test_double",
    webhookSecrets: [double.webhookSecret],
    url: double.url,
    budgetMs: 400,
    ...more,
  });
  const provider = await stripeProvider(optionsOf(), { now });
  const newOrder = (): string => `ord_stripe${(count += 1)}`;
  const authorize = (orderId: string, token = "pm_card_visa", returnUrl?: string) =>
    provider.authorize({ orderId, amount, token, returnUrl });
  return {
    double,
    provider,
    optionsOf,
    now,
    goOn(seconds) {
      ahead += seconds * 1000;
      double.advance(seconds);
    },
    newOrder,
    intentsOf: (orderId) =>
      [...double.intents.values()].filter(({ metadata }) => metadata["order_id"] === orderId),
    authorize,
    async authorized() {
      const orderId = newOrder();
      const { outcome, providerId } = await authorize(orderId);
      if (outcome !== "authorized") throw new Error(`${orderId} is ${outcome}`);
      return { orderId, providerId };
    },
    change: (payment, key, part = amount.amount) => ({
      ...payment,
      key,
      amount: { ...amount, amount: part },
    }),
    failOnce(fault, fits) {
      let left = 1;
      double.faultOf = (asked) => (fits(asked) && left-- > 0 ? fault : undefined);
    },
    async close() {
      await provider.close?.();
      await double.stop();
    },
  };
};
