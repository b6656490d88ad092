import type { Handler } from "../../../../platform/broker/context.ts";
import type * as carts from "../../../../services/carts/carts.contract.ts";

// A response without what its contract requires.
export const closeCart: Handler<typeof carts.close> = () => ({ orderId: "ord_1" });
