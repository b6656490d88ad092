/** Order, payment and shipping together: whatever happens in whatever order ends in a state of docs/domain/order-states.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { paymentRecord, type OrderCommand } from "../../../../services/orders/domain/decide.ts";
import type { Order } from "../../../../services/orders/domain/order.ts";
import { payment } from "../../../../services/payments/domain/decide.ts";
import {
  pendingOp,
  type PaymentCommand,
  type PaymentState,
  type Step,
} from "../../../../services/payments/domain/payment.ts";
import { at, draft, later, order, placing, submit } from "../example-orders.ts";

const page = readFileSync(
  join(import.meta.dirname, "../../../../docs/domain/order-states.md"),
  "utf8",
);
const list = (cell = ""): string[] => cell.trim().split(", ");
const named = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| state "))
  .map((line) => line.split("|").slice(1, -1))
  .map(([name = "", status, payments, fulfilments, next = ""]) => ({
    name: name.trim(),
    status: list(status),
    payments: list(payments),
    fulfilments: list(fulfilments),
    next: next.trim(),
  }));

type Triple = Pick<Order, "status" | "paymentStatus" | "fulfilmentStatus">;
const statesOf = (one: Triple) =>
  named.filter(
    ({ status, payments, fulfilments }) =>
      status.includes(one.status) &&
      payments.includes(one.paymentStatus) &&
      fulfilments.includes(one.fulfilmentStatus),
  );
const tripleOf = ({ status, paymentStatus, fulfilmentStatus }: Order): string =>
  [status, paymentStatus, fulfilmentStatus].join(" × ");

interface Setting {
  readonly capture: "placed" | "dispatch";
  /** Events wait until all commands are through; `reverse`: the last comes first. */
  readonly events: "at once" | "late" | "reverse";
  readonly provider: "done" | "refused";
  readonly free: boolean;
}

const freeTotals = { ...draft.totals, total: { amount: 0, currency: "EUR" } };
const freePlacing = [
  { ...submit, draft: { ...draft, totals: freeTotals } } as OrderCommand,
  ...placing.slice(1),
];
const TOTAL = draft.totals.total.amount;

/** The services in one: deciders as they are, events as they travel. */
class World {
  order: Order = order.initial("");
  payment: PaymentState = payment.initial("pay_1");
  readonly setting: Setting;
  readonly #queue: (() => void)[] = [];
  readonly seen = new Set<string>();
  #versions = 0;
  #keys = 0;

  constructor(setting: Setting) {
    this.setting = setting;
    if (!setting.free) {
      const created = { orderId: "ord_1", provider: "test", currency: "EUR", at, dueAt: later };
      this.pay({ type: "Create", amount: TOTAL, ...created });
      this.pay({ type: "Settle", outcome: "authorized" }, "done");
    }
    for (const command of setting.free ? freePlacing : placing) this.do(command);
    if (setting.capture === "placed") this.#later(() => this.step("capture", "auto"));
  }

