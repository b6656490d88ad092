import type { Service } from "moleculer";
import { execute } from "../../../platform/storage/aggregate.ts";
import { on, type Received, type Subscription } from "../../../platform/messaging/consumer.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import {
  authorized,
  captured,
  declined,
  refunded,
  voided,
} from "../../payments/payments.contract.ts";
import { dispatched } from "../../shipping/shipping.contract.ts";
import { checkoutOf } from "../jobs/run-checkout.ts";
import { orders } from "../orders.store.ts";

type Paid = Received<typeof authorized.data>;

/** News of a payment: kept, and a saga that waits for it goes on at once. */
async function hearPayment(this: Service, { type, version, data }: Paid): Promise<void> {
  const executed = await execute(this, orders, data.orderId, {
    type: "RecordPayment",
    status: data.status,
    version,
    cause: type,
    at: shapeOf(this.broker).now(),
  });
  if (!isFault(executed)) {
    if (executed.state.process?.waiting) checkoutOf(this).wake(data.orderId);
  } else if (executed.code !== "NOT_FOUND") throw new Error(executed.code);
}

async function hearShipment(
  this: Service,
  { data }: Received<typeof dispatched.data>,
): Promise<void> {
  const { orderId, ...shipment } = data;
  const executed = await execute(this, orders, orderId, {
    type: "RecordShipment",
    ...shipment,
    actor: "shipping",
    at: shapeOf(this.broker).now(),
  });
  if (isFault(executed) && executed.code !== "NOT_FOUND") throw new Error(executed.code);
}

/** What orders listens to. */
export const subscriptions: readonly Subscription[] = [
  ...[authorized, captured, refunded, declined, voided].map((told) => on(told, hearPayment)),
  on(dispatched, hearShipment),
];
