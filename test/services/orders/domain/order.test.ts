import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { toReservation } from "../../../../services/orders/domain/checkout.ts";
import { decider, type OrderCommand } from "../../../../services/orders/domain/decide.ts";
import {
  fulfilmentMoves,
  paymentMoves,
  pathTo,
  statusMoves,
  type Moves,
} from "../../../../services/orders/domain/moves.ts";
import type { Order } from "../../../../services/orders/domain/order.ts";
import { checkoutFaults } from "../../../../services/orders/orders.schemas.ts";
import { creationAnswer } from "../../../../services/orders/domain/view.ts";
import { at, done, expiry, given, later, placing, report, run, submit } from "../example-orders.ts";

const cancel: OrderCommand = { type: "Cancel", actor: "guest", at: later };
const paid = (status: string, version: number): OrderCommand => ({
  type: "RecordPayment",
  status,
  version,
  cause: `payments.${status}`,
  at: later,
});
const ship = (key: string, lines?: { sku: string; quantity: number }[]): OrderCommand => ({
  type: "Ship",
  key,
  carrier: "DHL",
  trackingNumber: key,
  actor: "staff:1",
  ...(lines ? { lines } : {}),
});
const left = (key: string, lines: { sku: string; quantity: number }[]): OrderCommand => ({
  type: "RecordShipment",
  shipmentId: `shp_${key}`,
  lines,
  carrier: "DHL",
  trackingNumber: key,
  at: later,
  actor: "shipping",
});
const all = [
  { sku: "TEA", quantity: 3 },
  { sku: "CUP", quantity: 1 },
];
const refusedBy = (order: Order, command: OrderCommand): string => {
  const decision = decider.decide(order, command);
  return isFault(decision) ? decision.code : "nothing";
};
const told = (order: Order, command: OrderCommand): string[] => {
  const decision = decider.decide(order, command);
  return isFault(decision) ? [] : decision.map(({ type }) => type).filter((t) => t.includes("."));
};

describe("a checkout", () => {
  test("three results place it, and the last tells everybody", () => {
    expect(told(given(submit, done(0), done(1)), done(2))).toEqual(["orders.placed"]);
    expect(given(...placing)).toMatchObject({
      status: "placed",
      paymentStatus: "authorized",
      version: 4,
      placedAt: at,
      answer: { status: "placed", version: 4 },
      payment: { provider: "test" },
    });
    expect(given(...placing)).not.toHaveProperty("process");
  });
  test("lines that share a sku are reserved as one", () => {
    expect(toReservation(given(submit)).lines).toEqual(all);
  });
  test("a refusal at the first row ends it at once and frees the cart", () => {
    const fault = checkoutFaults.OUT_OF_STOCK({ sku: "TEA", available: 1 });
    const order = given(submit, report({ kind: "refused", step: 0, fault }));
    expect(order).toMatchObject({ status: "rejected", version: 2 });
    expect(order).not.toHaveProperty("liveCartId");
    expect(creationAnswer(order, undefined)).toMatchObject({
      status: 409,
      code: "OUT_OF_STOCK",
      data: { sku: "TEA", available: 1, orderId: "ord_1" },
    });
  });
  test("a declined card gives the stock back before it is said", () => {
    const fault = checkoutFaults.PAYMENT_DECLINED();
    const order = given(submit, done(0), report({ kind: "refused", step: 1, fault }));
    expect(order).toMatchObject({
      status: "pending",
      paymentStatus: "declined",
      process: { way: "up", step: 0 },
    });
    expect(order.answer).toBeUndefined();
    expect(run(order, report({ kind: "undone", step: 0 }))).toMatchObject({
      status: "rejected",
      rejection: { code: "PAYMENT_DECLINED" },
    });
  });
  test("one that expired is undone from the last row that may have had an effect", () => {
    const order = given(submit, done(0), report({ kind: "expired", step: 1 }, expiry));
    expect(order.process).toMatchObject({ way: "up", step: 1 });
  });
  test("when the hold has lapsed everything is asked again, and undone from where it had come", () => {
    const again = run(given(submit, done(0), done(1)), report({ kind: "done", step: 2 }, expiry));
    expect(again).toMatchObject({
      status: "pending",
      process: { way: "down", step: 0, reached: 2 },
    });
    expect(again.holdUntil > expiry).toBe(true);
    const fault = checkoutFaults.OUT_OF_STOCK();
    const sold = run(again, report({ kind: "refused", step: 0, fault }));
    expect(sold.process).toMatchObject({ way: "up", step: 2 });
  });
  test("the answer is the first one, whatever becomes of the order", () => {
    const slow = given(
      submit,
      done(0),
      { type: "AnswerPending" },
      done(1),
      done(2),
      paid("captured", 3),
    );
    expect(creationAnswer(slow, "tok")).toMatchObject({
      status: "pending",
      paymentStatus: "none",
      version: 3,
      accessToken: "tok",
    });
    expect(creationAnswer(given(...placing, paid("captured", 3), cancel), undefined)).toMatchObject(
      {
        status: "placed",
        paymentStatus: "authorized",
        version: 4,
      },
    );
  });
});

