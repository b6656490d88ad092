import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { allocateLines, returnSkus } from "../actions/allocate-stock.ts";
import { releaseSkus } from "../actions/hold-stock.ts";

export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, { data }) => {
  const lines = data.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  await allocateLines(ctx, data.orderId, lines);
};

export const onCancelled: EventHandler<typeof orders.cancelled> = async (ctx, { data }) => {
  const skus = data.lines.map(({ sku }) => sku);
  // The closing first: where this event comes before its placing, the order is not allocated any more.
  await releaseSkus(ctx, data.orderId, skus);
  await returnSkus(ctx, data.orderId, skus);
};

export const onRejected: EventHandler<typeof orders.rejected> = (ctx, { data }) =>
  releaseSkus(ctx, data.orderId, data.skus);
