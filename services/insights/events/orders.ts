import type { ServiceContext } from "../../../platform/broker/context.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { dayOf } from "../../../platform/kernel/instant.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { project } from "../../../platform/storage/projection.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import type { erased, placed } from "../../orders/orders.contract.ts";
import { blankRow, orderBoard } from "../insights.store.ts";

/** What the events of a placed order carry. */
export type BoardOrder = Pick<Static<(typeof placed)["data"]>, "number" | "email" | "placedAt"> & {
  readonly status: string;
  readonly fulfilmentStatus: string;
  readonly lines: readonly { readonly quantity: number }[];
  readonly totals: Pick<Static<(typeof placed)["data"]>["totals"], "total" | "tax">;
};

/** Puts an order on the board as an event has it, unless something newer is there. */
export const showOrder = async (
  ctx: ServiceContext,
  id: string,
  rank: number,
  order: BoardOrder,
): Promise<void> => {
  const { number, status, fulfilmentStatus, email, totals, placedAt, lines } = order;
  const items = lines.reduce((count, { quantity }) => count + quantity, 0);
  const { total, tax } = totals;
  const row = {
    ...{ number, status, fulfilmentStatus, email, total, tax, items, placedAt },
    day: dayOf(placedAt),
    node: ctx.broker.nodeID,
  };
  const rows = ctx.collection(orderBoard);
  const notErased = { erased: { $exists: false } };
  if (await project(rows, blankRow(id), "seen.orders", rank, row, notErased)) return;
  // Erased, or older than what is there, which then stays.
  await project(rows, blankRow(id), "seen.orders", rank, { ...row, email: "" });
};

type OrderEvent = EventHandler<typeof placed>;
const showing =
  (status: string, fulfilmentStatus: string): OrderEvent =>
  (ctx, { subject, rank, data }) =>
    showOrder(ctx, subject, rank, { ...data, status, fulfilmentStatus });

export const onPlaced = showing("placed", "none");
export const onFulfilled = showing("placed", "fulfilled");
export const onCompleted = showing("completed", "fulfilled");
export const onCancelled = showing("cancelled", "none");

/** The customer of the order was erased: the board says its sums, and not whose it was. */
export const onErased: EventHandler<typeof erased> = async (ctx, { subject, data }) => {
  const rows = ctx.collection(orderBoard);
  // The order's own events may be received after this one.
  await rows.insertMissing([blankRow(data.orderId)]);
  await rows.update({ id: data.orderId }, { $set: { email: "", erased: true } });
  await eraseDeadLetters(ctx.own, subject);
};
