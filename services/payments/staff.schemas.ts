import {
  action,
  closedObject,
  Id,
  IdempotencyKey,
  Money,
  Paging,
  pageOf,
  Type,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import {
  Balance,
  faults,
  Payment,
  PaymentProvider,
  PaymentStatus,
  RefundLine,
  RefundReason,
  TestCharge,
} from "./payments.schemas.ts";

const readers = { scope: "payments:read" } as const;
const writers = { scope: "payments:write" } as const;
const Part = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 9007199254740991, description: "Minor units; default all" }),
);
const key = { idempotencyKey: Type.Optional(IdempotencyKey) };
const changeFaults = [
  common.NOT_FOUND,
  common.IDEMPOTENCY_KEY_REQUIRED,
  common.IDEMPOTENCY_KEY_REUSED,
  common.VERSION_CONFLICT,
  faults.PAYMENT_UNSETTLED,
  faults.PAYMENT_BUSY,
];

export const getPayment = action({
  name: "payments.getPayment",
  summary: "One payment",
  params: closedObject({ paymentId: Id }),
  returns: Payment,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/payments/{paymentId}" },
});

export const list = action({
  name: "payments.list",
  summary: "Payments, newest first; of a long search a page may be short though `next` leads on",
  params: closedObject({
    status: Type.Optional({ ...PaymentStatus, description: "Only payments of this status" }),
    orderId: Type.Optional(Id),
    provider: Type.Optional(PaymentProvider),
    ...Paging,
  }),
  returns: pageOf(Payment),
  access: readers,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/payments" },
});

export const capture = action({
  name: "payments.capture",
  summary: "Captures an authorized payment, whole or in part",
  params: closedObject({ paymentId: Id, amount: Part, ...key }),
  returns: Payment,
  access: writers,
  faults: [...changeFaults, faults.PAYMENT_NOT_CAPTURABLE, faults.PAYMENT_AMOUNT_TOO_HIGH],
  rest: { method: "POST", path: "/payments/{paymentId}/capture", idempotency: "required" },
});

export const voidAuthorization = action({
  name: "payments.void",
  summary: "Gives an authorization back before anything was captured",
  params: closedObject({ paymentId: Id, ...key }),
  returns: Payment,
  access: writers,
  faults: [...changeFaults, faults.PAYMENT_NOT_VOIDABLE],
  rest: { method: "POST", path: "/payments/{paymentId}/void", idempotency: "required" },
});

const RefundNote = Type.String({
  minLength: 1,
  maxLength: 500,
  description: "For staff. It stays with the payment: name nobody in it",
});

export const refund = action({
  name: "payments.refund",
  summary: "Refunds what was captured, whole or in part",
  params: closedObject({
    paymentId: Id,
    amount: Part,
    lines: Type.Optional(
      Type.Array(RefundLine, {
        minItems: 1,
        maxItems: 100,
        description: "Instead of an amount: pieces of lines, for what was paid for them",
      }),
    ),
    shipping: Type.Optional(
      Type.Boolean({ description: "The postage as well; alone or beside `lines`" }),
    ),
    reason: Type.Optional(RefundReason),
    note: Type.Optional(RefundNote),
    to: Type.Optional(Type.Literal("original", { description: "Where the money goes" })),
    ...key,
  }),
  returns: Payment,
  access: { scope: "refunds:write", formerly: "payments" },
  faults: [
    ...changeFaults,
    common.VALIDATION_FAILED,
    faults.PAYMENT_NOT_REFUNDABLE,
    faults.PAYMENT_AMOUNT_TOO_HIGH,
    faults.REFUND_LINE_UNKNOWN,
    faults.REFUND_EXCEEDS_LINE,
    faults.REFUND_CEILING,
  ],
  rest: { method: "POST", path: "/payments/{paymentId}/refunds", idempotency: "required" },
});

export const recordReceipt = action({
  name: "payments.recordReceipt",
  summary: "Records that the money of a payment has come: what staff see and the provider does not",
  params: closedObject({ paymentId: Id, amount: Money, ...key }),
  returns: Payment,
  access: writers,
  faults: [
    common.NOT_FOUND,
    common.IDEMPOTENCY_KEY_REQUIRED,
    common.IDEMPOTENCY_KEY_REUSED,
    faults.PAYMENT_UNSETTLED,
    faults.PAYMENT_NOT_AWAITED,
  ],
  rest: { method: "POST", path: "/payments/{paymentId}/receipt", idempotency: "required" },
});

export const testLedger = action({
  name: "payments.testLedger",
  summary: "What the test provider charged, by order",
  params: closedObject({ orderId: Type.Optional(Id), ...Paging }),
  returns: pageOf(TestCharge),
  access: readers,
  faults: [common.NOT_FOUND, common.CURSOR_INVALID],
  rest: { method: "GET", path: "/test-provider/ledger" },
});

/** For `npm run reconcile -- payments`, page by page. */
export const reconcile = action({
  name: "payments.reconcile",
  summary: "Compares payments with their postings and with what their providers have",
  params: closedObject({ after: Type.Optional(Id) }),
  returns: closedObject({
    compared: Type.Integer(),
    moving: Type.Integer({ description: "Left out: something of them is under way" }),
    differences: Type.Array(
      closedObject({
        paymentId: Id,
        orderId: Id,
        provider: PaymentProvider,
        what: Type.String(),
        shop: Type.String(),
        there: Type.String({ description: "At the provider, or in the ledger" }),
      }),
    ),
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  access: readers,
  idempotent: true,
  // A provider may be slow for each of them.
  timeoutMs: 60_000,
});

/** Double entry: the balances of a currency sum to zero. */
export const balances = action({
  name: "payments.balances",
  summary: "Balances of the payment ledger by currency and account",
  params: closedObject({}),
  returns: pageOf(Balance),
  access: readers,
  rest: { method: "GET", path: "/ledger/balances" },
});
