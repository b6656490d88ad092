import {
  closedObject,
  Currency,
  Id,
  Instant,
  Money,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue } from "../../platform/kernel/fault.ts";

/** Refusals of payments. */
const ofPayment = { paymentId: Id, paymentStatus: Type.String() };
export const faults = catalogue({
  PAYMENT_DECLINED: [402, "The payment was declined", { orderId: Id }],
  PAYMENT_FAILED: [402, "The payment did not go through; nothing was charged", { orderId: Id }],
  PAYMENT_PROVIDER_UNKNOWN: [
    422,
    "There is no such payment provider",
    { provider: Type.String(), orderId: Id },
  ],
  PAYMENT_AMOUNT_UNSUPPORTED: [
    422,
    "The provider cannot take this amount, in this currency and country",
    { provider: Type.String(), amount: Money, orderId: Id },
  ],
  PAYMENT_SESSION_UNKNOWN: [
    422,
    "The cart has no such payment session, or its time is over",
    { session: Type.String(), orderId: Id },
  ],
  RETURN_URL_REFUSED: [422, "The address to come back to is of no origin of this shop"],
  PAYMENT_CANCELLED: [409, "The payment of this order was cancelled already", { orderId: Id }],
  PAYMENT_UNSETTLED: [
    409,
    "The provider has not said yet how the payment ended",
    ofPayment,
    "passing",
  ],
  PAYMENT_BUSY: [409, "Another change of this payment is under way", ofPayment, "passing"],
  PAYMENT_NOT_CAPTURABLE: [409, "There is nothing left to capture", ofPayment],
  PAYMENT_NOT_VOIDABLE: [409, "There is no authorization to void", ofPayment],
  PAYMENT_NOT_REFUNDABLE: [409, "There is nothing left to refund", ofPayment],
  REFUND_LINE_UNKNOWN: [
    422,
    "The payment has no such line, or is of before its lines were stored",
    { lineId: Type.String() },
  ],
  REFUND_EXCEEDS_LINE: [
    422,
    "More pieces than are left of the line to refund",
    { lineId: Type.String(), remaining: Type.Integer() },
  ],
  REFUND_CEILING: [403, "More than this API key may have given back", { ceiling: Money }],
  WEBHOOK_REFUSED: [400, "The message is not signed by the provider, too old, or was altered"],
  PAYMENT_NOT_AWAITED: [409, "No such money is awaited for this payment", ofPayment],
  PAYMENT_AMOUNT_TOO_HIGH: [422, "The amount is more than is left", { left: Money }],
});

const statuses = [
  "created",
  "unknown",
  "requiresAction",
  "processing",
  "authorized",
  "declined",
  "failed",
  "partiallyCaptured",
  "captured",
  "partiallyRefunded",
  "refunded",
  "voided",
  "expired",
  "disputed",
] as const;
export type PaymentStatus = (typeof statuses)[number];
export const PaymentStatus = Type.Unsafe<PaymentStatus>(
  Type.Union(statuses.map((status) => Type.Literal(status))),
);

/** Where the shopper sends the money to, and what is to be written on it. */
export const PaymentInstructions = closedObject(
  {
    reference: Type.String({ maxLength: 40, description: "Of the payment; ISO 11649" }),
    holder: Type.String({ maxLength: 100 }),
    iban: Type.String({ maxLength: 50 }),
    bic: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { title: "PaymentInstructions" },
);

/** What only the shopper can do: confirm with the secret in the provider's own script, or go to the page. */
export const ShopperAction = closedObject({
  clientSecret: Type.Optional(Type.String({ maxLength: 2_000 })),
  redirectUrl: Type.Optional(Type.String({ maxLength: 2_000 })),
  paymentInstructions: Type.Optional(PaymentInstructions),
});

const LineQuantity = {
  lineId: Type.String({ minLength: 1, maxLength: 100 }),
  quantity: Type.Integer({ minimum: 1, maximum: 9_999 }),
};
const MinorUnits = Type.Integer({ minimum: 0, maximum: 9007199254740991 });

/** Pieces of a line of the order; `amount`: what they come to, in minor units. */
export const PaidLine = closedObject({ ...LineQuantity, amount: MinorUnits });

export const RefundLine = closedObject(LineQuantity, { title: "RefundLine" });

/** A code of the shop's own. */
export const RefundReason = Type.String({
  pattern: "^[a-z][A-Za-z0-9]{1,39}$",
  description:
    "Why, as a code of the shop's own. Stripe is handed `duplicate`, `fraudulent` and `requestedByCustomer`",
  examples: ["requestedByCustomer"],
});

const PaymentRefund = closedObject(
  {
    amount: Money,
    status: Type.String({ description: "`pending`, `done` or `refused` by the provider" }),
    lines: Type.Optional(Type.Array(RefundLine)),
    shipping: Type.Optional(Money),
    reason: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
  },
  { title: "PaymentRefund" },
);

/** `unknown`: the provider's answer was lost; it is being asked. */
export const Payment = closedObject(
  {
    id: Id,
    orderId: Id,
    provider: Type.String(),
    status: PaymentStatus,
    authorized: Money,
    captured: Money,
    refunded: Money,
    refunds: Type.Optional(Type.Array(PaymentRefund, { description: "For staff, oldest first" })),
    version: Type.Integer(),
  },
  { title: "Payment" },
);
export type Payment = Static<typeof Payment>;

export const Token = Type.String({ minLength: 1, maxLength: 500 });

/** Name of a payment provider. Which there are says the shop: `PAYMENT_PROVIDERS`. */
export const PaymentProvider = Type.String({
  minLength: 1,
  maxLength: 40,
  description: "One of the shop's payment providers",
  examples: ["manual", "test"],
});

/** A charge as the test provider has it: the outside world's side. */
export const TestCharge = closedObject(
  {
    id: Type.String(),
    orderId: Id,
    status: Type.Union([
      Type.Literal("pending"),
      Type.Literal("authorized"),
      Type.Literal("declined"),
      Type.Literal("voided"),
    ]),
    authorized: Money,
    captured: Money,
    refunded: Money,
    steps: Type.Array(closedObject({ key: Type.String(), amount: Money, at: Instant })),
    at: Instant,
  },
  { title: "TestCharge" },
);
export type TestCharge = Static<typeof TestCharge>;

export const Balance = closedObject(
  { currency: Currency, account: Type.String(), balance: Type.Integer() },
  { title: "Balance", description: "In minor units of the currency" },
);
