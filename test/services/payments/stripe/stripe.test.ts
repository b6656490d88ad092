/** The Stripe adapter on a double of Stripe's API. */
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import { stripeProvider } from "../../../../services/payments/adapters/stripe/stripe.provider.ts";
import { openAdapter } from "../../../support/stripe/adapter.ts";
import { actOnChallenge, cancelIntent, settleIntent } from "../../../support/stripe/intents.ts";
import { failRefund, openDispute } from "../../../support/stripe/refunds.ts";
import type { Asked } from "../../../support/stripe/routes.ts";
import { providerCases } from "../provider.cases.ts";

const amount = { amount: 1990, currency: "EUR" };
const adapter = await openAdapter();
const { double, provider, authorize, authorized, change, failOnce, intentsOf, newOrder } = adapter;

beforeEach(() => {
  double.faultOf = () => undefined;
});
afterAll(() => adapter.close());

describe("all providers' cases", () => providerCases(() => provider, "pm_card_visa"));

describe("authorizing", () => {
  test("sends the order's id, its key and the pinned version", async () => {
    const orderId = newOrder();
    const { providerId } = await authorize(orderId, "ctoken_card_visa");
    const [intent] = intentsOf(orderId);
    expect(intent).toMatchObject({
      id: providerId,
      amount: 1990,
      currency: "eur",
      capture_method: "manual",
      status: "requires_capture",
    });
    const asked = double.requests.filter(({ key }) => key?.startsWith(`${orderId}:`));
    expect(asked.map(({ key, version }) => [key, version])).toEqual([
      [`${orderId}:authorize`, "2026-10-28.endive"],
      [`${orderId}:confirm`, "2026-10-28.endive"],
    ]);
  });

  test.each([
    ["pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card"],
    ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc"],
    ["pm_card_visa_chargeDeclinedStolenCard", "card_declined"],
    ["pm_card_visa_chargeDeclinedFraudulent", "card_declined"],
    ["pm_nonsense", "resource_missing"],
  ])("%s is declined: %s, and cannot be confirmed any more", async (token, reason) => {
    const orderId = newOrder();
    const declined = await authorize(orderId, token);
    expect(declined).toMatchObject({ outcome: "declined", reason });
    expect(intentsOf(orderId).map(({ status }) => status)).toEqual(["canceled"]);
    expect((await authorize(orderId, token)).outcome).toBe("declined");
  });

  test("a challenge is the shopper's turn, passed or failed", async () => {
    for (const [passed, outcome] of [
      [true, "authorized"],
      [false, "declined"],
    ] as const) {
      const orderId = newOrder();
      const returnUrl = "https://shop.example/back";
      const asked = await authorize(orderId, "pm_card_authenticationRequired", returnUrl);
      const [intent] = intentsOf(orderId);
      expect(asked).toEqual({
        outcome: "requiresAction",
        providerId: intent?.id,
        action: {
          clientSecret: intent?.client_secret,
          redirectUrl: expect.stringContaining("/challenge/"),
        },
      });
      const reference = { orderId, providerId: asked.providerId };
      expect((await provider.query(reference)).outcome).toBe("requiresAction");
      actOnChallenge(double.account, asked.providerId ?? "", passed);
      expect((await provider.query(reference)).outcome).toBe(outcome);
      expect(intentsOf(orderId)[0]?.status).toBe(passed ? "requires_capture" : "canceled");
    }
  });

  test("without a token the shopper's browser confirms, with another card after a refusal", async () => {
    const orderId = newOrder();
    const asked = await provider.authorize({ orderId, amount });
    expect(asked).toMatchObject({ outcome: "requiresAction" });
    const reference = { orderId, providerId: asked.providerId };
    const headers = { authorization: `Bearer ${double.secretKey}` };
    for (const [card, outcome] of [
      ["pm_card_visa_chargeDeclined", "requiresAction"],
      ["pm_card_visa", "authorized"],
    ] as const) {
      const url = `${double.url}/v1/payment_intents/${asked.providerId}/confirm`;
      await fetch(url, { method: "POST", headers, body: `payment_method=${card}` });
      expect((await provider.query(reference)).outcome).toBe(outcome);
    }
    expect((await provider.authorize({ orderId, amount })).outcome).toBe("authorized");
  });

  test("what Stripe's bank decides later is processing", async () => {
    const orderId = newOrder();
    const slow = await authorize(orderId, "pm_card_processing");
    expect(slow.outcome).toBe("processing");
    settleIntent(double.account, slow.providerId ?? "", true);
    const reference = { orderId, providerId: slow.providerId };
    expect((await provider.query(reference)).outcome).toBe("authorized");
  });

  test("a key that Stripe refuses charges nobody", async () => {
    const other = await stripeProvider(adapter.optionsOf({ secretKey: "sk_test_other" }), adapter);
    const orderId = newOrder();
    const declined = await other.authorize({ orderId, amount, token: "pm_card_visa" });
    expect(declined).toEqual({ outcome: "declined", reason: "provider_unavailable" });
    const payment = await authorized();
    expect((await other.query(payment)).outcome).toBe("unknown");
    expect((await other.capture(change(payment, "c"))).outcome).toBe("unknown");
    await other.close?.();
  });
});

