import { describe, expect, test } from "@jest/globals";
import {
  timelineText,
  tookPart,
  type OrdersPart,
  type Parts,
  type Timeline,
} from "../../../tasks/repl/timeline.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });
const at = (second: number): string => `2026-11-21T12:00:${String(second).padStart(2, "0")}.000Z`;
const address = {
  name: "Ada",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};

const own: OrdersPart = {
  node: "orders.h.2",
  order: {
    id: "ord_1",
    number: "C-AAAAA-BBBBB",
    cartId: "cart_1",
    status: "placed",
    paymentStatus: "authorized",
    fulfilmentStatus: "none",
    currency: "EUR",
    lines: [
      {
        ...{ sku: "TEA", title: "Tea", quantity: 2, unitPrice: eur(1000) },
        ...{ discount: eur(100), tax: eur(300), total: eur(1900) },
      },
    ],
    totals: {
      ...{ subtotal: eur(2000), discount: eur(100), shipping: eur(490) },
      ...{ tax: eur(380), total: eur(2390), taxIncluded: true },
    },
    email: "ada@example.com",
    shippingAddress: address,
    billingAddress: address,
    shippingMethod: { id: "std", title: "Standard", price: eur(490) },
    createdAt: at(0),
    placedAt: at(4),
    version: 4,
  },
  via: "gateway.h.1",
  history: [
    {
      ...{ at: at(0), actor: "guest", field: "status", from: null },
      ...{ to: "pending", cause: "checkout" },
    },
    {
      ...{ at: at(4), actor: "system", field: "status", from: "pending" },
      ...{ to: "placed", cause: "checkout.completed" },
    },
  ],
  steps: [
    { at: at(1), step: "reserve", how: "done", node: "inventory.h.3" },
    { at: at(2), step: "authorize", how: "done", node: "payments.h.4" },
    { at: at(3), step: "close", how: "done", node: "carts.h.5" },
  ],
  events: [
    { id: "evt_1", type: "orders.submitted", at: at(0), node: "orders.h.2" },
    { id: "evt_3", type: "orders.placed", at: at(4), node: "orders.h.6" },
  ],
};
const parts: Parts = {
  payments: {
    node: "payments.h.9",
    payments: [
      {
        ...{ id: "pay_1", orderId: "ord_1", provider: "test", status: "authorized", version: 2 },
        ...{ authorized: eur(2390), captured: eur(0), refunded: eur(0) },
      },
    ],
    postings: [
      {
        at: at(2),
        type: "payments.authorized",
        currency: "EUR",
        lines: [
          { account: "authorizations", amount: 2390 },
          { account: "authorizationsOwed", amount: -2390 },
        ],
      },
    ],
    events: [{ id: "evt_2", type: "payments.authorized", at: at(2), node: "payments.h.4" }],
  },
  inventory: {
    node: "inventory.h.3",
    holds: [],
    movements: [
      {
        ...{ id: "mov_1", sku: "TEA", kind: "allocated", delta: -2, location: "main" },
        ...{ orderId: "ord_1", at: at(5) },
      },
    ],
    ended: { how: "allocated", at: at(5), node: "inventory.h.10" },
  },
  shipping: { node: "shipping.h.11", shipments: [], events: [] },
  notifications: {
    node: "notifications.h.7",
    messages: [
      {
        ...{ id: "msg_1", kind: "orderPlaced", to: "ada@example.com", subject: "Thank you" },
        ...{ status: "sent", attempts: 3, at: at(5), node: "notifications.h.7" },
      },
    ],
  },
  insights: {
    node: "insights.h.8",
    row: {
      ...{ orderId: "ord_1", number: "C-AAAAA-BBBBB", status: "placed", items: 2 },
      ...{ paymentStatus: "authorized", fulfilmentStatus: "none", email: "ada@example.com" },
      ...{ total: eur(2390), placedAt: at(4) },
    },
    wroteBy: "insights.h.8",
  },
};
const whole: Timeline = { own, parts, missing: {} };
/** Runs of blanks as one: columns are as wide as they need be. */
const lines = (timeline: Timeline): string[] =>
  timelineText(timeline)
    .split("\n")
    .map((line) => line.trim().replaceAll(/ {2,}/gu, " | "));