  #later(event: () => void): void {
    if (this.setting.events === "at once") event();
    else this.#queue.push(event);
  }

  /** What waits is received. */
  settle(): void {
    const { events } = this.setting;
    for (;;) {
      const next = events === "reverse" ? this.#queue.pop() : this.#queue.shift();
      if (!next) return;
      next();
    }
  }

  do(command: OrderCommand): void {
    const decided = order.decide(this.order, command);
    if (isFault(decided)) return;
    this.order = decided.reduce(order.evolve, this.order);
    if (this.order.status !== "new") this.seen.add(tripleOf(this.order));
    const types = new Set<string>(decided.map(({ type }) => type));
    for (const { type, data } of decided) {
      if (type !== "orders.dispatched" || this.setting.capture !== "dispatch") continue;
      const { shipmentId, due } = data as { shipmentId: string; due: { amount: number } };
      const share = { key: `parcel-${shipmentId}`, due: due.amount, dueAt: later };
      this.#later(() => this.pay({ type: "CaptureDue", ...share }));
    }
    if (types.has("orders.fulfilled") && this.setting.capture === "dispatch")
      this.#later(() => this.step("capture", "auto"));
    if (types.has("orders.cancelled"))
      this.#later(() => this.pay({ type: "Close", orderId: "ord_1", dueAt: later }));
  }

  pay(command: PaymentCommand, provider = this.setting.provider): void {
    const decided = payment.decide(this.payment, command);
    if (isFault(decided) || decided.length === 0) return;
    this.payment = decided.reduce(payment.evolve, this.payment);
    this.#versions += 1;
    for (const { type, data } of decided) {
      if (!type.includes(".")) continue;
      const seen = { version: this.#versions, cause: type, at: later };
      const record = paymentRecord(data as Parameters<typeof paymentRecord>[0], seen);
      this.#later(() => this.do(record));
    }
    const op = pendingOp(this.payment);
    if (op && command.type !== "Create")
      this.pay({ type: "Finish", key: op.key, outcome: provider, dueAt: later });
  }

  step(step: Step, key = `key${(this.#keys += 1)}`, amount?: number): void {
    this.pay({ type: "Begin", step, key, amount, dueAt: later });
  }

  ship(lines?: { sku: string; quantity: number }[], unpaidReason?: string): void {
    if (!this.setting.free) {
      const { authorized, captured } = this.payment;
      const amounts = { authorized: eur(authorized), captured: eur(captured) };
      const status = this.payment.status === "none" ? "failed" : this.payment.status;
      const seen = { version: this.#versions, cause: "payments.ofOrder", at: later };
      this.do(paymentRecord({ status, ...amounts }, seen));
    }
    const key = `parcel${(this.#keys += 1)}`;
    const label = { key, carrier: "DHL", trackingNumber: key, actor: "staff:1" };
    const wish = { ...(lines ? { lines } : {}), ...(unpaidReason ? { unpaidReason } : {}) };
    this.do({ type: "Ship", ...label, ...wish });
    const parcel = this.order.parcels.find((one) => one.key === key);
    if (!parcel) return;
    this.do({ type: "RecordShipment", ...label, ...parcel, shipmentId: `shp_${key}`, at: later });
  }
}
const eur = (amount: number) => ({ amount, currency: "EUR" });

const happenings: Readonly<Record<string, (world: World) => void>> = {
  "capture a part": (world) => world.step("capture", undefined, 100),
  "capture all": (world) => world.step("capture"),
  "refund a part": (world) => world.step("refund", undefined, 50),
  "refund all": (world) => world.step("refund"),
  void: (world) => world.step("void"),
  cancel: (world) => world.do({ type: "Cancel", actor: "guest", at: later }),
  "ship a part": (world) => world.ship([{ sku: "CUP", quantity: 1 }]),
  "ship the rest": (world) => world.ship(),
  "ship the rest unpaid": (world) => world.ship(undefined, "paidInCash"),
};
const names = Object.keys(happenings);
const sequences = names.flatMap((a) => [
  [a],
  ...names.flatMap((b) => [[a, b], ...names.map((c) => [a, b, c])]),
]);
const settings: Setting[] = (["placed", "dispatch"] as const).flatMap((capture) =>
  (["at once", "late", "reverse"] as const).flatMap((events) =>
    (["done", "refused"] as const).flatMap((provider) =>
      [true, false].map((free) => ({ capture, events, provider, free })),
    ),
  ),
);

/** Every sequence in every setting, and what is wrong with how it ended. */
const judged = (wrong: (world: World) => string | false): string[] =>
  settings.flatMap((setting) =>
    sequences.flatMap((sequence) => {
      const world = new World(setting);
      for (const name of sequence) happenings[name]?.(world);
      world.settle();
      const fault = wrong(world);
      return fault === false ? [] : [`${JSON.stringify(setting)} ${sequence.join(", ")}: ${fault}`];
    }),
  );

describe("order × payment × fulfilment (G.7)", () => {
  test("every sequence of up to three happenings ends in a state that is named, by way of such", () => {
    const unnamed = (world: World): string | false =>
      [...world.seen].find((triple) => {
        const [status, paymentStatus, fulfilmentStatus] = triple.split(" × ");
        return statesOf({ status, paymentStatus, fulfilmentStatus } as Triple).length !== 1;
      }) ?? false;
    expect(judged(unnamed).slice(0, 5)).toEqual([]);
  }, 120_000);

  test("where the provider does as it is asked, nothing stays on its way", () => {
    const moving = ({ order: it, payment: paid, setting }: World): string | false => {
      if (setting.provider === "refused") return false;
      const [state] = statesOf(it);
      const waits = /going back|waiting/u.test(state?.name ?? "");
      const held = paid.status !== "voided" && paid.authorized > paid.captured;
      const kept = it.status === "cancelled" && (held || paid.captured > paid.refunded);
      const whole = it.fulfilmentStatus === "fulfilled" && it.status !== "completed";
      return (waits || kept || whole) && `${state?.name}, ${tripleOf(it)}`;
    };
    expect(judged(moving).slice(0, 5)).toEqual([]);
  }, 120_000);

  test("every row of the table but those of the checkout is reached", () => {
    const reached = new Set<string>();
    judged(({ seen }) => {
      for (const triple of seen) {
        const [status, paymentStatus, fulfilmentStatus] = triple.split(" × ");
        const found = statesOf({ status, paymentStatus, fulfilmentStatus } as Triple);
        for (const { name } of found) reached.add(name);
      }
      return false;
    });
    const checkout = named.filter(({ status }) => status.includes("rejected"));
    const rest = named.filter((state) => !checkout.includes(state)).map(({ name }) => name);
    expect([...reached].sort()).toEqual(rest.sort());
  }, 120_000);

  test("what is voided or refunded is shipped only with a reason, which is published", () => {
    for (const give of ["void", "refund all"]) {
      const world = new World({
        capture: give === "void" ? "dispatch" : "placed",
        events: "at once",
        provider: "done",
        free: false,
      });
      happenings[give]?.(world);
      const label = { key: "k", carrier: "DHL", trackingNumber: "1", actor: "staff:usr_1" };
      const ship = { type: "Ship", ...label } as const;
      const { paymentStatus } = world.order;
      expect(order.decide(world.order, ship)).toMatchObject({
        status: 409,
        code: "ORDER_NOT_PAID",
        data: { paymentStatus },
      });
      expect(order.decide(world.order, { ...ship, unpaidReason: "paidInCash" })).toContainEqual({
        type: "orders.shippedUnpaid",
        data: { orderId: "ord_1", actor: "staff:usr_1", paymentStatus, reason: "paidInCash" },
      });
    }
  });
});
