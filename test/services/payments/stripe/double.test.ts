/** The double of Stripe's API, asked by the official library: what the adapter's tests stand on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type Stripe from "stripe";
import { clientOf } from "../../../support/stripe/client.ts";
import { startStripe, type StripeDouble } from "../../../support/stripe/double.ts";
import { actOnChallenge, settleIntent } from "../../../support/stripe/intents.ts";
import { closeDispute, openDispute } from "../../../support/stripe/refunds.ts";

let double: StripeDouble;
let stripe: Stripe;
let count = 0;
const key = (): { idempotencyKey: string } => ({ idempotencyKey: `key${(count += 1)}` });
const order = { amount: 1000, currency: "eur", capture_method: "manual" } as const;
const paid = { ...order, confirm: true, payment_method: "pm_card_visa" } as const;

beforeAll(async () => {
  double = await startStripe({ multicapture: true });
  stripe = clientOf(double);
});
beforeEach(() => {
  double.faultOf = () => undefined;
});
afterAll(() => double.stop());

const typesOf = (id: string): string[] =>
  double.events.filter(({ data }) => JSON.stringify(data).includes(id)).map(({ type }) => type);

describe("payments", () => {
  test("are created, confirmed, captured and refunded, each with its events", async () => {
    const { id, status } = await stripe.paymentIntents.create(order, key());
    expect(status).toBe("requires_payment_method");
    const token = { confirmation_token: "ctoken_card_visa" };
    const confirmed = await stripe.paymentIntents.confirm(id, token, key());
    expect(confirmed).toMatchObject({ status: "requires_capture", amount_capturable: 1000 });
    const captured = await stripe.paymentIntents.capture(id, { amount_to_capture: 600 }, key());
    expect(captured).toMatchObject({ status: "succeeded", amount_received: 600 });
    const wanted = { payment_intent: id, amount: 250, reason: "requested_by_customer" } as const;
    expect(await stripe.refunds.create(wanted, key())).toMatchObject({ amount: 250 });
    await expect(
      stripe.refunds.create({ payment_intent: id, amount: 351 }, key()),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect(typesOf(id)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.amount_capturable_updated",
      "charge.captured",
      "payment_intent.succeeded",
      "refund.created",
      "charge.refunded",
    ]);
  });

  test("are captured several times where the card can, and the rest is cancelled", async () => {
    const several = { card: { request_multicapture: "if_available" } } as const;
    const wanted = { ...paid, payment_method_options: several };
    const { id } = await stripe.paymentIntents.create(wanted, key());
    const part = { amount_to_capture: 300, final_capture: false };
    expect(await stripe.paymentIntents.capture(id, part, key())).toMatchObject({
      status: "requires_capture",
      amount_capturable: 700,
    });
    expect(await stripe.paymentIntents.cancel(id)).toMatchObject({
      status: "succeeded",
      amount_received: 300,
    });
    const once = await stripe.paymentIntents.create(paid, key());
    await expect(stripe.paymentIntents.capture(once.id, part, key())).rejects.toThrow();
  });

  test("that are declined say why, and may be tried again until they are cancelled", async () => {
    const bad = { ...paid, payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" };
    const refused = stripe.paymentIntents.create(bad, key());
    await expect(refused).rejects.toMatchObject({
      statusCode: 402,
      code: "card_declined",
      decline_code: "insufficient_funds",
      payment_intent: { status: "requires_payment_method" },
    });
    const { payment_intent: intent } = (await refused.catch((error: unknown) => error)) as {
      payment_intent: { id: string };
    };
    const cancelled = await stripe.paymentIntents.cancel(intent.id);
    expect(cancelled).toMatchObject({ status: "canceled", canceled_at: expect.any(Number) });
    const again = stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
    await expect(again).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  test("that need the shopper wait for the challenge", async () => {
    const asks = {
      ...paid,
      payment_method: "pm_card_authenticationRequired",
      return_url: "https://shop.example/done",
    };
    const { id, status, next_action: next } = await stripe.paymentIntents.create(asks, key());
    expect(status).toBe("requires_action");
    expect(next?.redirect_to_url?.url).toContain(id);
    actOnChallenge(double.account, id, true);
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "requires_capture" });
    const other = await stripe.paymentIntents.create(asks, key());
    actOnChallenge(double.account, other.id, false);
    expect(await stripe.paymentIntents.retrieve(other.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
  });

  test("may take their time", async () => {
    const slow = { ...paid, payment_method: "pm_card_processing" };
    const { id, status } = await stripe.paymentIntents.create(slow, key());
    expect(status).toBe("processing");
    settleIntent(double.account, id, true);
    const expand = ["latest_charge"];
    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(id, { expand });
    expect(charge).toMatchObject({ object: "charge", paid: true });
  });

  test("are listed newest first, page by page", async () => {
    const made = [];
    for (let i = 0; i < 3; i += 1) made.push(await stripe.paymentIntents.create(order, key()));
    const found = await stripe.paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 3 });
    expect(found.map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    const late = { created: { gte: Math.floor(Date.now() / 1000) + 60 } };
    expect((await stripe.paymentIntents.list(late)).data).toEqual([]);
  });

  test("have Stripe's own minor units", async () => {
    for (const [amount, currency, fits] of [
      [1500, "isk", true],
      [1501, "isk", false],
      [1500, "kwd", true],
      [1501, "kwd", false],
      [1501, "jpy", true],
      [0, "eur", false],
    ] as const) {
      const made = stripe.paymentIntents.create({ ...order, amount, currency }, key());
      if (fits) expect((await made).amount).toBe(amount);
      else await expect(made).rejects.toMatchObject({ statusCode: 400 });
    }
  });

  test("are disputed, with what that takes from the account", async () => {
    const { id } = await stripe.paymentIntents.create(paid, key());
    await stripe.paymentIntents.capture(id);
    const { id: disputeId } = openDispute(double.account, id);
    const refund = stripe.refunds.create({ payment_intent: id }, key());
    await expect(refund).rejects.toMatchObject({ code: "charge_disputed" });
    const dispute = await stripe.disputes.retrieve(disputeId);
    expect(dispute).toMatchObject({ status: "needs_response", amount: 1000 });
    expect(dispute.balance_transactions[0]?.net).toBe(-2500);
    closeDispute(double.account, disputeId, "won");
    expect(await stripe.disputes.retrieve(disputeId)).toMatchObject({ status: "won" });
    expect(typesOf(disputeId).slice(-2)).toEqual([
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
    ]);
  });
});

describe("idempotency keys", () => {
  const again = async (parameters: Stripe.PaymentIntentCreateParams, own: ReturnType<typeof key>) =>
    (await stripe.paymentIntents.create(parameters, own)).id;

  test("repeat the response for 24 hours, also a refusal", async () => {
    const own = key();
    const first = await again(paid, own);
    expect(await again(paid, own)).toBe(first);
    double.advance(86_401);
    expect(await again(paid, own)).not.toBe(first);
    const bad = { ...paid, payment_method: "pm_card_visa_chargeDeclined" };
    const other = key();
    const ids = new Set<string | undefined>();
    for (let i = 0; i < 2; i += 1) {
      const error = await again(bad, other).catch((caught: unknown) => caught);
      ids.add((error as Stripe.errors.StripeCardError).payment_intent?.id);
    }
    expect(ids.size).toBe(1);
  });

  test("refuse other parameters, and are free again after a request that was none", async () => {
    const own = key();
    await again(paid, own);
    await expect(again({ ...paid, amount: 1001 }, own)).rejects.toMatchObject({
      statusCode: 400,
      rawType: "idempotency_error",
    });
    const other = key();
    await expect(again({ ...paid, amount: -1 }, other)).rejects.toMatchObject({ statusCode: 400 });
    expect(await again(paid, other)).toMatch(/^pi_/u);
  });

  test("say that they are in use", async () => {
    const slow = await startStripe({ latencyMs: 100 });
    const headers = { authorization: `Bearer ${slow.secretKey}`, "idempotency-key": "one" };
    const ask = () =>
      fetch(`${slow.url}/v1/payment_intents`, {
        method: "POST",
        headers,
        body: "amount=100&currency=eur",
      });
    const statuses = (await Promise.all([ask(), ask()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
    expect((await ask()).headers.get("idempotent-replayed")).toBe("true");
    await slow.stop();
  });
});

describe("faults", () => {
  test.each([
    ["timeoutBefore", false, "StripeConnectionError"],
    ["timeoutAfter", true, "StripeConnectionError"],
    ["resetAfter", true, "StripeConnectionError"],
    ["conflict", false, 409],
    ["rateLimit", false, 429],
    ["error503", false, 503],
    ["error500", true, 500],
  ] as const)("%s: carried out %s, and it says %s", async (fault, done, says) => {
    const before = double.intents.size;
    double.faultOf = () => fault;
    const error: unknown = await stripe.paymentIntents
      .create(paid, key())
      .catch((caught: unknown) => caught);
    const { type, statusCode } = error as Stripe.errors.StripeError;
    expect([type, statusCode]).toContain(says);
    expect(double.intents.size - before).toBe(done ? 1 : 0);
  });

  test("a wrong key is refused", async () => {
    const other = clientOf({ url: double.url, secretKey: "sk_test_other" });
    await expect(other.paymentIntents.create(paid)).rejects.toMatchObject({ statusCode: 401 });
  });
});
