import type { ServiceContext } from "../../../platform/broker/context.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { project } from "../../../platform/storage/projection.ts";
import type { authorized, captured, refunded, voided } from "../../payments/payments.contract.ts";
import { blankRow, orderBoard } from "../insights.store.ts";

/** Puts the state of an order's payment on the board, unless something newer is there. */
export const showPayment = async (
  ctx: ServiceContext,
  orderId: string,
  rank: number,
  paymentStatus: string,
  refunded?: Money,
): Promise<void> => {
  await project(ctx.collection(orderBoard), blankRow(orderId), "seen.payments", rank, {
    paymentStatus,
    ...defined({ refunded }),
    node: ctx.broker.nodeID,
  });
};

export const onPayment: EventHandler<
  typeof authorized | typeof captured | typeof refunded | typeof voided
> = (ctx, { rank, data }) => showPayment(ctx, data.orderId, rank, data.status, data.refunded);
