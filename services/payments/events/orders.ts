import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { definitionOf } from "../adapters/registry.ts";
import { captureOfOrder, captureOfParcel, closePayment } from "../actions/pursue-payment.ts";
import { settings } from "../payments.settings.ts";

export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, { data }) => {
  // What came by itself is in the shop's account already.
  const { paymentProvider } = data;
  const came = definitionOf(paymentProvider)?.capabilities?.asynchronous === true;
  if (came || settings.CAPTURE === "placed") await captureOfOrder(ctx, data.orderId);
};

export const onDispatched: EventHandler<typeof orders.dispatched> = async (ctx, { data }) => {
  const { orderId, shipmentId, due } = data;
  if (settings.CAPTURE === "dispatch")
    await captureOfParcel(ctx, { orderId, shipmentId, due: due.amount });
};

/** Everything has left: whatever was not captured with its parcels is now. */
export const onFulfilled: EventHandler<typeof orders.fulfilled> = async (ctx, { data }) => {
  if (settings.CAPTURE === "dispatch") await captureOfOrder(ctx, data.orderId);
};

export const onCancelled: EventHandler<typeof orders.cancelled> = (ctx, { data }) =>
  closePayment(ctx, data.orderId);
