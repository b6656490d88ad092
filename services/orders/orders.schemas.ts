import {
  Address,
  closedObject,
  Currency,
  Id,
  Instant,
  Money,
  Quantity,
  Sku,
  Totals,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue } from "../../platform/kernel/fault.ts";

/** Refusals of a checkout; many are its participants' own, passed on. */
export const checkoutFaults = catalogue({
  CART_NOT_FOUND: [404, "There is no such cart"],
  CART_CLOSED: [409, "The cart is closed"],
  CART_EMPTY: [409, "The cart is empty"],
  EMAIL_REQUIRED: [422, "The cart needs an email address"],
  ADDRESS_REQUIRED: [422, "The cart needs a shipping address"],
  ADDRESS_INVALID: [422, "The address is not valid"],
  SHIPPING_METHOD_REQUIRED: [422, "The cart needs a shipping method"],
  SHIPPING_METHOD_UNKNOWN: [422, "This is no way to ship to the address"],
  NOT_FOR_SALE: [409, "A line is no longer on sale"],
  UNKNOWN_SKU: [422, "There is no such sku on sale"],
  QUANTITY_TOO_HIGH: [422, "A line holds at most 9999 pieces"],
  CURRENCY_UNKNOWN: [422, "Not a currency of ISO 4217"],
  NO_PRICE_IN_CURRENCY: [422, "There is no price in this currency"],
  OUT_OF_STOCK: [409, "There is not enough in stock"],
  PAYMENT_DECLINED: [402, "The payment was declined"],
  PAYMENT_FAILED: [402, "The payment did not go through; nothing was charged"],
  PAYMENT_PROVIDER_UNKNOWN: [422, "There is no such payment provider"],
  CART_ALREADY_ORDERED: [409, "The cart was ordered already"],
  PRICE_CHANGED: [409, "The total is another than expected"],
  ORDER_EXPIRED: [409, "The order could not be completed in time"],
  ORDER_REFUSED: [409, "The order could not be completed"],
});
/** Refusals of orders. */
export const faults = {
  ...checkoutFaults,
  ...catalogue({
    ORDER_NOT_CANCELLABLE: [409, "The order can no longer be cancelled"],
    ORDER_NOT_SHIPPABLE: [409, "Only a placed order can be shipped"],
    NOTHING_TO_SHIP: [409, "Everything was shipped already"],
    SHIPMENT_EXCEEDS_ORDER: [409, "More than the order still needs"],
  }),
};

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));

export const OrderStatus = oneOf(["pending", "placed", "completed", "rejected", "cancelled"]);
export const PaymentStatus = oneOf([
  "none",
  "unknown",
  "authorized",
  "declined",
  "partiallyCaptured",
  "captured",
  "partiallyRefunded",
  "refunded",
  "voided",
]);
export const FulfilmentStatus = oneOf(["none", "partial", "fulfilled", "delivered", "returned"]);

export const OrderLine = closedObject(
  {
    sku: Sku,
    title: Type.String(),
    quantity: Quantity,
    unitPrice: Money,
    discount: Money,
    tax: Money,
    total: Money,
  },
  { title: "OrderLine" },
);
export type OrderLine = Static<typeof OrderLine>;
export const ShippingChoice = closedObject({ id: Id, title: Type.String(), price: Money });

export const Order = closedObject(
  {
    id: Id,
    number: Type.String(),
    cartId: Id,
    customerId: Type.Optional(Id),
    status: OrderStatus,
    paymentStatus: PaymentStatus,
    fulfilmentStatus: FulfilmentStatus,
    currency: Currency,
    lines: Type.Array(OrderLine),
    totals: Totals,
    email: Type.String(),
    shippingAddress: Address,
    billingAddress: Address,
    shippingMethod: ShippingChoice,
    createdAt: Instant,
    placedAt: Type.Optional(Instant),
    rejection: Type.Optional(closedObject({ code: Type.String(), title: Type.String() })),
    version: Type.Integer(),
    accessToken: Type.Optional(
      Type.String({
        description: "A guest's key to the order; only in the answer to its creation",
      }),
    ),
  },
  { title: "Order" },
);
export type Order = Static<typeof Order>;

/** One legal move of `status`, `paymentStatus` or `fulfilmentStatus`. */
export const Move = closedObject(
  {
    at: Instant,
    actor: Type.String(),
    field: oneOf(["status", "paymentStatus", "fulfilmentStatus"]),
    from: Type.Union([Type.String(), Type.Null()]),
    to: Type.String(),
    cause: Type.String(),
  },
  { title: "OrderMove" },
);
export type Move = Static<typeof Move>;

export const ShipmentLine = closedObject({ sku: Sku, quantity: Quantity });
export type ShipmentLine = Static<typeof ShipmentLine>;
export const OrderShipment = closedObject(
  {
    id: Id,
    orderId: Id,
    lines: Type.Array(ShipmentLine),
    carrier: Type.String(),
    trackingNumber: Type.String(),
    status: Type.String(),
    at: Instant,
    version: Type.Integer(),
  },
  { title: "OrderShipment" },
);
export const OrderPayment = closedObject(
  {
    id: Id,
    orderId: Id,
    provider: Type.String(),
    status: Type.String(),
    authorized: Money,
    captured: Money,
    refunded: Money,
    version: Type.Integer(),
  },
  { title: "OrderPayment" },
);
