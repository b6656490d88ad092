/** A payment of the demo provider: whatever is asked in whatever order, it pays out no more than it took, and took no more than was promised. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { cardOf, cards } from "../../../../services/payments/adapters/demo/cards.ts";
import {
  changed,
  inTime,
  isOpen,
  judged,
  paidWith,
  type DemoPayment,
} from "../../../../services/payments/adapters/demo/process/payment.ts";

const fresh: DemoPayment = {
  ...{ id: "dpay_1", orderId: "ord_1", currency: "EUR", amount: 1000, status: "awaitsCard" },
  ...{ until: "2026-11-28T12:10:00.000Z", captured: 0, refunded: 0, keys: [] },
};
const card = fc.constantFrom(...cards.map(({ digits }) => digits), "9999");
const verdict = fc.constantFrom("approve", "decline", "timeout");
const step = fc.constantFrom("capture", "cancel", "refund");

type Move = (payment: DemoPayment) => DemoPayment;
const move = fc.oneof(
  card.map(
    (digits): Move =>
      (payment) =>
        paidWith(payment, cardOf(digits)),
  ),
  verdict.map(
    (one): Move =>
      (payment) =>
        judged(payment, one),
  ),
  fc
    .record({
      step,
      key: fc.constantFrom("a", "b", "c", "d"),
      amount: fc.integer({ min: 1, max: 1200 }),
    })
    .map((change): Move => (payment) => {
      const after = changed(payment, change);
      return typeof after === "string" ? payment : after;
    }),
);

test("whatever is asked, refunded ≤ captured ≤ promised, and what ended stays so", () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      moves.reduce((payment, next) => {
        const after = next(payment);
        expect(after.refunded).toBeLessThanOrEqual(after.captured);
        expect(after.captured).toBeLessThanOrEqual(after.amount);
        expect(after.captured).toBeGreaterThanOrEqual(payment.captured);
        if (after.captured > 0) expect(after.status).toBe("authorized");
        if (!isOpen(payment)) expect(isOpen(after)).toBe(false);
        if (["declined", "cancelled"].includes(payment.status)) expect(after).toEqual(payment);
        expect(after.until === undefined).toBe(!isOpen(after));
        return after;
      }, fresh);
    }),
  );
});

test("the same key changes nothing more", () => {
  const paid = paidWith(fresh, cardOf("4242"));
  const once = changed(paid, { step: "capture", key: "k", amount: 400 });
  expect(once).toMatchObject({ captured: 400 });
  expect(changed(once as DemoPayment, { step: "capture", key: "k", amount: 400 })).toBe("done");
});

describe("a challenge", () => {
  const challenged = paidWith(fresh, cardOf("3220"));
  test("is approved, declined, or runs out of time", () => {
    expect(judged(challenged, "approve")).toMatchObject({ status: "authorized", card: "3220" });
    const declined = { status: "declined", reason: "authentication_failed" };
    expect(judged(challenged, "decline")).toMatchObject(declined);
    const late = { status: "declined", reason: "authentication_timeout" };
    expect(inTime(challenged, "2026-11-28T12:10:00.000Z")).toMatchObject(late);
    expect(inTime(challenged, "2026-11-28T12:09:59.999Z")).toBe(challenged);
  });
  test("cannot be approved before there is one, nor after its end", () => {
    expect(judged(fresh, "approve")).toBe(fresh);
    const declined = judged(challenged, "decline");
    expect(judged(declined, "approve")).toBe(declined);
    expect(paidWith(declined, cardOf("4242"))).toBe(declined);
  });
});
