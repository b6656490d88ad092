import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { checkout, toReservation } from "../../../../services/orders/domain/checkout.ts";
import type { OrderCommand } from "../../../../services/orders/domain/decide.ts";
import {
  fulfilmentMoves,
  paymentMoves,
  pathTo,
  statusMoves,
  type Moves,
} from "../../../../services/orders/domain/moves.ts";
import { evolver } from "../../../../platform/domain/decider.ts";
import type { Order, OrderEvent } from "../../../../services/orders/domain/order.ts";
import { checkoutFaults } from "../../../../services/orders/orders.schemas.ts";
import { creationResponse } from "../../../../services/orders/domain/view.ts";
import { given } from "../../../support/given.ts";
import { runs } from "../../../support/jest/runs.ts";
import {
  at,
  done,
  expiry,
  later,
  order,
  orderAfter,
  placing,
  report,
  submit,
} from "../example-orders.ts";

const cancel: OrderCommand = { type: "Cancel", actor: "guest", at: later };
const paid = (status: string, version: number) => ({
  type: "RecordPayment" as const,
  status,
  uncaptured: false,
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
/** The types of the events that others receive. */
const published = ({ events }: { readonly events: readonly { readonly type: string }[] }) =>
  events.map(({ type }) => type).filter((type) => type.includes("."));
const after = (...commands: OrderCommand[]): Order => given(order, ...commands).state;

describe("a checkout", () => {
  test("the result of its last step places it, and is published", () => {
    expect(published(given(order, ...placing.slice(0, -1)).when(done(2)))).toEqual([
      "orders.placed",
    ]);
    expect(after(...placing)).toMatchObject({
      status: "placed",
      paymentStatus: "authorized",
      version: 4,
      placedAt: at,
      answer: { status: "placed", version: 4 },
      payment: { provider: "test" },
    });
    expect(after(...placing)).not.toHaveProperty("process");
  });
  test("lines that share a sku are reserved as one", () => {
    expect(toReservation(after(submit)).lines).toEqual(all);
  });
  test("a refusal at the first step ends it at once and frees the cart", () => {
    const fault = checkoutFaults.OUT_OF_STOCK({ sku: "TEA", available: 1 });
    const rejected = after(submit, report({ kind: "refused", step: 0, fault }));
    expect(rejected).toMatchObject({ status: "rejected", version: 2 });
    expect(rejected).not.toHaveProperty("liveCartId");
    expect(creationResponse(rejected, undefined)).toMatchObject({
      status: 409,
      code: "OUT_OF_STOCK",
      data: { sku: "TEA", available: 1, orderId: "ord_1" },
    });
  });
  test("a declined card gives the stock back before the shopper is responded to", () => {
    const fault = checkoutFaults.PAYMENT_DECLINED();
    const declined = [submit, done(0), report({ kind: "refused", step: 1, fault })];
    expect(after(...declined)).toMatchObject({
      status: "pending",
      paymentStatus: "declined",
      process: { way: "up", step: 0 },
    });
    expect(after(...declined).answer).toBeUndefined();
    expect(after(...declined, report({ kind: "undone", step: 0 }))).toMatchObject({
      status: "rejected",
      rejection: { code: "PAYMENT_DECLINED" },
    });
  });
  test("one that expired is undone from the last step that may have had an effect", () => {
    const expired = after(submit, done(0), report({ kind: "expired", step: 1 }, expiry));
    expect(expired.process).toMatchObject({ way: "up", step: 1 });
  });
  test("when the hold has lapsed everything is asked again, and undone from where it had come", () => {
    const lapsed = [submit, done(0), done(1), report({ kind: "done", step: 2 }, expiry)];
    const again = after(...lapsed);
    expect(again).toMatchObject({
      status: "pending",
      process: { way: "down", step: 0, reached: 2 },
    });
    expect(again.holdUntil > expiry).toBe(true);
    const fault = checkoutFaults.OUT_OF_STOCK();
    const sold = after(...lapsed, report({ kind: "refused", step: 0, fault }));
    expect(sold.process).toMatchObject({ way: "up", step: 2 });
  });
  test("the response is the first one, whatever becomes of the order", () => {
    const slow = after(
      submit,
      done(0),
      { type: "RespondPending" },
      done(1),
      done(2),
      paid("captured", 3),
    );
    expect(creationResponse(slow, "tok")).toMatchObject({
      status: "pending",
      paymentStatus: "none",
      version: 3,
      accessToken: "tok",
    });
    const cancelled = after(...placing, paid("captured", 3), cancel);
    expect(creationResponse(cancelled, undefined)).toMatchObject({
      status: "placed",
      paymentStatus: "authorized",
      version: 4,
    });
  });
});

describe("a placed order", () => {
  const tea = (quantity: number) => [{ sku: "TEA", quantity }];
  const cup = [{ sku: "CUP", quantity: 1 }];
  test("is cancelled once, and not when something was shipped", () => {
    expect(published(given(order, ...placing).when(cancel))).toEqual(["orders.cancelled"]);
    given(order, ...placing, cancel)
      .when(cancel)
      .settles();
    given(order, ...placing, ship("a", cup))
      .when(cancel)
      .refused("ORDER_NOT_CANCELLABLE");
    given(order, submit).when(cancel).refused("ORDER_NOT_CANCELLABLE");
    given(order).when(cancel).refused("NOT_FOUND");
  });
  test("ships in parts, never more than ordered, and is complete when captured", () => {
    const part = [...placing, ship("a", tea(2))];
    given(order, ...part)
      .when(ship("b", tea(2)))
      .refused("SHIPMENT_EXCEEDS_ORDER");
    given(order, ...part)
      .when(ship("a", tea(1)))
      .refused("IDEMPOTENCY_KEY_REUSED");
    const gone = [...part, left("a", tea(2))];
    expect(after(...gone)).toMatchObject({ fulfilmentStatus: "partial" });
    expect(after(...gone)).not.toHaveProperty("dispatching");
    const rest = [...gone, ship("b")];
    given(order, ...rest)
      .when(ship("c"))
      .refused("NOTHING_TO_SHIP");
    const last = left("b", [...tea(1), ...cup]);
    expect(published(given(order, ...rest).when(last))).toEqual([
      "orders.dispatched",
      "orders.fulfilled",
    ]);
    const whole = given(order, ...rest, last);
    expect(published(whole.when(paid("captured", 3)))).toEqual(["orders.completed"]);
    expect(whole.when(paid("captured", 3)).state).toMatchObject({ status: "completed" });
  });
  test("what a payment's event overtook is moved through; an older event changes nothing", () => {
    const refunded = given(order, ...placing, paid("refunded", 4));
    expect(refunded.state.history.slice(-2).map(({ from, to }) => `${from}>${to}`)).toEqual([
      "authorized>captured",
      "captured>refunded",
    ]);
    refunded.when(paid("captured", 3)).settles();
    // An event that changes nothing is the newest all the same (G.3): one from before it is old.
    const inPart = given(
      order,
      ...placing,
      paid("partiallyRefunded", 4),
      paid("partiallyRefunded", 7),
    );
    inPart.when({ ...paid("partiallyRefunded", 5), uncaptured: true }).settles();
  });
});

const tables: Record<string, Moves> = {
  status: statusMoves,
  paymentStatus: paymentMoves,
  fulfilmentStatus: fulfilmentMoves,
};
const anyReport = fc.oneof(
  ...checkout.steps.flatMap((_, step) => [
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
    { type: "RespondPending" },
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
        for (const { field, from, to } of orderAfter(commands).history) {
          expect(tables[field]?.[from ?? "new"]).toContain(to);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
  test("a repeated command yields []", () => {
    fc.assert(
      fc.property(anyHistory, anyCommand, (commands, command) => {
        if (isFault(order.decide(orderAfter(commands), command))) return;
        expect(order.decide(orderAfter([...commands, command]), command)).toEqual([]);
      }),
      { numRuns: runs(2_000) },
    );
  });
  test("an order that ended has no saga, an answer, and no cart when rejected", () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const { status, process, answer, liveCartId } = orderAfter(commands);
        if (status === "new") return;
        expect(process === undefined).toBe(status !== "pending");
        if (status !== "pending") expect(answer).toBeDefined();
        expect(liveCartId === undefined).toBe(status === "rejected");
      }),
      { numRuns: runs(2_000) },
    );
  });
});

test("a path of moves is the shortest, [] where one is, undefined where none leads", () => {
  expect(pathTo(paymentMoves, "authorized", "refunded")).toEqual(["captured", "refunded"]);
  expect(pathTo(paymentMoves, "captured", "captured")).toEqual([]);
  expect(pathTo(paymentMoves, "voided", "captured")).toBeUndefined();
});

test("events that break their contract do not compile", () => {
  const wrong: OrderEvent[] = [
    // @ts-expect-error -- an order's id and its cart's are missing
    { type: "orders.submitted", data: { order: 42 } },
    // @ts-expect-error -- without its cartId
    { type: "orders.rejected", data: { orderId: "ord_1", code: "OUT_OF_STOCK", skus: [] } },
    // @ts-expect-error -- misspelt
    { type: "orders.place", data: { orderId: "ord_1", cartId: "cart_1" } },
  ];
  expect(wrong).toHaveLength(3);
  // @ts-expect-error -- a function for each event, no fewer
  expect(evolver<Order, OrderEvent>({ ended: (state) => state })).toBeInstanceOf(Function);
});