describe("a placed order", () => {
  test("is cancelled once, and not when something was shipped", () => {
    const placed = given(...placing);
    expect(told(placed, cancel)).toEqual(["orders.cancelled"]);
    expect(decider.decide(run(placed, cancel), cancel)).toEqual([]);
    expect(refusedBy(run(placed, ship("a", [{ sku: "CUP", quantity: 1 }])), cancel)).toBe(
      "ORDER_NOT_CANCELLABLE",
    );
    expect(refusedBy(given(submit), cancel)).toBe("ORDER_NOT_CANCELLABLE");
    expect(refusedBy(given(), cancel)).toBe("NOT_FOUND");
  });
  test("ships in parts, never more than ordered, and is complete when captured", () => {
    const part = given(...placing, ship("a", [{ sku: "TEA", quantity: 2 }]));
    expect(refusedBy(part, ship("b", [{ sku: "TEA", quantity: 2 }]))).toBe(
      "SHIPMENT_EXCEEDS_ORDER",
    );
    expect(refusedBy(part, ship("a", [{ sku: "TEA", quantity: 1 }]))).toBe(
      "IDEMPOTENCY_KEY_REUSED",
    );
    const gone = run(part, left("a", [{ sku: "TEA", quantity: 2 }]));
    expect(gone).toMatchObject({ fulfilmentStatus: "partial" });
    expect(gone).not.toHaveProperty("dispatching");
    const rest = run(gone, ship("b"));
    expect(refusedBy(rest, ship("c"))).toBe("NOTHING_TO_SHIP");
    const lines = [
      { sku: "TEA", quantity: 1 },
      { sku: "CUP", quantity: 1 },
    ];
    expect(told(rest, left("b", lines))).toEqual(["orders.fulfilled"]);
    const whole = run(rest, left("b", lines));
    expect(told(whole, paid("captured", 3))).toEqual(["orders.completed"]);
    expect(run(whole, paid("captured", 3))).toMatchObject({ status: "completed" });
  });
  test("a payment's news that was overtaken is moved through; older news is none", () => {
    const order = given(...placing, paid("refunded", 4));
    expect(order.history.slice(-2).map(({ from, to }) => `${from}>${to}`)).toEqual([
      "authorized>captured",
      "captured>refunded",
    ]);
    expect(decider.decide(order, paid("captured", 3))).toEqual([]);
  });
});

const tables: Record<string, Moves> = {
  status: statusMoves,
  paymentStatus: paymentMoves,
  fulfilmentStatus: fulfilmentMoves,
};
const anyReport = fc.oneof(
  ...[0, 1, 2].flatMap((step) => [
    ...(["done", "waiting", "undone", "expired"] as const).map((kind) =>
      fc.constant(report({ kind, step })),
    ),
    fc.constant(report({ kind: "done", step }, expiry)),
    fc.constant(report({ kind: "refused", step, fault: checkoutFaults.PAYMENT_DECLINED() })),
    fc.constant(report({ kind: "refused", step, fault: checkoutFaults.OUT_OF_STOCK() })),
  ]),
);
const anyPaid = fc
  .tuple(
    fc.constantFrom(...Object.keys(paymentMoves), "failed", "created"),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([status, version]) => paid(status, version));
const anyParcel = fc
  .tuple(fc.constantFrom("a", "b", "c"), fc.subarray(all, { minLength: 1 }))
  .chain(([key, lines]) => fc.constantFrom(ship(key), ship(key, lines), left(key, lines)));
const anyCommand: fc.Arbitrary<OrderCommand> = fc.oneof(
  anyReport,
  anyPaid,
  anyParcel,
  fc.constantFrom<OrderCommand>(
    submit,
    cancel,
    { type: "AnswerPending" },
    { type: "DropParcel", key: "a" },
  ),
);
const anyHistory = fc
  .tuple(fc.constantFrom([], [submit], placing), fc.array(anyCommand, { maxLength: 15 }))
  .map(([first, rest]) => [...first, ...rest]);

describe("any sequence of commands", () => {
  test("moves only as the tables say", () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        for (const { field, from, to } of given(...commands).history) {
          expect(tables[field]?.[from ?? "new"]).toContain(to);
        }
      }),
      { numRuns: 2_000 },
    );
  });
  test("a repeated command yields []", () => {
    fc.assert(
      fc.property(anyHistory, anyCommand, (commands, command) => {
        const before = given(...commands);
        const decision = decider.decide(before, command);
        if (isFault(decision)) return;
        const after = run(before, command);
        expect(decider.decide(after, command)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
  test("an order that ended has no saga, an answer, and no cart when rejected", () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const order = given(...commands);
        if (order.status === "new") return;
        expect(order.process === undefined).toBe(order.status !== "pending");
        if (order.status !== "pending") expect(order.answer).toBeDefined();
        expect(order.liveCartId === undefined).toBe(order.status === "rejected");
      }),
      { numRuns: 2_000 },
    );
  });
});

test("a way of moves is the shortest, [] where one is, undefined where none leads", () => {
  expect(pathTo(paymentMoves, "authorized", "refunded")).toEqual(["captured", "refunded"]);
  expect(pathTo(paymentMoves, "captured", "captured")).toEqual([]);
  expect(pathTo(paymentMoves, "voided", "captured")).toBeUndefined();
});
