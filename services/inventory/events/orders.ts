import { on, type Subscription } from "../../../platform/messaging/consumer.ts";
import { cancelled, placed, rejected } from "../../orders/orders.contract.ts";
import { releaseSkus } from "../actions/holds.ts";
import { allocateLines, returnSkus } from "../actions/moves.ts";

/** What becomes of an order's stock. */
export const orderLines: readonly Subscription[] = [
  on(placed, async function ({ data }) {
    const lines = data.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    await allocateLines(this, data.orderId, lines);
  }),
  on(cancelled, async function ({ data }) {
    const skus = data.lines.map(({ sku }) => sku);
    // The closing first: told before its placing, the order is not allocated any more.
    await releaseSkus(this, data.orderId, skus);
    await returnSkus(this, data.orderId, skus);
  }),
  on(rejected, async function ({ data }) {
    await releaseSkus(this, data.orderId, data.skus);
  }),
];
