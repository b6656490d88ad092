import { on, type Subscription } from "../../../platform/messaging/consumer.ts";
import { cancelled, fulfilled, placed } from "../../orders/orders.contract.ts";
import { cancelPayment, captureOfOrder } from "../actions/payments.ts";
import { settings } from "../payments.settings.ts";

/** What becomes of an order's payment. */
export const orderLines: readonly Subscription[] = [
  on(placed, async function ({ data }) {
    if (settings.CAPTURE === "placed") await captureOfOrder(this, data.orderId);
  }),
  on(fulfilled, async function ({ data }) {
    if (settings.CAPTURE === "dispatch") await captureOfOrder(this, data.orderId);
  }),
  on(cancelled, async function ({ data }) {
    await cancelPayment(this, data.orderId);
  }),
];
