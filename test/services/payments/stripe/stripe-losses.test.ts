/** What the Stripe adapter makes of lost and refused requests: at most one charge an order, whatever goes wrong. */
import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Reference } from "../../../../services/payments/adapters/port.ts";
import { stripeProvider } from "../../../../services/payments/adapters/stripe/stripe.provider.ts";
import { openAdapter } from "../../../support/stripe/adapter.ts";
import type { Asked } from "../../../support/stripe/routes.ts";

const amount = { amount: 1990, currency: "EUR" };
const day = 86_400;
const adapter = await openAdapter();
const { double, provider, authorize, change, failOnce, intentsOf, newOrder, now } = adapter;

beforeEach(() => {
  double.faultOf = () => undefined;
});
afterAll(() => adapter.close());

const creation = ({ method, path }: Asked): boolean =>
  method === "POST" && path === "/v1/payment_intents";
const confirmation = ({ path }: Asked): boolean => path.endsWith("/confirm");

describe("what is lost", () => {
  const faults = [
    ["timeoutBefore", "unknown"],
    ["timeoutAfter", "unknown"],
    ["resetBefore", "authorized"],
    ["resetAfter", "authorized"],
    ["conflict", "busy"],
    ["rateLimit", "busy"],
    ["error503", "unknown"],
    ["error500", "unknown"],
  ] as const;

  /** As payments does: asks, and asks for the charge again where there is none. */
  const ending = async (orderId: string, since: string, providerId: string | undefined) => {
    let reference: Reference = { orderId, since, providerId };
    for (let i = 0; i < 5; i += 1) {
      const standing = await provider.query(reference);
      if (standing.outcome !== "none") return standing;
      const again = await authorize(orderId);
      reference = { ...reference, providerId: again.providerId ?? reference.providerId };
    }
    return { outcome: "open" };
  };

  test.each(faults)("%s of the creation says %s and ends with one charge", async (fault, says) => {
    const orderId = newOrder();
    const since = now();
    failOnce(fault, creation);
    const first = await authorize(orderId);
    expect(first.outcome).toBe(says);
    expect((await ending(orderId, since, first.providerId)).outcome).toBe(
      fault === "error500" ? "open" : "authorized",
    );
    const live = intentsOf(orderId).filter(({ status }) => status === "requires_capture");
    expect(live).toHaveLength(fault === "error500" ? 0 : 1);
  });

  test.each(faults)("%s of the confirmation ends with one charge", async (fault, _says) => {
    const orderId = newOrder();
    failOnce(fault, confirmation);
    const first = await authorize(orderId);
    expect(["unknown", "authorized"]).toContain(first.outcome);
    expect((await ending(orderId, now(), first.providerId)).outcome).toBe("authorized");
    expect(intentsOf(orderId).map(({ status }) => status)).toEqual(["requires_capture"]);
  });

  test.each(faults)(
    "%s of the creation can be forbidden without the card's token",
    async (fault, _says) => {
      for (const token of ["pm_card_visa", undefined]) {
        const orderId = newOrder();
        const since = now();
        failOnce(fault, (asked) => creation(asked) || confirmation(asked));
        await provider.authorize({ orderId, amount, token });
        expect((await provider.cancel(change({ orderId, since }, "forbid"))).outcome).toBe("done");
        expect((await authorize(orderId)).outcome).not.toBe("authorized");
        expect(intentsOf(orderId).map(({ status }) => status)).toEqual(["canceled"]);
      }
    },
  );

  test("after the key's 24 hours it is looked for, never made anew", async () => {
    const orderId = newOrder();
    const since = now();
    failOnce("timeoutAfter", creation);
    await authorize(orderId);
    adapter.goOn(day);
    expect(await provider.query({ orderId, since })).toMatchObject({ outcome: "none" });
    const never = newOrder();
    for (const one of [orderId, never]) {
      const forbidden = change({ orderId: one, since }, "forbid");
      expect((await provider.cancel(forbidden)).outcome).toBe("done");
    }
    expect(intentsOf(orderId).map(({ status }) => status)).toEqual(["canceled"]);
    expect(intentsOf(never)).toEqual([]);
  });

  test("20 at once make one charge", async () => {
    const orderId = newOrder();
    await Promise.all(Array.from({ length: 20 }, () => authorize(orderId)));
    expect(intentsOf(orderId).map(({ status }) => status)).toEqual(["requires_capture"]);
  });

  test("nobody there is unknown, and no text of an error leaves the adapter", async () => {
    const away = await stripeProvider(adapter.optionsOf({ url: "http://127.0.0.1:1" }), adapter);
    const payment = { orderId: newOrder(), providerId: "pi_1" };
    const unknown = { outcome: "unknown" };
    expect(await away.authorize({ ...payment, amount, token: "pm_card_visa" })).toEqual(unknown);
    expect(await away.query(payment)).toMatchObject(unknown);
    for (const step of ["capture", "cancel", "refund"] as const)
      expect(await away[step](change(payment, step))).toMatchObject(unknown);
    await away.close?.();
  });
});
