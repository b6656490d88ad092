import type { Service } from "moleculer";
import { execute } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { eventsAbout } from "../../../platform/messaging/relay.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { ShipmentState } from "../domain/shipment.ts";
import * as contract from "../shipping.contract.ts";
import { shipments } from "../shipping.store.ts";

const shown = (shipment: ShipmentState & { version: number }): contract.Shipment => {
  const { id, orderId, lines, carrier, trackingNumber, status, at, version } = shipment;
  return {
    id,
    orderId,
    lines: [...lines],
    carrier,
    trackingNumber,
    status: status === "delivered" ? status : "dispatched",
    at,
    version,
  };
};

const withKey = (service: Service, shipmentKey: string) =>
  collectionOf(service, shipments.declaration).findOne({ shipmentKey });

/** Records a parcel; asked again with the same key, answers the first. */
export const ship = async (
  service: Service,
  params: Static<typeof contract.ship.params>,
): Promise<contract.Shipment | Fault> => {
  const { orderId, shipmentKey } = params;
  const known = (await withKey(service, shipmentKey)) ?? (await dispatch(service, params));
  if (isFault(known)) return known;
  return known.orderId === orderId
    ? shown(known)
    : contract.faults.SHIPMENT_KEY_REUSED({ shipmentKey });
};

const dispatch = async (
  service: Service,
  params: Static<typeof contract.ship.params>,
): Promise<(ShipmentState & { version: number }) | Fault> => {
  const at = shapeOf(service.broker).now();
  try {
    const done = await execute(service, shipments, newId("shp"), { ...params, at });
    return isFault(done) ? done : done.state;
  } catch (error) {
    // Another with the same key was faster: its parcel is the answer.
    const first = error instanceof DuplicateError && (await withKey(service, params.shipmentKey));
    if (first) return first;
    throw error;
  }
};

/** The parcels of an order, oldest first. */
export const shipmentsOf = async (
  service: Service,
  orderId: string,
): Promise<{ items: contract.Shipment[] }> => {
  const docs = collectionOf(service, shipments.declaration);
  return { items: (await docs.find({ orderId }, { sort: [["at", 1]] })).map(shown) };
};

export const storyOf = async (service: Service, orderId: string) => {
  const { items } = await shipmentsOf(service, orderId);
  const events = await Promise.all(items.map(({ id }) => eventsAbout(service, id)));
  return { node: service.broker.nodeID, shipments: items, events: events.flat() };
};
