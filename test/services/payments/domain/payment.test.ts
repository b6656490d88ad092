import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { payment } from "../../../../services/payments/domain/decide.ts";
import {
  pendingOp,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentState,
} from "../../../../services/payments/domain/payment.ts";
import { given } from "../../../support/given.ts";
import { toPayment } from "../../../../services/payments/domain/view.ts";
import { postingOf } from "../../../../services/payments/domain/posting.ts";
import { runs } from "../../../support/jest/runs.ts";

const at = "2026-01-01T00:00:00.000Z";
const create: PaymentCommand = {
  type: "Create",
  orderId: "ord_1",
  provider: "test",
  amount: 1000,
  currency: "EUR",
  at,
  dueAt: at,
};
const settle = (outcome: "authorized" | "declined" | "none"): PaymentCommand => ({
  type: "Settle",
  outcome,
});
const begin = (
  step: "capture" | "void" | "refund",
  key: string,
  amount?: number,
): PaymentCommand => ({ type: "Begin", step, key, amount, dueAt: at });
const finish = (key: string, outcome: "done" | "refused" = "done"): PaymentCommand => ({
  type: "Finish",
  key,
  outcome,
  dueAt: at,
});
const withdraw: PaymentCommand = { type: "Withdraw" };
const close: PaymentCommand = { type: "Close", orderId: "ord_1", dueAt: at };

const after = (
  commands: readonly PaymentCommand[],
): { state: PaymentState; events: PaymentEvent[] } => {
  let state = payment.initial("pay_1");
  const events: PaymentEvent[] = [];
  for (const command of commands) {
    const decision = payment.decide(state, command);
    if (isFault(decision)) continue;
    events.push(...decision);
    state = decision.reduce(payment.evolve, state);
  }
  return { state, events };
};
const authorized = [create, settle("authorized")];
const captured = [...authorized, begin("capture", "c"), finish("c")];

test("a captured payment went its way", () => {
  expect(given(payment, ...captured).state.status).toBe("captured");
  expect(given(payment, ...captured, begin("refund", "r", 300), finish("r")).state.status).toBe(
    "partiallyRefunded",
  );
  expect(given(payment, ...authorized, begin("capture", "c", 1), finish("c")).state.status).toBe(
    "partiallyCaptured",
  );
});
test("more than is left is refused", () => {
  given(payment, ...authorized)
    .when(begin("capture", "c", 1001))
    .refused("PAYMENT_AMOUNT_TOO_HIGH");
  given(payment, ...captured)
    .when(begin("refund", "r", 1001))
    .refused("PAYMENT_AMOUNT_TOO_HIGH");
  given(payment, ...captured)
    .when(begin("capture", "d"))
    .refused("PAYMENT_NOT_CAPTURABLE");
  given(payment, ...captured)
    .when(begin("void", "v"))
    .refused("PAYMENT_NOT_VOIDABLE");
});
test("a key with another amount is refused", () => {
  const part = [...authorized, begin("capture", "c", 10), finish("c")];
  given(payment, ...part)
    .when(begin("capture", "c", 11))
    .refused("IDEMPOTENCY_KEY_REUSED");
  given(payment, ...part)
    .when(begin("capture", "c", 10))
    .settles();
});
test("one change at a time", () => {
  const busy = [...authorized, begin("capture", "c", 10)];
  given(payment, ...busy)
    .when(begin("void", "v"))
    .refused("PAYMENT_BUSY");
});
test("what is not settled cannot be changed", () => {
  given(payment, create).when(begin("capture", "c")).refused("PAYMENT_UNSETTLED");
  given(payment).when(begin("capture", "c")).refused("NOT_FOUND");
});
test("a closed payment gives back what it has, whenever that becomes known", () => {
  given(payment, ...authorized)
    .when(close)
    .emits("closed", "begun");
  given(payment, create, close).when(settle("authorized")).emits("payments.authorized", "begun");
  given(payment, ...authorized, begin("capture", "c"), close)
    .when(finish("c"))
    .emits("payments.captured", "begun");
});
test("a closed order is never charged", () => {
  given(payment, close).when(create).refused("PAYMENT_CANCELLED");
});
test("what the provider turned away may be created again, unless it was cancelled", () => {
  expect(given(payment, create, withdraw).state.status).toBe("none");
  given(payment, create, withdraw).when(create).emits("created");
  given(payment, create, close, withdraw).when(create).refused("PAYMENT_CANCELLED");
});
test("what the provider may have charged is not withdrawn", () => {
  given(payment, ...authorized)
    .when(withdraw)
    .settles();
  given(payment, create, { type: "Doubt", dueAt: at }).when(withdraw).settles();
});

const keys = fc.constantFrom("a", "b", "c");
const steps = fc.constantFrom("capture" as const, "void" as const, "refund" as const);
const wild: fc.Arbitrary<PaymentCommand> = fc.oneof(
  fc.constant(create),
  fc.constantFrom("authorized" as const, "declined" as const, "none" as const).map(settle),
  fc.constantFrom("1", "2").map((dueAt): PaymentCommand => ({ type: "Doubt", dueAt })),
  fc.constant(close),
  fc.constant(withdraw),
  fc
    .tuple(steps, keys, fc.option(fc.integer({ min: 1, max: 1200 }), { nil: undefined }))
    .map(([step, key, amount]) => begin(step, key, amount)),
  fc
    .tuple(
      fc.constantFrom("a", "b", "c", "undo0", "undo1", "undo2"),
      fc.constantFrom("done" as const, "refused" as const),
    )
    .map(([key, outcome]) => finish(key, outcome)),
);
const histories = fc.array(wild, { maxLength: 30 }).map((rest) => [create, ...rest]);

test("always authorized ≥ captured ≥ refunded ≥ 0, and at most one change is under way", () => {
  fc.assert(
    fc.property(histories, (commands) => {
      const { state } = after(commands);
      expect(state.authorized).toBeGreaterThanOrEqual(state.captured);
      expect(state.captured).toBeGreaterThanOrEqual(state.refunded);
      expect(state.refunded).toBeGreaterThanOrEqual(0);
      expect(state.ops.filter((op) => op.state === "pending").length).toBeLessThanOrEqual(1);
      expect(pendingOp(state) === undefined || state.dueAt !== null).toBe(true);
      expect(toPayment({ ...state, version: 1 }).status).not.toBe("none");
    }),
    { numRuns: runs(500) },
  );
});
test("a repeated command settles", () => {
  fc.assert(
    fc.property(histories, wild, (commands, command) => {
      const before = payment.decide(after(commands).state, command);
      fc.pre(!isFault(before));
      expect(payment.decide(after([...commands, command]).state, command)).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});
test("the postings of any history sum to zero, and cash is what was captured and not refunded", () => {
  fc.assert(
    fc.property(histories, (commands) => {
      const { state, events } = after(commands);
      const lines = events.flatMap(({ type, data }) => postingOf(type, data));
      const balance = (account?: string): number =>
        lines
          .filter((line) => account === undefined || line.account === account)
          .reduce((sum, { amount }) => sum + amount, 0);
      expect(balance()).toBe(0);
      expect(balance("cash")).toBe(state.captured - state.refunded);
    }),
  );
});