describe("changes", () => {
  test("a capture in part gives the rest back; the same again, days later too, is done already", async () => {
    const payment = await authorized();
    expect(await provider.capture(change(payment, "c1", 1000))).toEqual({ outcome: "done" });
    double.advance(2 * 86_400);
    expect(await provider.capture(change(payment, "c1", 1000))).toEqual({ outcome: "done" });
    expect((await provider.capture(change(payment, "c2", 990))).outcome).toBe("refused");
    expect((await provider.cancel(change(payment, "v"))).outcome).toBe("done");
    const { sums } = await provider.query(payment);
    expect(sums).toEqual({ authorized: 1000, captured: 1000, refunded: 0 });
  });

  test.each([
    "timeoutBefore",
    "timeoutAfter",
    "conflict",
    "rateLimit",
    "error503",
    "error500",
  ] as const)(
    "%s of a capture or a refund is done once, by itself or when it is asked for again",
    async (fault) => {
      const payment = await authorized();
      for (const step of ["capture", "refund"] as const) {
        const fits = ({ method }: Asked): boolean => method === "POST";
        failOnce(fault, fits);
        const asked = change(payment, step, 700);
        expect(["unknown", "done"]).toContain((await provider[step](asked)).outcome);
        double.advance(fault === "error500" ? 90_000 : 0);
        expect((await provider[step](asked)).outcome).toBe("done");
      }
      expect((await provider.query(payment)).sums).toMatchObject({ captured: 700, refunded: 700 });
    },
  );

  test("no more is refunded than was captured, and a refund that failed says so", async () => {
    const payment = await authorized();
    expect((await provider.refund(change(payment, "r0"))).outcome).toBe("refused");
    await provider.capture(change(payment, "c"));
    expect((await provider.cancel(change(payment, "v"))).outcome).toBe("refused");
    expect((await provider.refund(change(payment, "r1", 1000))).outcome).toBe("done");
    expect((await provider.refund(change(payment, "r2", 991))).outcome).toBe("refused");
    failRefund(double.account, [...double.refunds.keys()].at(-1) ?? "");
    expect(await provider.refund(change(payment, "r1", 1000))).toEqual({
      outcome: "refused",
      reason: "expired_or_canceled_card",
    });
  });

  test("what the card's network let expire is not captured, and shows as cancelled", async () => {
    const payment = await authorized();
    cancelIntent(double.account, payment.providerId ?? "", "automatic");
    expect(await provider.capture(change(payment, "c"))).toEqual({
      outcome: "refused",
      reason: "payment_intent_unexpected_state",
    });
    expect((await provider.query(payment)).outcome).toBe("cancelled");
  });

  test("a dispute shows in the sums", async () => {
    const payment = await authorized();
    await provider.capture(change(payment, "c"));
    openDispute(double.account, payment.providerId ?? "");
    expect((await provider.query(payment)).sums).toMatchObject({ captured: 1990, disputed: 1990 });
  });
});
