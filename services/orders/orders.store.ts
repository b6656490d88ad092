import { aggregate } from "../../platform/storage/aggregate.ts";
import { decider, type OrderCommand } from "./domain/decide.ts";
import type { Order, OrderEvent } from "./domain/order.ts";

/** Ids are sortable by time, so `id` is the last field of every list's index. */
export const orders = aggregate<Order, OrderCommand, OrderEvent>("orders", decider, {
  indexes: [
    { fields: ["number"], unique: true },
    { fields: ["requestKey"], unique: true },
    { fields: ["liveCartId"], unique: true, where: "liveCartId" },
    { fields: ["process.due"], where: "process.due" },
    { fields: ["dispatching"], where: "dispatching" },
    { fields: ["status", "id"] },
    { fields: ["emailKey", "id"] },
    { fields: ["customerId", "id"], where: "customerId" },
  ],
  personal: ["email", "emailKey", "shippingAddress", "billingAddress", "payment", "action"],
});
