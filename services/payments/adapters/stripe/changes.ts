import type Stripe from "stripe";
import type { Change, ChangeResult } from "../port.ts";
import type { Api } from "./client.ts";
import { attempt, type Failure } from "./failures.ts";
import { amountOf, locate, retrieve } from "./intents.ts";

type Intent = Stripe.PaymentIntent;

const refused = (reason: string): ChangeResult => ({ outcome: "refused", reason });
const unknown: ChangeResult = { outcome: "unknown" };
const done: ChangeResult = { outcome: "done" };

/** Only what Stripe says no to is refused; a key that it does not take is asked for again, once the operator has mended it. */
const refusalOf = ({ kind, reason }: Failure): ChangeResult =>
  kind === "invalid" || kind === "declined" ? refused(reason) : unknown;

/** The payment after a capture that was not done: as Stripe shows it with its refusal, or asked for after a failure of its own. */
const afterFailure = async (
  api: Api,
  providerId: string,
  { kind, intent }: Failure,
): Promise<Intent | undefined> => {
  if (kind !== "lost") return intent;
  const found = await retrieve(api, providerId);
  return "value" in found ? found.value : undefined;
};

/**
 * A payment is captured once: what is not captured with that goes back to the shopper. The payment bears the key of its capture, for
 * Stripe repeats a failure of its own under a key, and forgets the key after 24 hours.
 */
export const capture = async (api: Api, change: Change): Promise<ChangeResult> => {
  const { orderId, key, amount, providerId } = change;
  if (providerId === undefined) return refused("resource_missing");
  const captured = await attempt(
    api.stripe.paymentIntents.capture(
      providerId,
      { amount_to_capture: amountOf(amount), metadata: { capture: key } },
      { idempotencyKey: `${orderId}:${key}`, timeout: api.left() },
    ),
  );
  if ("value" in captured) return done;
  const intent = await afterFailure(api, providerId, captured.failure);
  const isDone = intent?.status === "succeeded" && intent.metadata["capture"] === key;
  return isDone ? done : refusalOf(captured.failure);
};

/** Nothing is promised any more: never was, or what was captured is all. */
const isReleased = ({ status, amount, amount_received: received }: Intent): boolean =>
  status === "canceled" || (status === "succeeded" && received < amount);

/** Without a key of ours: a refusal under one would be repeated for 24 hours, whatever happens meanwhile. */
export const cancel = async (api: Api, change: Change, now: string): Promise<ChangeResult> => {
  const located = await locate(api, change, now);
  if ("failure" in located) return unknown;
  const { value: providerId } = located;
  if (providerId === undefined) return done;
  const cancelled = await attempt(
    api.stripe.paymentIntents.cancel(providerId, {}, { timeout: api.left() }),
  );
  const intent = "value" in cancelled ? cancelled.value : cancelled.failure.intent;
  if (intent && isReleased(intent)) return { ...done, providerId };
  if ("value" in cancelled) return { ...unknown, providerId };
  return { ...refusalOf(cancelled.failure), providerId };
};

const failed = new Set<string | null>(["failed", "canceled"]);

const resultOf = ({ status, failure_reason: reason }: Stripe.Refund): ChangeResult =>
  failed.has(status) ? refused(reason ?? "refund_failed") : done;

/** Those that Stripe has words for. */
const reasons = {
  duplicate: "duplicate",
  fraudulent: "fraudulent",
  requestedByCustomer: "requested_by_customer",
} as const;
const reasonOf = (reason: string | undefined) => {
  const known = Object.entries(reasons).find(([ours]) => ours === reason);
  return known ? { reason: known[1] } : {};
};

/** Its key stands in its metadata as well: after 24 hours Stripe would not know it again. */
export const refund = async (api: Api, change: Change): Promise<ChangeResult> => {
  const { orderId, key, amount, providerId } = change;
  if (providerId === undefined) return refused("resource_missing");
  const listed = await attempt(
    api.stripe.refunds.list({ payment_intent: providerId, limit: 100 }, { timeout: api.left() }),
  );
  if ("failure" in listed) return refusalOf(listed.failure);
  const before = listed.value.data.find(({ metadata }) => metadata?.["key"] === key);
  if (before) return resultOf(before);
  const made = await attempt(
    api.stripe.refunds.create(
      {
        payment_intent: providerId,
        amount: amountOf(amount),
        metadata: { order_id: orderId, key },
        ...reasonOf(change.reason),
      },
      { idempotencyKey: `${orderId}:${key}`, timeout: api.left() },
    ),
  );
  return "value" in made ? resultOf(made.value) : refusalOf(made.failure);
};
