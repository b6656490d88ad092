import { contextFor, type Handler, type ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as payments from "../../payments/payments.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";
import { paymentRecord } from "../domain/decide.ts";
import type { Parcel } from "../domain/order.ts";
import type * as contract from "../orders.contract.ts";
import { OrderShipment } from "../orders.schemas.ts";
import { orders } from "../orders.store.ts";

/** Asks shipping for a parcel whose intent is written, and records what it responds. */
export const dispatchParcel = async (
  ctx: ServiceContext,
  orderId: string,
  { key, lines, carrier, trackingNumber, actor }: Parcel,
): Promise<shipping.Shipment | Fault> => {
  const label = { carrier, trackingNumber };
  const shipment = await ctx.ask(shipping.ship, {
    ...label,
    orderId,
    shipmentKey: `${orderId}:${key}`,
    lines: [...lines],
  });
  if (isFault(shipment)) {
    await ctx.execute(orders, orderId, { type: "DropParcel", key });
    return shipment;
  }
  const recorded = await ctx.execute(orders, orderId, {
    type: "RecordShipment",
    key,
    shipmentId: shipment.id,
    lines,
    ...label,
    actor,
    at: ctx.now(),
  });
  return isFault(recorded) ? recorded : shipment;
};

const quick = { timeout: 1_500 };

/** A payment's last event may be on its way still. While payments is away, what the order has counts. */
const refreshPayment = async (ctx: ServiceContext, orderId: string): Promise<void> => {
  try {
    const found = await ctx.ask(payments.ofOrder, { orderId }, quick);
    for (const payment of isFault(found) ? [] : found.items) {
      const { version, status } = payment;
      const seen = { version, cause: `payments.${status}`, at: ctx.now() };
      await ctx.execute(orders, orderId, paymentRecord(payment, seen));
    }
  } catch (error) {
    ctx.broker.logger.debug(
      `${orderId}: the payment was not asked for: ${(error as Error).message}`,
    );
  }
};

/** POST /v1/orders/{orderId}/shipments: the same key again gets the same shipment. */
export const shipOrder: Handler<typeof contract.ship> = async (ctx) => {
  const { orderId, idempotencyKey, lines, carrier, trackingNumber, unpaidReason } = ctx.params;
  const key = idempotencyKey ?? ctx.newId("shp");
  await refreshPayment(ctx, orderId);
  const order = await ctx.execute(orders, orderId, {
    type: "Ship",
    key,
    carrier,
    trackingNumber,
    actor: `staff:${ctx.principal?.id}`,
    ...defined({ lines, unpaidReason }),
  });
  if (isFault(order)) return order;
  const parcel = order.parcels.find((each) => each.key === key);
  if (!parcel) throw new Error(`${orderId}: the parcel is gone.`);
  // From here on the service acts by itself, as the job that continues parcels does.
  const shipment = await dispatchParcel(contextFor(ctx.own), orderId, parcel);
  return isFault(shipment) ? shipment : pick(OrderShipment, shipment);
};
