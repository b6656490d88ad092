import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as payments from "../../payments/payments.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";
import { orderView } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import { OrderPayment, OrderShipment } from "../orders.schemas.ts";
import { findOrder } from "./find-order.ts";

/** A part whose service is down is missing, not a failure of the whole. */
const itemsOf = async <T>(
  asked: Promise<{ readonly items: readonly T[] } | Fault>,
): Promise<readonly T[] | null> => {
  try {
    const result = await asked;
    return isFault(result) ? null : result.items;
  } catch {
    return null;
  }
};

const quick = { timeout: 1_500 };

/** GET /v1/orders/{orderId}/details: the order beside its payments and shipments. */
export const getDetails: Handler<typeof contract.details> = async (ctx) => {
  const order = await findOrder(ctx);
  if (isFault(order)) return order;
  const params = { orderId: order.id };
  const [paid, shipped] = await Promise.all([
    itemsOf(ctx.ask(payments.ofOrder, params, quick)),
    itemsOf(ctx.ask(shipping.ofOrder, params, quick)),
  ]);
  return {
    order: orderView(order),
    payments: paid && paid.map((payment) => pick(OrderPayment, payment)),
    shipments: shipped && shipped.map((shipment) => pick(OrderShipment, shipment)),
    missing: [...(paid ? [] : ["payments"]), ...(shipped ? [] : ["shipments"])],
  };
};
