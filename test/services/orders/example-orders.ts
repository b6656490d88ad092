import type { Decider } from "../../../platform/domain/decider.ts";
import type { Report } from "../../../platform/domain/saga.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { money } from "../../../platform/contract/money.ts";
import { decider, type OrderCommand } from "../../../services/orders/domain/decide.ts";
import { checkout } from "../../../services/orders/domain/checkout.ts";
import type { Draft, Order, OrderEvent } from "../../../services/orders/domain/order.ts";

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
  lease: { due: later },
  holdUntil: expiry,
  respondNow: false,
};

export const report = (what: Report, when = at): OrderCommand => ({
  type: "RecordStep",
  report: what,
  at: when,
  lease: { due: later },
  holdUntil: "2026-11-21T12:30:00.000Z",
  lateUntil: "2026-11-21T12:25:00.000Z",
});
export const done = (step: number) => report({ kind: "done", step });
export const placing = [submit, ...checkout.steps.map((_, step) => done(step))];

/** Beside the events of a decision: it was written, which is one version more. */
type Written =
  OrderEvent | { readonly type: "written"; readonly data: Readonly<Record<never, never>> };

/** The decider as the aggregate runs it, with the versions of the document. */
export const order: Decider<Order, OrderCommand, Written> = {
  initial: () => decider.initial("ord_1"),
  decide(state, command) {
    const events = decider.decide(state, command);
    const changes = !isFault(events) && events.length > 0;
    return changes ? [...events, { type: "written", data: {} }] : events;
  },
  evolve: (state, event) =>
    event.type === "written"
      ? { ...state, version: state.version + 1 }
      : decider.evolve(state, event),
};

/** After commands of which some may be refused. */
export const orderAfter = (commands: readonly OrderCommand[]): Order =>
  commands.reduce((state, command) => {
    const events = order.decide(state, command);
    return isFault(events) ? state : events.reduce(order.evolve, state);
  }, order.initial(""));
