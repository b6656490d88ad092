import { pick } from "../../../platform/contract/contract.ts";
import { fault, type Fault } from "../../../platform/kernel/fault.ts";
import * as schemas from "../orders.schemas.ts";
import type { Order } from "./order.ts";

/** The order as everyone who may read it sees it. */
export const orderView = ({ rejection, ...order }: Order): schemas.Order => ({
  ...pick(schemas.Order, {
    ...order,
    lines: order.lines.map((line) => pick(schemas.OrderLine, line)),
    status: order.status === "new" ? "pending" : order.status,
  }),
  ...(order.status === "rejected" && rejection
    ? { rejection: pick(schemas.Rejection, rejection) }
    : {}),
});

const awaited: readonly string[] = ["requiresAction", "processing"];

/** What the shopper has to do for the payment. Nobody else's affair, so it is in no list. */
export const withAction = (
  view: schemas.Order,
  { action, paymentStatus }: Pick<Order, "action" | "paymentStatus">,
): schemas.Order => (action && awaited.includes(paymentStatus) ? { ...view, ...action } : view);

/** The order as it was when the request that made it was first responded to. */
const firstView = (order: Order, status: "placed" | "pending"): schemas.Order => {
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
  const make = schemas.checkoutFaults[code as keyof typeof schemas.checkoutFaults];
  return make ? make(data) : fault(409, code, rejection?.title ?? code, data);
};

/** The response to the order's creation: the same for ever. A guest's carries the access token. */
export const creationResponse = (
  order: Order,
  accessToken: string | undefined,
): schemas.Order | Fault => {
  const { answer } = order;
  if (answer?.status === "rejected") return rejectionOf(order);
  const view = withAction(firstView(order, answer?.status ?? "pending"), order);
  return accessToken === undefined ? view : { ...view, accessToken };
};
