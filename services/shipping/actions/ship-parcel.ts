import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { pick, type Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { eventsAbout } from "../../../platform/messaging/journal.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import type { ShipmentState } from "../domain/shipment.ts";
import * as contract from "../shipping.contract.ts";
import { Shipment } from "../shipping.contract.ts";
import { shipments } from "../shipping.store.ts";

const toShipment = (shipment: Stored<ShipmentState>): Shipment => {
  const status: Shipment["status"] = shipment.status === "delivered" ? "delivered" : "dispatched";
  return pick(Shipment, { ...shipment, lines: [...shipment.lines], status });
};

const withKey = (ctx: ServiceContext, shipmentKey: string) =>
  ctx.collection(shipments.declaration).findOne({ shipmentKey });

const dispatch = async (
  ctx: ServiceContext,
  params: Static<typeof contract.ship.params>,
): Promise<Stored<ShipmentState> | Fault> => {
  try {
    return await ctx.execute(shipments, newId("shp"), { ...params, at: ctx.now() });
  } catch (error) {
    // Another with the same key was faster: its parcel is the result.
    const first = error instanceof DuplicateError && (await withKey(ctx, params.shipmentKey));
    if (first) return first;
    throw error;
  }
};

/** Records a parcel; asked again with the same key, returns the first. */
export const shipParcel: Handler<typeof contract.ship> = async (ctx) => {
  const { orderId, shipmentKey } = ctx.params;
  const shipment = (await withKey(ctx, shipmentKey)) ?? (await dispatch(ctx, ctx.params));
  if (isFault(shipment)) return shipment;
  return shipment.orderId === orderId
    ? toShipment(shipment)
    : contract.faults.SHIPMENT_KEY_REUSED({ shipmentKey });
};

/** The parcels of an order, oldest first. */
const ofOrder = async (ctx: ServiceContext, orderId: string): Promise<Shipment[]> => {
  const docs = ctx.collection(shipments.declaration);
  return (await docs.find({ orderId }, { sort: [["at", 1]] })).map(toShipment);
};

export const listOfOrder: Handler<typeof contract.ofOrder> = async (ctx) => ({
  items: await ofOrder(ctx, ctx.params.orderId),
});

/** What shipping has of an order. */
export const timelineOf: Handler<typeof contract.timeline> = async (ctx) => {
  const items = await ofOrder(ctx, ctx.params.orderId);
  const events = await Promise.all(items.map(({ id }) => eventsAbout(ctx.own, id)));
  return { node: ctx.broker.nodeID, shipments: items, events: events.flat() };
};
