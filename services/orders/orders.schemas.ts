import {
  Address,
  AddressInput,
  closedObject,
  Currency,
  Email,
  Id,
  Instant,
  LineId,
  LineInput,
  Money,
  PricedLine,
  Quantity,
  Sku,
  Totals,
  ShownEmail,
  Type,
  VariantKey,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue } from "../../platform/kernel/fault.ts";
import * as carts from "../carts/carts.schemas.ts";
import { faults as inventoryFaults } from "../inventory/inventory.contract.ts";
import { faults as paymentFaults } from "../payments/payments.contract.ts";
import { PaymentInstructions, PaymentProvider, Token } from "../payments/payments.schemas.ts";
import { SessionId } from "../payments/sessions.schemas.ts";

const { OUT_OF_STOCK } = inventoryFaults;
const {
  PAYMENT_DECLINED,
  PAYMENT_FAILED,
  PAYMENT_PROVIDER_UNKNOWN,
  PAYMENT_AMOUNT_UNSUPPORTED,
  PAYMENT_SESSION_UNKNOWN,
} = paymentFaults;
const own = catalogue({
  CART_ALREADY_ORDERED: [409, "The cart was ordered already", { cartId: Id, orderId: Id }],
  PRICE_CHANGED: [
    409,
    "The total is another than expected",
    { expectedTotal: Money, total: Money },
  ],
  ORDER_EXPIRED: [409, "The order could not be completed in time", { orderId: Id }],
  ORDER_REFUSED: [409, "The order could not be completed", { cause: Type.String(), orderId: Id }],
});

/** Refusals of a checkout; many are its participants' own, passed on. */
export const checkoutFaults = {
  CART_NOT_FOUND: carts.faults.CART_NOT_FOUND,
  CART_CLOSED: carts.faults.CART_CLOSED,
  CART_EMPTY: carts.faults.CART_EMPTY,
  EMAIL_REQUIRED: carts.faults.EMAIL_REQUIRED,
  ADDRESS_REQUIRED: carts.faults.ADDRESS_REQUIRED,
  ADDRESS_INVALID: carts.faults.ADDRESS_INVALID,
  SHIPPING_METHOD_REQUIRED: carts.faults.SHIPPING_METHOD_REQUIRED,
  SHIPPING_METHOD_UNKNOWN: carts.faults.SHIPPING_METHOD_UNKNOWN,
  NOT_FOR_SALE: carts.faults.NOT_FOR_SALE,
  UNKNOWN_SKU: carts.faults.UNKNOWN_SKU,
  QUANTITY_TOO_HIGH: carts.faults.QUANTITY_TOO_HIGH,
  CURRENCY_UNKNOWN: carts.faults.CURRENCY_UNKNOWN,
  NO_PRICE_IN_CURRENCY: carts.faults.NO_PRICE_IN_CURRENCY,
  PRICE_OUT_OF_RANGE: carts.faults.PRICE_OUT_OF_RANGE,
  OUT_OF_STOCK,
  PAYMENT_DECLINED,
  PAYMENT_FAILED,
  PAYMENT_PROVIDER_UNKNOWN,
  PAYMENT_AMOUNT_UNSUPPORTED,
  PAYMENT_SESSION_UNKNOWN,
  ...own,
};
/** Refusals of orders. */
export const faults = {
  ...checkoutFaults,
  ...catalogue({
    ORDER_NOT_CANCELLABLE: [
      409,
      "The order can no longer be cancelled",
      { orderStatus: Type.String(), fulfilmentStatus: Type.String() },
    ],
    ORDER_NOT_SHIPPABLE: [
      409,
      "Only a placed order can be shipped",
      { orderStatus: Type.String() },
    ],
    ORDER_NOT_PAID: [409, "The order is not paid for", { paymentStatus: Type.String() }],
    NOTHING_TO_SHIP: [409, "Everything was shipped already", { orderId: Id }],
    SHIPMENT_EXCEEDS_ORDER: [
      409,
      "More than the order still needs",
      { sku: Sku, remaining: Type.Integer() },
    ],
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
  "requiresAction",
  "processing",
  "expired",
  "disputed",
]);
export const FulfilmentStatus = oneOf(["none", "partial", "fulfilled", "delivered", "returned"]);

/** A line as it was priced when it was ordered. */
export const OrderLine = closedObject(
  { ...PricedLine.properties, lineId: LineId },
  { title: "OrderLine" },
);
export type OrderLine = Static<typeof OrderLine>;
/** A line as it is stored and published; absent from those of before there were keys: then it is the sku. */
export const KeyedOrderLine = closedObject({
  ...OrderLine.properties,
  variantKey: VariantKey,
});
export const ShippingChoice = closedObject({ ...carts.ShippingChoice.properties });
/** What is ordered without a cart: one is opened with it. */
export const WithoutCart = closedObject({
  lines: Type.Array(LineInput, { minItems: 1, maxItems: 100 }),
  email: Email,
  shippingAddress: AddressInput,
  shippingMethod: Id,
  billingAddress: Type.Optional(AddressInput),
  currency: Type.Optional(Currency),
});
export type WithoutCart = Static<typeof WithoutCart>;

/** Exactly one of `provider` and `session`. */
export const PaymentChoice = closedObject(
  {
    provider: Type.Optional(PaymentProvider),
    token: Type.Optional(Token),
    session: Type.Optional(SessionId),
  },
  {
    description:
      "A payment session of the cart, or a provider with what its script in the browser returned. Not needed where nothing is due",
  },
);

/** A tag of BCP 47: `de-AT`. */
export const Locale = Type.String({
  maxLength: 35,
  pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
  description: "The shopper's language, a tag of BCP 47",
  examples: ["de-AT"],
});

/** What was bought, frozen when it was ordered: stored, shown and published with the same fields, but that keys are not shown. */
export const Purchase = closedObject({
  number: Type.String(),
  cartId: Id,
  customerId: Type.Optional(Id),
  currency: Currency,
  lines: Type.Array(KeyedOrderLine),
  totals: Totals,
  email: ShownEmail,
  shippingAddress: Address,
  billingAddress: Address,
  shippingMethod: ShippingChoice,
  locale: Type.Optional(Locale),
});
export type Purchase = Static<typeof Purchase>;

export const Rejection = closedObject({ code: Type.String(), title: Type.String() });

export const Order = closedObject(
  {
    id: Id,
    ...Purchase.properties,
    lines: Type.Array(OrderLine),
    status: OrderStatus,
    paymentStatus: PaymentStatus,
    fulfilmentStatus: FulfilmentStatus,
    createdAt: Instant,
    placedAt: Type.Optional(Instant),
    rejection: Type.Optional(Rejection),
    version: Type.Integer(),
    clientSecret: Type.Optional(
      Type.String({
        description:
          "For the shopper while `paymentStatus` is `requiresAction`: for the provider's script in the browser",
      }),
    ),
    redirectUrl: Type.Optional(
      Type.String({
        description:
          "For the shopper while `paymentStatus` is `requiresAction`: the page to go on at",
      }),
    ),
    paymentInstructions: Type.Optional(PaymentInstructions),
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

export const ShipmentLine = closedObject(
  { sku: Sku, quantity: Quantity },
  { title: "ShipmentLine" },
);
export type ShipmentLine = Static<typeof ShipmentLine>;
/** A code and no free text: the audit holds it for good. */
export const UnpaidReason = Type.String({
  pattern: "^[a-z][A-Za-z0-9]{1,39}$",
  description:
    "Ships what is not paid for; the reason as a code of the shop's own. It is written into the audit",
  examples: ["paidInCash"],
});
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
