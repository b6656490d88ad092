import { published } from "../../../../platform/contract/contract.ts";
import * as orders from "../../../../services/orders/orders.contract.ts";

// An event without a field that its contract requires: cartId.
export const rejected = published(orders.rejected, { orderId: "ord_1", code: "X", skus: [] });
