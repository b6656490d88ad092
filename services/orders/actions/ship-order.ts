import type { Service } from "moleculer";
import { ask, callerOf, type Callable, type Ctx } from "../../../platform/broker/action.ts";
import { execute } from "../../../platform/storage/aggregate.ts";
import { newId } from "../../../platform/broker/ids.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Round } from "../../../platform/runtime/jobs.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { ship as shipParcel, type Shipment } from "../../shipping/shipping.contract.ts";
import type { Parcel } from "../domain/order.ts";
import type * as contract from "../orders.contract.ts";
import { orders } from "../orders.store.ts";

/** Asks shipping for a parcel whose intent is written, and records what it says. */
const dispatch = async (
  service: Service,
  orderId: string,
  { key, lines, carrier, trackingNumber, actor }: Parcel,
): Promise<Shipment | Fault> => {
  const label = { carrier, trackingNumber };
  const shipment = await ask(service.broker as unknown as Callable, shipParcel, {
    ...label,
    orderId,
    shipmentKey: `${orderId}:${key}`,
    lines: [...lines],
  });
  if (isFault(shipment)) {
    await execute(service, orders, orderId, { type: "DropParcel", key });
    return shipment;
  }
  const recorded = await execute(service, orders, orderId, {
    type: "RecordShipment",
    key,
    shipmentId: shipment.id,
    lines,
    ...label,
    actor,
    at: shapeOf(service.broker).now(),
  });
  return isFault(recorded) ? recorded : shipment;
};

/** `POST /v1/orders/{id}/shipments`: the same key again answers the same shipment. */
export const shipOrder = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.ship.params>>,
): Promise<Shipment | Fault> => {
  const { orderId, idempotencyKey, lines, carrier, trackingNumber } = ctx.params;
  const key = idempotencyKey ?? newId("shp");
  const executed = await execute(service, orders, orderId, {
    type: "Ship",
    key,
    carrier,
    trackingNumber,
    actor: `staff:${callerOf(ctx)?.id}`,
    ...(lines ? { lines } : {}),
  });
  if (isFault(executed)) return executed;
  const parcel = executed.state.parcels.find((each) => each.key === key);
  if (!parcel) throw new Error(`${orderId}: the parcel is gone.`);
  return dispatch(service, orderId, parcel);
};

/** Parcels whose answer was lost (a crash, shipping down) are asked for again. */
const continueParcels = async (service: Service, stopping: AbortSignal): Promise<void> => {
  const docs = await collectionOf(service, orders.declaration).find(
    { dispatching: true },
    { limit: 100 },
  );
  for (const { id, parcels } of docs) {
    for (const parcel of parcels.filter(({ shipmentId }) => shipmentId === undefined)) {
      if (stopping.aborted) return;
      await dispatch(service, id, parcel);
    }
  }
};

/** Soon after the start, for what a crash left. */
export const continuingParcels: Round = {
  what: "The look for parcels that wait",
  everyMs: 10_000,
  firstMs: 1_000,
  run: continueParcels,
};
