import type Stripe from "stripe";
import type { Money } from "../../../../platform/contract/contract.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import type { Change, Reference } from "../port.ts";
import type { Api } from "./client.ts";
import { represent } from "./currencies.ts";
import { attempt, type Attempt } from "./failures.ts";

/** Stripe forgets a key after 24 hours; an hour before that it counts as forgotten. */
export const keyLifetime = 23 * 3_600_000;

/** How a payment is made: by whom it is confirmed, and whether the shopper may be sent to another page. */
export interface Manner {
  readonly confirmedBy: "shop" | "shopper";
  readonly redirects: "always" | "never";
}

/** All there are: the parameters of a payment follow from its order and one of them. */
const manners: readonly Manner[] = [
  { confirmedBy: "shop", redirects: "never" },
  { confirmedBy: "shop", redirects: "always" },
  { confirmedBy: "shopper", redirects: "always" },
];

/** An amount that cannot be represented was refused before the provider is asked. */
export const amountOf = (money: Money): number => {
  const amount = represent(money);
  if (amount === undefined) throw new RangeError(`${money.currency} ${money.amount}: too fine`);
  return amount;
};

/**
 * The payment of an order, not confirmed: nothing is charged yet. The same order and manner make the same request under the same
 * key, so that it can be repeated without the card's token, whatever became of it.
 */
export const create = (
  { stripe, left }: Api,
  { orderId, amount }: { readonly orderId: string; readonly amount: Money },
  { confirmedBy, redirects }: Manner,
): Promise<Attempt<Stripe.Response<Stripe.PaymentIntent>>> =>
  attempt(
    stripe.paymentIntents.create(
      {
        amount: amountOf(amount),
        currency: amount.currency.toLowerCase(),
        capture_method: "manual",
        automatic_payment_methods: { enabled: true, allow_redirects: redirects },
        description: `Order ${orderId}`,
        metadata: { order_id: orderId, confirmed_by: confirmedBy },
      },
      { idempotencyKey: `${orderId}:authorize`, timeout: left() },
    ),
  );

/** As it is now, with its charge. */
export const retrieve = (
  { stripe, left }: Api,
  id: string,
): Promise<Attempt<Stripe.Response<Stripe.PaymentIntent>>> =>
  attempt(stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] }, { timeout: left() }));

/** Clocks differ, and a creation may be on its way for a while. */
const marginMs = 600_000;
const searchedMax = 2_000;

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** Looks for the payment of an order among those of its time; undefined: there is none. */
export const lookUp = (
  { stripe, left }: Api,
  { orderId, since }: Pick<Reference, "orderId" | "since">,
): Promise<Attempt<string | undefined>> => {
  const search = async (): Promise<string | undefined> => {
    if (since === undefined) return undefined;
    const created = {
      gte: seconds(plusMs(since, -marginMs)),
      lte: seconds(plusMs(since, keyLifetime + marginMs)),
    };
    let searched = 0;
    const pages = stripe.paymentIntents.list({ created, limit: 100 }, { timeout: left() });
    for await (const { id, metadata } of pages) {
      if (metadata["order_id"] === orderId) return id;
      searched += 1;
      if (searched >= searchedMax) throw new Error("too many payments to look through");
    }
    return undefined;
  };
  return attempt(search());
};

/**
 * The id of an order's payment, also of one whose creation was lost: repeated under its key while Stripe has that, looked for
 * afterwards. Undefined: there is none, and nothing under way that would make one.
 */
export const locate = async (
  api: Api,
  change: Change,
  now: string,
): Promise<Attempt<string | undefined>> => {
  const { providerId, since = now } = change;
  if (providerId !== undefined) return { value: providerId };
  if (plusMs(since, keyLifetime) <= now) return lookUp(api, change);
  for (const manner of manners) {
    const made = await create(api, change, manner);
    if ("value" in made) return { value: made.value.id };
    if (made.failure.kind === "reused") continue;
    // Refused before it began, and so will be whatever is still on its way.
    if (made.failure.kind === "invalid") return { value: undefined };
    break;
  }
  const found = await lookUp(api, change);
  const missing = "value" in found && found.value === undefined;
  return missing ? { failure: { kind: "lost", reason: "" } } : found;
};
