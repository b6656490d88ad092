import {
  action,
  closedObject,
  Currency,
  Email,
  publicEvent,
  Id,
  Instant,
  Money,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { PublishedEvent, NodeId, timelineParams } from "../../platform/contract/timeline.ts";
import {
  faults,
  PaidLine,
  Payment,
  PaymentProvider,
  PaymentStatus,
  RefundReason,
  ShopperAction,
  Token,
} from "./payments.schemas.ts";

import {
  balances,
  capture,
  getPayment,
  list,
  reconcile,
  recordReceipt,
  refund,
  testLedger,
  voidAuthorization,
} from "./staff.schemas.ts";
import { methods, openPage, openSession, resolveChoice } from "./sessions.schemas.ts";

export * from "./payments.schemas.ts";
export * from "./staff.schemas.ts";
export { resolveChoice, type Choice } from "./sessions.schemas.ts";

export const providers = action({
  name: "payments.providers",
  summary: "The providers that are switched on, by name",
  params: closedObject({}),
  returns: closedObject({
    items: Type.Array(PaymentProvider),
    deadlines: Type.Optional(
      Type.Array(closedObject({ provider: PaymentProvider, ms: Type.Integer({ minimum: 1 }) }), {
        description:
          "Milliseconds that shoppers have to pay, where a provider has a time of its own",
      }),
    ),
    selective: Type.Optional(
      Type.Array(PaymentProvider, {
        description:
          "Those that do not take every amount: `resolveChoice` says whether they take one",
      }),
    ),
  }),
  access: "internal",
  idempotent: true,
});

/** How the payment of an order stands for its checkout. `unknown`: ask `resolve` later, and `authorize` again where it says `none`. */
const Stage = closedObject({
  paymentId: Id,
  status: Type.Union(
    (
      [
        "authorized",
        "unknown",
        "requiresAction",
        "processing",
        "none",
        "declined",
        "failed",
        "expired",
      ] as const
    ).map((status) => Type.Literal(status)),
  ),
  /** While it is the shopper's turn. */
  action: Type.Optional(ShopperAction),
});
export type Stage = Static<typeof Stage>;

/** Idempotent by order: an order is charged at most once. */
export const authorize = action({
  name: "payments.authorize",
  summary: "Authorizes the payment of an order",
  params: closedObject({
    orderId: Id,
    amount: Money,
    lines: Type.Optional(Type.Array(PaidLine, { maxItems: 500 })),
    provider: PaymentProvider,
    token: Type.Optional(Token),
    returnUrl: Type.Optional(Type.String({ maxLength: 1_000 })),
    email: Type.Optional(Email),
  }),
  returns: Stage,
  access: "internal",
  idempotent: true,
  faults: [
    faults.PAYMENT_DECLINED,
    faults.PAYMENT_FAILED,
    faults.PAYMENT_PROVIDER_UNKNOWN,
    faults.PAYMENT_AMOUNT_UNSUPPORTED,
    faults.PAYMENT_CANCELLED,
  ],
});

export const resolve = action({
  name: "payments.resolve",
  summary: "How the payment of an order ended; asks the provider when it is not known",
  params: closedObject({ orderId: Id }),
  returns: Stage,
  access: "internal",
  idempotent: true,
});

/** The provider's payment is cancelled first. `authorized`: it was sooner; `expired`: that is confirmed; `unknown`: ask again. */
export const expire = action({
  name: "payments.expire",
  summary: "Ends the payment of an order whose time is over, unless it was authorized",
  params: closedObject({ orderId: Id }),
  returns: Stage,
  access: "internal",
  idempotent: true,
  // The provider is asked how it stands, to cancel, and where it refuses, once more.
  timeoutMs: 15_000,
});

/** Durable once answered: what the provider has not answered yet is voided when it does. */
export const cancel = action({
  name: "payments.cancel",
  summary: "Voids or refunds the payment of an order; a later authorize of it is refused",
  params: closedObject({ orderId: Id }),
  returns: closedObject({ orderId: Id }),
  access: "internal",
  idempotent: true,
});

export const ofOrder = action({
  name: "payments.ofOrder",
  summary: "The payments of an order",
  params: closedObject({ orderId: Id }),
  returns: closedObject({ items: Type.Array(Payment) }),
  access: "internal",
  idempotent: true,
});

/** `lines` of a posting: minor units; debit above, credit below zero. */
export const timeline = action({
  name: "payments.timeline",
  summary: "What payments has of an order: the payment, what the ledger booked, what was published",
  params: timelineParams,
  returns: closedObject({
    node: NodeId,
    payments: Type.Array(Payment),
    postings: Type.Array(
      closedObject({
        at: Instant,
        type: Type.String(),
        currency: Currency,
        lines: Type.Array(closedObject({ account: Type.String(), amount: Type.Integer() })),
      }),
    ),
    events: Type.Array(PublishedEvent),
  }),
  access: "internal",
  idempotent: true,
});

/** What it says is a hint: the payment is asked for at the provider. Signed and of no concern: received, without effect. */
export const receiveWebhook = action({
  name: "payments.receiveWebhook",
  summary: "Takes a signed message of a payment provider",
  params: closedObject({
    provider: PaymentProvider,
    body: Type.String({ description: "The bytes, in Base64" }),
    headers: Type.Array(closedObject({ name: Type.String(), value: Type.String() })),
  }),
  returns: closedObject({ received: Type.Boolean() }),
  access: "public",
  idempotent: true,
  faults: [common.NOT_FOUND, faults.WEBHOOK_REFUSED],
  rest: {
    method: "POST",
    path: "/webhooks/{provider}",
    body: "raw",
    idempotency: "none",
  },
});

// `amount` is what this event moved; the others are the sums after it.
const moved = closedObject({
  paymentId: Id,
  orderId: Id,
  provider: Type.String(),
  amount: Money,
  status: PaymentStatus,
  authorized: Money,
  captured: Money,
  refunded: Money,
});

// Subject of all: the payment.
export const authorized = publicEvent("payments.authorized", "A payment was authorized", moved);
export const captured = publicEvent("payments.captured", "Money was captured", moved);
export const refunded = publicEvent(
  "payments.refunded",
  "Money was refunded",
  closedObject({
    ...moved.properties,
    reason: Type.Optional({ ...RefundReason, description: "Why, as a code of the shop's own" }),
  }),
);
export const declined = publicEvent("payments.declined", "A payment was declined or failed", moved);
export const voided = publicEvent("payments.voided", "An authorization was given back", moved);

export const contract = {
  actions: {
    providers,
    methods,
    openSession,
    openPage,
    resolveChoice,
    authorize,
    resolve,
    expire,
    cancel,
    ofOrder,
    timeline,
    getPayment,
    list,
    capture,
    void: voidAuthorization,
    refund,
    receiveWebhook,
    reconcile,
    recordReceipt,
    testLedger,
    balances,
    ...deadLetterActions("payments"),
  },
  events: { authorized, captured, refunded, declined, voided },
  faults,
};
