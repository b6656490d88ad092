import {
  action,
  closedObject,
  StoredEmail,
  event,
  publicEvent,
  Id,
  IdempotencyKey,
  Instant,
  Money,
  Paging,
  pageOf,
  Sku,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { faults as paymentFaults } from "../payments/payments.contract.ts";
import {
  checkoutFaults,
  faults,
  FulfilmentStatus,
  Locale,
  Move,
  Order,
  OrderPayment,
  OrderShipment,
  OrderStatus,
  PaymentChoice,
  PaymentStatus,
  Purchase,
  ShipmentLine,
  UnpaidReason,
  WithoutCart,
} from "./orders.schemas.ts";
import { exportOf, issueLinkToken, timeline, unfinished } from "./timeline.schemas.ts";

export { checkoutFaults, faults } from "./orders.schemas.ts";
export { exportOf, issueLinkToken } from "./timeline.schemas.ts";

const token = { orderToken: Type.Optional(Type.String({ maxLength: 200 })) };
const key = { idempotencyKey: Type.Optional(IdempotencyKey) };
const readers = { scope: "orders:read" } as const;
const writers = { scope: "orders:write" } as const;
const { NOT_FOUND } = common;
const Moment = Type.String({
  maxLength: 35,
  description: "An instant of ISO 8601, or a day: the whole of it in the shop's time zone",
  examples: ["2026-11-27", "2026-11-27T10:00:00Z"],
});

const searched = (description: string) =>
  Type.String({ minLength: 1, maxLength: 200, description });

/** Of a cart, or of lines with an address. `preferAsync`: `Prefer: respond-async`. */
export const place = action({
  name: "orders.place",
  summary: "Places an order",
  params: closedObject({
    cartId: Type.Optional(Id),
    ...Type.Partial(WithoutCart).properties,
    payment: Type.Optional(PaymentChoice),
    expectedTotal: Type.Optional(Money),
    locale: Type.Optional(Locale),
    preferAsync: Type.Optional(Type.Boolean()),
    ...key,
  }),
  returns: Order,
  access: "public",
  // The order itself is what a key leads to.
  keepsResults: false,
  timeoutMs: 10_000,
  faults: [
    common.VALIDATION_FAILED,
    common.IDEMPOTENCY_KEY_REQUIRED,
    common.IDEMPOTENCY_KEY_REUSED,
    common.IDEMPOTENCY_IN_FLIGHT,
    ...Object.values(checkoutFaults),
  ],
  rest: {
    method: "POST",
    path: "/orders",
    status: 201,
    location: "/v1/orders/{id}",
    pending: "pending",
    idempotency: "required",
    keyScope: ["cartId"],
  },
});
export type PlaceInput = Static<typeof place.params>;

export const get = action({
  name: "orders.get",
  summary: "An order, for its guest, its customer or staff",
  params: closedObject({ orderId: Id, ...token }),
  returns: Order,
  access: "public",
  faults: [NOT_FOUND],
  rest: { method: "GET", path: "/orders/{orderId}", orderToken: true },
});

export const history = action({
  name: "orders.history",
  summary: "Every move of an order, oldest first",
  params: closedObject({ orderId: Id, ...token }),
  returns: closedObject({ items: Type.Array(Move) }),
  access: "public",
  faults: [NOT_FOUND],
  rest: { method: "GET", path: "/orders/{orderId}/history", orderToken: true },
});

export const details = action({
  name: "orders.details",
  summary: "An order with its payments and shipments; a part that is down is null and named",
  params: closedObject({ orderId: Id, ...token }),
  returns: closedObject({
    order: Order,
    payments: Type.Union([Type.Array(OrderPayment), Type.Null()]),
    shipments: Type.Union([Type.Array(OrderShipment), Type.Null()]),
    missing: Type.Array(Type.String()),
  }),
  access: "public",
  faults: [NOT_FOUND],
  rest: { method: "GET", path: "/orders/{orderId}/details", orderToken: true },
});

export const cancel = action({
  name: "orders.cancel",
  summary: "Cancels a placed order that was not shipped",
  params: closedObject({ orderId: Id, ...token, ...key }),
  returns: Order,
  access: "public",
  idempotent: true,
  faults: [
    NOT_FOUND,
    faults.ORDER_NOT_CANCELLABLE,
    paymentFaults.REFUND_CEILING,
    common.VERSION_CONFLICT,
  ],
  rest: {
    method: "POST",
    path: "/orders/{orderId}/cancel",
    orderToken: true,
    idempotency: "accepted",
  },
});

/** Without `lines`: everything that is left. What is not paid for needs `unpaidReason`. */
export const ship = action({
  name: "orders.ship",
  summary: "Ships an order or a part of it",
  params: closedObject({
    orderId: Id,
    lines: Type.Optional(Type.Array(ShipmentLine, { minItems: 1, maxItems: 100 })),
    carrier: Type.String({ minLength: 1, maxLength: 100 }),
    trackingNumber: Type.String({ minLength: 1, maxLength: 100 }),
    unpaidReason: Type.Optional(UnpaidReason),
    ...key,
  }),
  returns: OrderShipment,
  access: writers,
  faults: [
    NOT_FOUND,
    faults.ORDER_NOT_SHIPPABLE,
    faults.ORDER_NOT_PAID,
    faults.NOTHING_TO_SHIP,
    faults.SHIPMENT_EXCEEDS_ORDER,
    common.IDEMPOTENCY_KEY_REUSED,
    common.VERSION_CONFLICT,
  ],
  rest: {
    method: "POST",
    path: "/orders/{orderId}/shipments",
    status: 201,
    idempotency: "accepted",
  },
});

export const list = action({
  name: "orders.list",
  summary:
    "Orders, newest first by default; of a long search a page may be short though `next` leads on",
  params: closedObject({
    status: Type.Optional({ ...OrderStatus, description: "Only orders of this status" }),
    paymentStatus: Type.Optional({
      ...PaymentStatus,
      description: "Only orders whose payment has this status",
    }),
    fulfilmentStatus: Type.Optional({
      ...FulfilmentStatus,
      description: "Only orders whose parcels have this status",
    }),
    number: Type.Optional(searched("The number of an order, as in mails; in any case")),
    email: Type.Optional(StoredEmail),
    name: Type.Optional(searched("A part of a name on the order's addresses, in any case")),
    sku: Type.Optional({ ...Sku, description: "Only orders with a line of this sku" }),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
    sort: Type.Optional(
      Type.Union([Type.Literal("newest"), Type.Literal("oldest")], {
        description: "By the time of the order; default newest",
      }),
    ),
    ...Paging,
  }),
  returns: pageOf(Order),
  access: readers,
  faults: [common.CURSOR_INVALID, common.VALIDATION_FAILED],
  rest: { method: "GET", path: "/orders" },
});

export const listMine = action({
  name: "orders.listMine",
  summary: "The signed-in customer's orders, newest first",
  params: closedObject({ ...Paging }),
  returns: pageOf(Order),
  access: "signedIn",
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/customers/me/orders" },
});

const published = closedObject({
  orderId: Id,
  ...Purchase.properties,
  placedAt: Instant,
  paymentProvider: Type.String(),
});
/** The order as its events carry it. */
export type PublishedOrder = Static<typeof published>;

// Subject of all: the order.
export const submitted = event(
  "orders.submitted",
  "An order was written and is being worked on",
  closedObject({ orderId: Id, cartId: Id }),
);
export const placed = publicEvent("orders.placed", "An order is bought and paid for", published);
export const cancelled = publicEvent("orders.cancelled", "A placed order was cancelled", published);
export const dispatched = event(
  "orders.dispatched",
  "A parcel of an order left; `due` is what may be captured for all that has left",
  closedObject({ orderId: Id, shipmentId: Id, due: Money }),
);
export const fulfilled = publicEvent(
  "orders.fulfilled",
  "Everything of an order was shipped",
  published,
);
export const completed = publicEvent(
  "orders.completed",
  "An order is shipped and captured",
  published,
);
export const shippedUnpaid = event(
  "orders.shippedUnpaid",
  "Staff had pieces shipped that are not paid for",
  closedObject({
    orderId: Id,
    actor: Type.String({ description: "`staff:` and the user's id" }),
    paymentStatus: Type.String(),
    reason: UnpaidReason,
  }),
);
export const erased = publicEvent(
  "orders.erased",
  "The customer of an order was erased: what its events said of the person is to be removed",
  closedObject({ orderId: Id }),
);
export const rejected = event(
  "orders.rejected",
  "An order could not be placed; everything was undone",
  closedObject({
    orderId: Id,
    cartId: Id,
    code: Type.String(),
    skus: Type.Array(Sku),
    variantKeys: Type.Optional(Type.Array(Sku)),
  }),
);

export const contract = {
  actions: {
    place,
    get,
    history,
    details,
    cancel,
    ship,
    list,
    listMine,
    ...{ timeline, unfinished, exportOf, issueLinkToken },
    ...deadLetterActions("orders"),
  },
  events: {
    submitted,
    placed,
    cancelled,
    dispatched,
    fulfilled,
    completed,
    rejected,
    shippedUnpaid,
    erased,
  },
  faults,
};
