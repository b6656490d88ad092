import { published } from "../../../platform/contract/contract.ts";
import {
  evolver,
  type Decider,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { dispatched } from "../shipping.contract.ts";

/** A parcel. */
export interface ShipmentState {
  readonly id: string;
  /** The caller's name of it: asked twice, sent once. */
  readonly shipmentKey: string;
  readonly orderId: string;
  readonly lines: readonly { sku: string; quantity: number }[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly status: "new" | "dispatched" | "delivered";
  readonly at: string;
}

export type Dispatch = Pick<
  ShipmentState,
  "shipmentKey" | "orderId" | "lines" | "carrier" | "trackingNumber" | "at"
>;

const initial = (id: string): ShipmentState => ({
  id,
  shipmentKey: "",
  orderId: "",
  lines: [],
  carrier: "",
  trackingNumber: "",
  status: "new",
  at: "",
});

export type ShipmentEvent =
  Published<typeof dispatched> | Private<"noted", Pick<Dispatch, "shipmentKey" | "at">>;

const decide = (shipment: ShipmentState, command: Dispatch): ShipmentEvent[] => {
  if (shipment.status !== "new") return [];
  const { shipmentKey, at, orderId, lines, carrier, trackingNumber } = command;
  const data = { shipmentId: shipment.id, orderId, lines: [...lines], carrier, trackingNumber };
  return [{ type: "noted", data: { shipmentKey, at } }, published(dispatched, data)];
};

const evolve = evolver<ShipmentState, ShipmentEvent>({
  noted: (shipment, noted) => ({ ...shipment, ...noted }),
  "shipping.dispatched": (shipment, { shipmentId: _same, ...parcel }) => ({
    ...shipment,
    ...parcel,
    status: "dispatched",
  }),
});

export const shipments: Decider<ShipmentState, Dispatch, ShipmentEvent> = {
  initial,
  decide,
  evolve,
};
