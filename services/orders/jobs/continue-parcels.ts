import type { Job } from "../../../platform/runtime/jobs.ts";
import { dispatchParcel } from "../actions/ship-order.ts";
import { orders } from "../orders.store.ts";

/** Parcels whose response was lost (a crash, shipping down) are asked for again; soon after the start, for what a crash left. */
export const continueParcels: Job = {
  what: "The search for parcels that wait",
  everyMs: 10_000,
  firstMs: 1_000,
  async run(ctx, stopping) {
    const docs = await ctx
      .collection(orders.declaration)
      .find({ dispatching: true }, { limit: 100 });
    for (const { id, parcels } of docs) {
      for (const parcel of parcels.filter(({ shipmentId }) => shipmentId === undefined)) {
        if (stopping.aborted) return;
        await dispatchParcel(ctx, id, parcel);
      }
    }
  },
};
