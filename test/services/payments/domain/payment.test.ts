import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Fact } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  payment,
  pendingOp,
  type PaymentCommand,
  type PaymentState,
} from "../../../../services/payments/domain/payment.ts";
import { viewOf } from "../../../../services/payments/domain/view.ts";
import { postingOf } from "../../../../services/payments/domain/posting.ts";

const at = "2026-01-01T00:00:00.000Z";
const create: PaymentCommand = {
  type: "Create",
  orderId: "ord_1",
  provider: "test",
  amount: 1000,
  currency: "EUR",
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

const after = (commands: readonly PaymentCommand[]): { state: PaymentState; facts: Fact[] } => {
  let state = payment.initial("pay_1");
  const facts: Fact[] = [];
  for (const command of commands) {
    const decision = payment.decide(state, command);
    if (isFault(decision)) continue;
    facts.push(...decision);
    state = decision.reduce(payment.evolve, state);
  }
  return { state, facts };
};
const given = (...commands: PaymentCommand[]) => ({
  when: (command: PaymentCommand) => {
    const decision = payment.decide(after(commands).state, command);
    return isFault(decision) ? decision.code : decision.map(({ type }) => type);
  },
  then: (): string => after(commands).state.status,
});
const authorized = [create, settle("authorized")];
const captured = [...authorized, begin("capture", "c"), finish("c")];

test("a captured payment went its way", () => {
  expect(given(...captured).then()).toBe("captured");
  expect(given(...captured, begin("refund", "r", 300), finish("r")).then()).toBe(
    "partiallyRefunded",
  );
  expect(given(...authorized, begin("capture", "c", 1), finish("c")).then()).toBe(
    "partiallyCaptured",
  );
});
test("more than is left is refused", () => {
  expect(given(...authorized).when(begin("capture", "c", 1001))).toBe("PAYMENT_AMOUNT_TOO_HIGH");
  expect(given(...captured).when(begin("refund", "r", 1001))).toBe("PAYMENT_AMOUNT_TOO_HIGH");
  expect(given(...captured).when(begin("capture", "d"))).toBe("PAYMENT_NOT_CAPTURABLE");
  expect(given(...captured).when(begin("void", "v"))).toBe("PAYMENT_NOT_VOIDABLE");
});
test("a key with another amount is refused", () => {
  const part = [...authorized, begin("capture", "c", 10), finish("c")];
  expect(given(...part).when(begin("capture", "c", 11))).toBe("IDEMPOTENCY_KEY_REUSED");
  expect(given(...part).when(begin("capture", "c", 10))).toEqual([]);
});
test("one change at a time", () => {
  const busy = [...authorized, begin("capture", "c", 10)];
  expect(given(...busy).when(begin("void", "v"))).toBe("PAYMENT_BUSY");
});
test("what is not settled cannot be changed", () => {
  expect(given(create).when(begin("capture", "c"))).toBe("PAYMENT_UNSETTLED");
  expect(given().when(begin("capture", "c"))).toBe("NOT_FOUND");
});
test("a closed payment gives back what it has, whenever that becomes known", () => {
  expect(given(...authorized).when(close)).toEqual(["closed", "begun"]);
  expect(given(create, close).when(settle("authorized"))).toEqual(["payments.authorized", "begun"]);
  expect(given(...authorized, begin("capture", "c"), close).when(finish("c"))).toEqual([
    "payments.captured",
    "begun",
  ]);
});
test("a closed order is never charged", () => {
  expect(given(close).when(create)).toBe("PAYMENT_CANCELLED");
});
test("what the provider turned away may be created again, unless it was cancelled", () => {
  expect(given(create, withdraw).then()).toBe("none");
  expect(given(create, withdraw).when(create)).toEqual(["created"]);
  expect(given(create, close, withdraw).when(create)).toBe("PAYMENT_CANCELLED");
});
test("what the provider may have charged is not withdrawn", () => {
  expect(given(...authorized).when(withdraw)).toEqual([]);
  expect(given(create, { type: "Doubt", dueAt: at }).when(withdraw)).toEqual([]);
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
      expect(viewOf({ ...state, version: 1 }).status).not.toBe("none");
    }),
    { numRuns: 500 },
  );
});
test("a repeated command settles", () => {
  fc.assert(
    fc.property(histories, wild, (commands, command) => {
      const before = payment.decide(after(commands).state, command);
      fc.pre(!isFault(before));
      expect(payment.decide(after([...commands, command]).state, command)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
test("the postings of any history sum to zero, and cash is what was captured and not refunded", () => {
  fc.assert(
    fc.property(histories, (commands) => {
      const { state, facts } = after(commands);
      const lines = facts.flatMap(({ type, data }) => postingOf(type, data));
      const balance = (account?: string): number =>
        lines
          .filter((line) => account === undefined || line.account === account)
          .reduce((sum, { amount }) => sum + amount, 0);
      expect(balance()).toBe(0);
      expect(balance("cash")).toBe(state.captured - state.refunded);
    }),
  );
});
