import { published } from "../../../platform/contract/contract.ts";
import {
  commands,
  type Decider,
  type Decision as DecisionOf,
} from "../../../platform/domain/decider.ts";
import { begin, type SagaLease } from "../../../platform/domain/saga.ts";
import { common } from "../../../platform/kernel/fault.ts";
import type { Payment } from "../../payments/payments.contract.ts";
import { cancelled, erased, faults, submitted } from "../orders.contract.ts";
import { completing, move, moves, publishedOrder } from "./changes.ts";
import {
  dropParcel,
  recordShipment,
  ship,
  type DropParcel,
  type RecordShipment,
  type Ship,
} from "./fulfilment.ts";
import { paymentMoves, pathTo } from "./moves.ts";
import { evolve, initial, type Draft, type Order, type OrderEvent } from "./order.ts";
import { recordStep, responded, type RecordStep } from "./record-step.ts";

type Decision = DecisionOf<OrderEvent>;

export interface Submit {
  readonly type: "Submit";
  readonly draft: Draft;
  readonly actor: string;
  readonly lease: SagaLease;
  readonly holdUntil: string;
  /** The shopper does not wait: the response is pending from the first write on. */
  readonly respondNow: boolean;
}
export interface RespondPending {
  readonly type: "RespondPending";
}
export interface Cancel {
  readonly type: "Cancel";
  readonly actor: string;
  readonly at: string;
}
export interface RecordPayment {
  readonly type: "RecordPayment";
  /** As payments calls it. */
  readonly status: string;
  /** Of the payment: an older one changes nothing. */
  readonly version: number;
  /** It was refunded in part, and some of what is authorized can be captured still. */
  readonly uncaptured: boolean;
  readonly cause: string;
  readonly at: string;
}
/** The customer was erased. */
export interface Erase {
  readonly type: "Erase";
}
/** Whoever ordered as a guest has an account, and has shown to read the mails that the order's address gets. */
export interface Adopt {
  readonly type: "Adopt";
  readonly customerId: string;
  /** As `emailKey` has it. */
  readonly email: string;
}
export type OrderCommand =
  | Submit
  | RecordStep
  | RespondPending
  | Cancel
  | Erase
  | Adopt
  | RecordPayment
  | Ship
  | RecordShipment
  | DropParcel;

const adopt = (order: Order, { customerId, email }: Adopt): OrderEvent[] =>
  order.customerId !== undefined || order.erased || order.emailKey !== email
    ? []
    : [{ type: "adopted", data: { customerId } }];

const submit = (order: Order, command: Submit): OrderEvent[] => {
  if (order.status !== "new") return [];
  const { draft, actor, lease, holdUntil, respondNow } = command;
  return [
    { type: "drafted", data: { draft } },
    move(order, "status", "pending", { at: draft.createdAt, actor, cause: "checkout" }),
    { type: "progressed", data: { process: begin(lease), holdUntil } },
    ...(respondNow ? responded(order, "pending") : []),
    published(submitted, { orderId: order.id, cartId: draft.cartId }),
  ];
};

const cancel = (order: Order, { actor, at }: Cancel): Decision => {
  const { status, fulfilmentStatus, parcels } = order;
  if (status === "cancelled") return [];
  if (status !== "placed" || fulfilmentStatus !== "none" || parcels.length > 0) {
    return faults.ORDER_NOT_CANCELLABLE({ orderStatus: status, fulfilmentStatus });
  }
  return [
    move(order, "status", "cancelled", { at, actor, cause: "cancel" }),
    published(cancelled, publishedOrder(order)),
  ];
};

/** The command for a payment as payments has it now. */
export const paymentRecord = (
  { status, authorized, captured }: Pick<Payment, "status" | "authorized" | "captured">,
  seen: Pick<RecordPayment, "version" | "cause" | "at">,
): RecordPayment => ({
  type: "RecordPayment",
  status,
  uncaptured: status === "partiallyRefunded" && captured.amount < authorized.amount,
  ...seen,
});

const bySaga: readonly string[] = [
  "authorized",
  "unknown",
  "requiresAction",
  "processing",
  "declined",
  "expired",
];

/** While the saga runs down it records these itself: an event beside it would only compete for the version. */
const recordedBySaga = (order: Order, status: string): boolean =>
  order.process?.way === "down" && bySaga.includes(status);

/** Statuses of payments that orders name otherwise. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["failed", "declined"],
  ["created", "none"],
]);

const recordPayment = (order: Order, command: RecordPayment): OrderEvent[] => {
  const { version, uncaptured, cause, at } = command;
  const status = renamed.get(command.status) ?? command.status;
  if (version <= order.paymentSeen || recordedBySaga(order, status)) return [];
  const path = pathTo(paymentMoves, order.paymentStatus, status);
  // The first event of a payment: none is older, so that nothing has to be written with each order.
  if (status === "authorized" && path?.length === 0) return [];
  const by = { at, actor: "payments", cause };
  const seen = { version, uncaptured: path ? uncaptured : order.uncaptured === true };
  const received: OrderEvent = { type: "paymentReceived", data: seen };
  if (!path) return [received];
  return completing(order, [received, ...moves(order, "paymentStatus", path, by)], by);
};

/** A command of an order that was written. */
const ofStored =
  <C extends OrderCommand>(own: (order: Order, command: C) => Decision) =>
  (order: Order, command: C): Decision =>
    order.status === "new" ? common.NOT_FOUND() : own(order, command);

export const decider: Decider<Order, OrderCommand, OrderEvent> = {
  initial,
  evolve,
  decide: commands<Order, OrderCommand, OrderEvent>({
    Submit: submit,
    RecordStep: ofStored(recordStep),
    RespondPending: ofStored((order) => responded(order, "pending")),
    Cancel: ofStored(cancel),
    Erase: ofStored((order) => (order.erased ? [] : [published(erased, { orderId: order.id })])),
    Adopt: ofStored(adopt),
    RecordPayment: ofStored(recordPayment),
    Ship: ofStored(ship),
    RecordShipment: ofStored(recordShipment),
    DropParcel: ofStored(dropParcel),
  }),
};
