import { fold } from "../../../platform/domain/decider.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { money } from "../../../platform/contract/money.ts";
import { decider, type OrderCommand } from "../../../services/orders/domain/decide.ts";
import type { Draft, Order, OrderFact } from "../../../services/orders/domain/order.ts";

export const address = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};
const eur = (amount: number) => money(amount, "EUR");

/** What carts hands over: two lines of one sku and one of another. */
export const priced = (cartId: string) => {
  const line = { title: "Tea", discount: eur(0), tax: eur(10), unitPrice: eur(100) };
  return {
    cartId,
    currency: "EUR",
    lines: [
      { ...line, sku: "TEA", quantity: 2, total: eur(200) },
      { ...line, sku: "CUP", quantity: 1, total: eur(100) },
      { ...line, sku: "TEA", quantity: 1, total: eur(100) },
    ],
    totals: {
      subtotal: eur(400),
      discount: eur(0),
      shipping: eur(490),
      tax: eur(40),
      total: eur(890),
      taxIncluded: true,
    },
    email: "Ada@Example.com",
    shippingAddress: address,
    billingAddress: address,
    shippingMethod: { id: "standard", title: "Standard", price: eur(490) },
  };
};

export const at = "2026-11-21T12:00:00.000Z";
export const later = "2026-11-21T12:10:00.000Z";
export const expiry = "2026-11-21T12:15:00.000Z";

export const draft: Draft = {
  ...priced("cart_1"),
  number: "C-AAAAA-BBBBB",
  emailKey: "ada@example.com",
  payment: { provider: "test", token: "tok_ok" },
  requestKey: "guest key",
  requestHash: "hash",
  createdAt: at,
  expiresAt: expiry,
};

export const submit: OrderCommand = {
  type: "Submit",
  draft,
  actor: "guest",
  due: later,
  holdUntil: expiry,
  answerNow: false,
};

type Report = Extract<OrderCommand, { type: "Report" }>["report"];
export const report = (what: Report, when = at): OrderCommand => ({
  type: "Report",
  report: what,
  at: when,
  due: later,
  holdUntil: "2026-11-21T12:30:00.000Z",
});
export const done = (step: number) => report({ kind: "done", step });
export const placing = [submit, done(0), done(1), done(2)];

/** One command as the aggregate runs it: version + 1 when something changed. */
export const run = (order: Order, command: OrderCommand): Order => {
  const decision = decider.decide(order, command);
  if (isFault(decision) || decision.length === 0) return order;
  return { ...decision.reduce(decider.evolve, order), version: order.version + 1 };
};
export const given = (...commands: OrderCommand[]): Order =>
  commands.reduce(run, fold(decider, "ord_1", [] as OrderFact[]));
