import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type { shippedUnpaid } from "../../orders/orders.contract.ts";
import { record } from "../adapters/audit-chain.ts";

/** Staff shipped what is not paid for: who, which order, and the code of the reason. */
export const onShippedUnpaid: EventHandler<typeof shippedUnpaid> = (ctx, { id, data }) =>
  record(ctx, {
    actor: data.actor.replace(/^staff:/u, ""),
    action: "shippedUnpaid",
    subject: data.orderId,
    detail: `${data.paymentStatus} ${data.reason}`,
    eventId: id,
  });
