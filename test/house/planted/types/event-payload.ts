import type { OrderEvent } from "../../../../services/orders/domain/order.ts";

// An event that its contract does not describe.
export const submitted: OrderEvent = { type: "orders.submitted", data: { order: 42 } };
