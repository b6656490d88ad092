/** Events that several commands decide: moves of a status, and what others receive of an order. */
import { pick, published, withoutPerson, type Money } from "../../../platform/contract/contract.ts";
import { completed, type PublishedOrder } from "../orders.contract.ts";
import { Purchase, type Move } from "../orders.schemas.ts";
import { evolve, type Order, type OrderEvent } from "./order.ts";

/** Who moves an order, when and why. */
export interface By {
  readonly at: string;
  readonly actor: string;
  readonly cause: string;
}

/** Moves through every stop of a path; the tables say which are legal. */
export const moves = (
  order: Order,
  field: Move["field"],
  path: readonly string[],
  by: By,
): OrderEvent[] =>
  path.map((to, i) => ({
    type: "moved",
    data: { move: { ...by, field, from: path[i - 1] ?? order[field], to } },
  }));

/** One move. */
export const move = (order: Order, field: Move["field"], to: string, by: By): OrderEvent => ({
  type: "moved",
  data: { move: { ...by, field, from: order[field], to } },
});

/** The order as its events carry it. */
export const publishedOrder = (
  order: Order,
  placedAt = order.placedAt ?? order.createdAt,
): PublishedOrder => ({
  orderId: order.id,
  ...(order.erased ? withoutPerson(Purchase, pick(Purchase, order)) : pick(Purchase, order)),
  placedAt,
  paymentProvider: order.payment.provider,
});

/** Whether cancelling an order may give back more than a ceiling lets: what was captured goes back with it. */
export const mayGiveBackMore = ({ paymentStatus, totals }: Order, ceiling: Money): boolean => {
  const { amount, currency } = totals.total;
  const captured = ["partiallyCaptured", "captured", "partiallyRefunded"].includes(paymentStatus);
  return captured && (currency !== ceiling.currency || amount > ceiling.amount);
};

/** Money may still be taken: what is authorized waits for its capture. */
const awaitsMoney = ({ paymentStatus, uncaptured, totals }: Order): boolean => {
  if (totals.total.amount === 0) return false;
  if (paymentStatus === "partiallyRefunded") return uncaptured === true;
  return ["none", "unknown", "authorized", "partiallyCaptured"].includes(paymentStatus);
};

/** Shipped, and no money to be taken any more: nothing is left to do, so the order completes with what made it so. */
export const completing = (order: Order, events: readonly OrderEvent[], by: By): OrderEvent[] => {
  const after = events.reduce(evolve, order);
  const done =
    after.status === "placed" && after.fulfilmentStatus === "fulfilled" && !awaitsMoney(after);
  if (!done) return [...events];
  return [
    ...events,
    move(after, "status", "completed", by),
    published(completed, publishedOrder(after)),
  ];
};
