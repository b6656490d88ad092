import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as shipping from "../../shipping/shipping.contract.ts";
import { orders } from "../orders.store.ts";

/** A parcel has left. */
export const onShipment: EventHandler<typeof shipping.dispatched> = async (ctx, { data }) => {
  const { orderId, ...shipment } = data;
  const order = await ctx.execute(orders, orderId, {
    type: "RecordShipment",
    ...shipment,
    actor: "shipping",
    at: ctx.now(),
  });
  if (isFault(order) && order.code !== "NOT_FOUND") throw new Error(order.code);
};
