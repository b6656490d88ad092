import { underWay } from "../../../platform/domain/saga.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { SagaProgress, UnfinishedOrder } from "../timeline.schemas.ts";
import { checkout } from "./checkout.ts";
import type { Order } from "./order.ts";

/** Where the checkout of an order stands; undefined once it has ended. `failure`: what failed last. */
export const standingOf = (
  { process }: Order,
  failure: string | undefined,
): SagaProgress | undefined =>
  process && {
    way: process.way,
    ...underWay(checkout, process),
    waiting: process.waiting === true,
    due: process.due,
    ...defined({ failure }),
  };

/** An order whose checkout has not ended; undefined once it has. */
export const unfinishedOf = (
  order: Order,
  failure: string | undefined,
): UnfinishedOrder | undefined => {
  const standing = standingOf(order, failure);
  if (!standing) return undefined;
  const { id: orderId, number, createdAt, expiresAt, steps } = order;
  return { orderId, number, createdAt, expiresAt, standing, ...defined({ last: steps?.at(-1) }) };
};