describe("the timeline of an order", () => {
  test("is shown whole", () => {
    expect(lines(whole)).toEqual([
      "Order C-AAAAA-BBBBB (ord_1)",
      "is | placed, payment authorized, fulfilment none",
      "for | ada@example.com",
      "to | Berlin, DE",
      "from | cart cart_1, through gateway.h.1",
      "version | 4",
      "",
      "Moves",
      "2026-11-21 12:00:00.000 | status | – → pending | by guest | checkout",
      "2026-11-21 12:00:04.000 | status | pending → placed | by system | checkout.completed",
      "",
      "Saga",
      "2026-11-21 12:00:01.000 | reserve | done | inventory.h.3",
      "2026-11-21 12:00:02.000 | authorize | done | payments.h.4",
      "2026-11-21 12:00:03.000 | close | done | carts.h.5",
      "",
      "Lines",
      "2 × TEA | Tea | at 10.00 EUR | less 1.00 EUR | 19.00 EUR",
      "subtotal | 20.00 EUR",
      "discount | 1.00 EUR",
      "shipping (Standard) | 4.90 EUR",
      "tax, included | 3.80 EUR",
      "total | 23.90 EUR",
      "",
      "Payments",
      "pay_1 | test | authorized | authorized 23.90 EUR | captured 0.00 EUR | refunded 0.00 EUR",
      "",
      "Ledger",
      "2026-11-21 12:00:02.000 | payments.authorized | authorizations | 23.90 EUR",
      "authorizationsOwed | -23.90 EUR",
      "",
      "Stock",
      "2026-11-21 12:00:05.000 | allocated | -2 × TEA",
      "2026-11-21 12:00:05.000 | reservation allocated | inventory.h.10",
      "",
      "Shipments: none",
      "",
      "Mails",
      "2026-11-21 12:00:05.000 | orderPlaced | to ada@example.com | “Thank you” | sent after 3 attempts",
      "",
      "Board",
      "placed | authorized | none | 23.90 EUR",
      "",
      "Events published",
      "2026-11-21 12:00:00.000 | orders.submitted | evt_1 | orders.h.2",
      "2026-11-21 12:00:02.000 | payments.authorized | evt_2 | payments.h.4",
      "2026-11-21 12:00:04.000 | orders.placed | evt_3 | orders.h.6",
      "",
      "Took part: 9 processes",
      "carts.h.5 | close: done",
      "gateway.h.1 | asked for the order",
      "insights.h.8 | row on the board",
      "inventory.h.10 | stock allocated",
      "inventory.h.3 | reserve: done",
      "notifications.h.7 | mail orderPlaced",
      "orders.h.2 | wrote orders.submitted",
      "orders.h.6 | wrote orders.placed",
      "payments.h.4 | wrote payments.authorized, authorize: done",
      "",
      "Reported just now by insights.h.8, inventory.h.3, notifications.h.7, orders.h.2, payments.h.9, shipping.h.11.",
    ]);
  });

  test("counts who did something, not who only responds now", () => {
    const nodes = tookPart(whole).map(({ node }) => node);
    expect(nodes).not.toContain("payments.h.9");
    expect(nodes).not.toContain("shipping.h.11");
    expect(new Set(nodes).size).toBe(9);
  });

  test("names the services that do not respond, and shows the rest", () => {
    const { payments: _payments, insights: _insights, ...rest } = parts;
    const shown = lines({ own, parts: rest, missing: { payments: "is away", insights: "slow" } });
    expect(shown).toContain("payments: not known (is away)");
    expect(shown).toContain("insights: not known (slow)");
    expect(shown).toContain("Mails");
    expect(shown).toContain("Took part: 8 processes");
  });

  test("says where a saga stands that has not ended, and how a refused one went", () => {
    const standing = {
      ...{ way: "down" as const, step: "authorize", asks: "payments" },
      ...{ waiting: true, due: at(9), failure: "NATS is away" },
    };
    expect(lines({ own: { ...own, steps: [], standing }, parts: {}, missing: {} })).toContain(
      "now | authorize asks payments, which does not know yet; failed: NATS is away",
    );
    const refused = {
      at: at(2),
      step: "authorize",
      how: "refused",
      code: "PAYMENT_DECLINED",
    } as const;
    const undone = { at: at(3), step: "reserve", how: "undone", node: "inventory.h.3" } as const;
    const rejection = { code: "PAYMENT_DECLINED", title: "The payment was declined" };
    const rejected = { ...own, steps: [refused, undone], order: { ...own.order, rejection } };
    const shown = lines({ own: rejected, parts: {}, missing: {} });
    expect(shown).toContain("because | PAYMENT_DECLINED: The payment was declined");
    expect(shown).toContain("2026-11-21 12:00:02.000 | authorize | refused (PAYMENT_DECLINED)");
    expect(shown).toContain("2026-11-21 12:00:03.000 | reserve | undone | inventory.h.3");
  });

  test("an order from before processes were noted claims none", () => {
    const { via: _via, ...old } = own;
    const events = old.events.map(({ node: _node, ...event }) => event);
    const shown = lines({ own: { ...old, steps: [], events }, parts: {}, missing: {} });
    expect(shown).toContain("Took part: 0 processes: none is noted");
    expect(shown).toContain("Saga: no steps are kept of it");
  });

  test("what a shopper wrote cannot move the terminal's cursor", () => {
    const email = "\u001b[2J\u202eada@example.com";
    const text = timelineText({ ...whole, own: { ...own, order: { ...own.order, email } } });
    expect(["\u001b", "\u202e"].filter((one) => text.includes(one))).toEqual([]);
    expect(text).toContain("\u{fffd}[2J\u{fffd}ada@example.com");
  });
});
