import type { Move } from "../orders.schemas.ts";
import { completed, type Told } from "../orders.contract.ts";
import { evolve, type Order, type OrderFact } from "./order.ts";

/** Who moves an order, when and why. */
export interface By {
  readonly at: string;
  readonly actor: string;
  readonly cause: string;
}

/** One move; the tables say which are legal. */
export const move = (order: Order, field: Move["field"], to: string, by: By): OrderFact => ({
  type: "moved",
  data: { move: { ...by, field, from: order[field], to } },
});

/** Moves through every stop of a way. */
export const moves = (
  order: Order,
  field: Move["field"],
  way: readonly string[],
  by: By,
): OrderFact[] =>
  way.map((to, i) => ({
    type: "moved",
    data: { move: { ...by, field, from: way[i - 1] ?? order[field], to } },
  }));

/** The order as events tell of it. */
export const toldOf = (order: Order, placedAt = order.placedAt ?? order.createdAt): Told => ({
  orderId: order.id,
  number: order.number,
  cartId: order.cartId,
  ...(order.customerId === undefined ? {} : { customerId: order.customerId }),
  email: order.email,
  currency: order.currency,
  lines: [...order.lines],
  totals: order.totals,
  shippingAddress: order.shippingAddress,
  billingAddress: order.billingAddress,
  shippingMethod: order.shippingMethod,
  placedAt,
  paymentProvider: order.payment.provider,
});

export const tell = (
  contract: { readonly type: string },
  data: Readonly<Record<string, unknown>>,
): OrderFact => ({ type: contract.type as `orders.${string}`, data });

/** Shipped and captured: nothing is left to do, so the order completes with what made it so. */
export const completing = (order: Order, facts: readonly OrderFact[], by: By): OrderFact[] => {
  const after = facts.reduce(evolve, order);
  const done =
    after.status === "placed" &&
    after.fulfilmentStatus === "fulfilled" &&
    after.paymentStatus === "captured";
  if (!done) return [...facts];
  return [...facts, move(after, "status", "completed", by), tell(completed, toldOf(after))];
};
