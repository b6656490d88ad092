import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { shipments as decider } from "./domain/shipment.ts";
import type { Zone } from "./shipping.contract.ts";

/** A shipping method with its zones and rates. */
export type MethodDoc = Doc & { title: string; zones: Zone[] };

export const methods = collection<MethodDoc>("methods");

/** What was done once: `defaults` when the first methods were made. */
export const marks = collection<Doc>("marks");

/** Parcels; the key makes `ship` answer a repetition with the first parcel. */
export const shipments = aggregate("shipments", decider, {
  indexes: [{ fields: ["shipmentKey"], unique: true }, { fields: ["orderId", "at"] }],
});
