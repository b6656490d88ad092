import { keyOf } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { allocateLines, cancelKeys } from "../actions/allocate-stock.ts";
import { releaseKeys } from "../actions/hold-stock.ts";

export const onPlaced: EventHandler<typeof orders.placed> = (ctx, { data }) =>
  allocateLines(ctx, data.orderId, data.lines);

export const onCancelled: EventHandler<typeof orders.cancelled> = async (ctx, { data }) => {
  const keys = data.lines.map(keyOf);
  // The closing first: where this event comes before its placing, the order is not allocated any more.
  await releaseKeys(ctx, data.orderId, keys);
  await cancelKeys(ctx, data.orderId, keys);
};

export const onRejected: EventHandler<typeof orders.rejected> = (ctx, { data }) =>
  releaseKeys(ctx, data.orderId, data.variantKeys ?? data.skus);
