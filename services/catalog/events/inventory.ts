import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import type * as inventory from "../../inventory/inventory.contract.ts";
import { storeReport } from "../adapters/shelf-state.ts";

/** The stock of a sku changed. */
export const onLevel: EventHandler<typeof inventory.levelChanged> = (ctx, { rank, data }) => {
  const { available, tracked, backorder } = data;
  return storeReport(ctx, keyOf(data), { levelSeen: rank }, { available, tracked, backorder });
};
