/** Refunds by pieces: each line comes to what was paid for it, whatever the sequence, and never to more than was captured. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { payment } from "../../../../services/payments/domain/decide.ts";
import type {
  PaidLine,
  PaymentCommand,
  PaymentState,
  RefundWish,
} from "../../../../services/payments/domain/payment.ts";
import { toStaffPayment } from "../../../../services/payments/domain/view.ts";
import { given } from "../../../support/given.ts";

const at = "2026-01-01T00:00:00.000Z";
const lines: PaidLine[] = [
  { lineId: "a", quantity: 3, amount: 1000 },
  { lineId: "b", quantity: 1, amount: 250 },
];
const asked = 1000 + 250 + 490;
const paid = (of: readonly PaidLine[], amount: number, captured = amount): PaymentCommand[] => [
  {
    type: "Create",
    ...{ orderId: "ord_1", provider: "test", amount, currency: "EUR", at, dueAt: at, lines: of },
  },
  { type: "Settle", outcome: "authorized" },
  { type: "Begin", step: "capture", key: "c", amount: captured, dueAt: at },
  { type: "Finish", key: "c", outcome: "done", dueAt: at },
];
const refund = (key: string, wish: RefundWish, amount?: number): PaymentCommand => ({
  ...{ type: "Begin", step: "refund", key, wish, amount, dueAt: at, reason: "damaged" },
});
const finish = (key: string, outcome: "done" | "refused" = "done"): PaymentCommand => ({
  ...{ type: "Finish", key, outcome, dueAt: at },
});
const piece = (lineId: string, quantity = 1) => ({ lines: [{ lineId, quantity }] });
const amounts = (state: PaymentState) =>
  state.ops.filter(({ step }) => step === "refund").map(({ amount }) => amount);

test("k of n pieces, cumulatively: the last takes what rounding left", () => {
  const { state } = given(
    payment,
    ...paid(lines, asked),
    ...[refund("1", piece("a")), finish("1"), refund("2", piece("a")), finish("2")],
    ...[refund("3", piece("a")), finish("3")],
  );
  expect(amounts(state)).toEqual([333, 334, 333]);
});

test("what is published of a refund has its reason", () => {
  const begun = [...paid(lines, asked), refund("1", piece("a"))];
  const [done] = given(payment, ...begun).when(finish("1")).events;
  expect(done).toMatchObject({ type: "payments.refunded", data: { reason: "damaged" } });
});

test("a refund that the provider refused counts no piece", () => {
  const { state } = given(
    payment,
    ...paid(lines, asked),
    ...[refund("1", piece("a", 3)), finish("1", "refused"), refund("2", piece("a", 3))],
  );
  expect(amounts(state)).toEqual([1000, 1000]);
});

test("postage is given back once, alone or beside pieces", () => {
  const wish = { lines: [{ lineId: "b", quantity: 1 }], shipping: true };
  const { state } = given(payment, ...paid(lines, asked), refund("1", wish), finish("1"));
  expect(amounts(state)).toEqual([740]);
  given(payment, ...paid(lines, asked), refund("1", { shipping: true }), finish("1"))
    .when(refund("2", { shipping: true }))
    .refused("PAYMENT_NOT_REFUNDABLE");
  expect(toStaffPayment({ ...state, version: 1 }).refunds).toEqual([
    {
      ...{ amount: { amount: 740, currency: "EUR" }, status: "done", reason: "damaged" },
      ...{ lines: [{ lineId: "b", quantity: 1 }], shipping: { amount: 490, currency: "EUR" } },
    },
  ]);
});

test("more pieces than there are, other lines, and more than is captured are refused", () => {
  given(payment, ...paid(lines, asked), refund("1", piece("a", 2)), finish("1"))
    .when(refund("2", piece("a", 2)))
    .refused("REFUND_EXCEEDS_LINE");
  const twice = { lines: [...piece("b").lines, ...piece("b").lines] };
  given(payment, ...paid(lines, asked))
    .when(refund("1", twice))
    .refused("REFUND_EXCEEDS_LINE");
  given(payment, ...paid(lines, asked))
    .when(refund("1", piece("z")))
    .refused("REFUND_LINE_UNKNOWN");
  given(payment, ...paid(lines, asked, 300))
    .when(refund("1", piece("a")))
    .refused("PAYMENT_AMOUNT_TOO_HIGH");
});

test("the same key is the same refund, with other pieces it is refused", () => {
  const before = [...paid(lines, asked), refund("1", piece("a")), finish("1")];
  given(payment, ...before)
    .when(refund("1", piece("a")))
    .settles();
  for (const other of [piece("a", 2), piece("b"), { ...piece("a"), shipping: true }, {}])
    given(payment, ...before)
      .when(refund("1", other))
      .refused("IDEMPOTENCY_KEY_REUSED");
});

test("of any lines in any sequence: no line gives more than was paid for it, and all pieces give exactly that", () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 9 }),
    amount: fc.integer({ min: 0, max: 99_999 }),
  });
  const wish = fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.nat(2_000),
      fc.array(wish, { maxLength: 30 }),
      (of, postage, wishes) => {
        const all = of.map((one, i) => ({ lineId: `l${i}`, ...one }));
        const total = all.reduce((sum, { amount }) => sum + amount, postage);
        fc.pre(total > 0);
        let state = paid(all, total).reduce((now: PaymentState, command) => {
          const events = payment.decide(now, command);
          return isFault(events) ? now : events.reduce(payment.evolve, now);
        }, payment.initial("pay_1"));
        wishes.forEach(({ line: i, quantity }, n) => {
          for (const command of [refund(`${n}`, piece(`l${i}`, quantity)), finish(`${n}`)]) {
            const events = payment.decide(state, command);
            if (!isFault(events)) state = events.reduce(payment.evolve, state);
          }
        });
        expect(state.refunded).toBeLessThanOrEqual(state.captured);
        const parts = state.ops.flatMap(({ lines: some = [] }) => some);
        for (const { lineId, quantity, amount } of all) {
          const own = parts.filter((one) => one.lineId === lineId);
          const pieces = own.reduce((sum, one) => sum + one.quantity, 0);
          const back = own.reduce((sum, one) => sum + one.amount, 0);
          expect(own.every((one) => one.amount >= 0)).toBe(true);
          expect(back).toBe(Math.round((amount * pieces) / quantity));
          expect(pieces).toBeLessThanOrEqual(quantity);
        }
      },
    ),
  );
});
