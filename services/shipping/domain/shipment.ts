import { fact } from "../../../platform/contract/contract.ts";
import type { Decider, Fact } from "../../../platform/domain/decider.ts";
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

const decide = (shipment: ShipmentState, command: Dispatch): Fact[] => {
  if (shipment.status !== "new") return [];
  const { shipmentKey, at, orderId, lines, carrier, trackingNumber } = command;
  const data = { shipmentId: shipment.id, orderId, lines: [...lines], carrier, trackingNumber };
  return [{ type: "noted", data: { shipmentKey, at } }, fact(dispatched, data)];
};

const evolve = (shipment: ShipmentState, { type, data }: Fact): ShipmentState => {
  if (type === "noted") return { ...shipment, ...data };
  const { shipmentId: _same, ...told } = data;
  return { ...shipment, ...told, status: "dispatched" };
};

export const shipments: Decider<ShipmentState, Dispatch> = { initial, decide, evolve };
