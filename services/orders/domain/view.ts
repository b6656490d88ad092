import { fault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Move, Order as OrderView } from "../orders.schemas.ts";
import { checkoutFaults } from "../orders.schemas.ts";
import type { Order } from "./order.ts";

/** The order as everyone who may read it sees it. */
export const orderView = (order: Order): OrderView => ({
  id: order.id,
  number: order.number,
  cartId: order.cartId,
  ...(order.customerId === undefined ? {} : { customerId: order.customerId }),
  status: order.status === "new" ? "pending" : order.status,
  paymentStatus: order.paymentStatus,
  fulfilmentStatus: order.fulfilmentStatus,
  currency: order.currency,
  lines: [...order.lines],
  totals: order.totals,
  email: order.email,
  shippingAddress: order.shippingAddress,
  billingAddress: order.billingAddress,
  shippingMethod: order.shippingMethod,
  createdAt: order.createdAt,
  ...(order.placedAt === undefined ? {} : { placedAt: order.placedAt }),
  ...(order.status === "rejected" && order.rejection
    ? { rejection: { code: order.rejection.code, title: order.rejection.title } }
    : {}),
  version: order.version,
});

/** The order as it was when its creation was answered. */
const asAnswered = (order: Order, status: "placed" | "pending"): OrderView => {
  const { placedAt, rejection: _rejection, ...view } = orderView(order);
  return {
    ...view,
    status,
    paymentStatus: order.answer?.paymentStatus ?? order.paymentStatus,
    fulfilmentStatus: "none",
    ...(status === "placed" && placedAt !== undefined ? { placedAt } : {}),
    version: order.answer?.version ?? order.version,
  };
};

const rejectionOf = ({ id, rejection }: Order): Fault => {
  const { code = "ORDER_REFUSED", data = { orderId: id } } = rejection ?? {};
  const make = checkoutFaults[code as keyof typeof checkoutFaults];
  return make ? make(data) : fault(409, code, rejection?.title ?? code, data);
};

/** The answer to the order's creation: the same for ever. A guest's carries the access token. */
export const creationAnswer = (
  order: Order,
  accessToken: string | undefined,
): OrderView | Fault => {
  const { answer } = order;
  if (answer?.status === "rejected") return rejectionOf(order);
  const view = asAnswered(order, answer?.status ?? "pending");
  return accessToken === undefined ? view : { ...view, accessToken };
};

export const historyView = ({ history }: Order): { items: Move[] } => ({ items: [...history] });
