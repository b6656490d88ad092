import type { Decider } from "../../../platform/domain/decider.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { begin } from "../../../platform/domain/saga.ts";
import { answered, reported, type Reported } from "./checkout.ts";
import { completing, move, moves, tell, toldOf } from "./facts.ts";
import {
  dropParcel,
  recordShipment,
  ship,
  type DropParcel,
  type RecordShipment,
  type Ship,
} from "./fulfilment.ts";
import { paymentMoves, pathTo } from "./moves.ts";
import { evolve, initial, type Draft, type Order, type OrderFact } from "./order.ts";
import { cancelled, faults, submitted } from "../orders.contract.ts";

export interface Submit {
  readonly type: "Submit";
  readonly draft: Draft;
  readonly actor: string;
  readonly due: string;
  readonly holdUntil: string;
  /** The shopper does not wait: answered with the first write. */
  readonly answerNow: boolean;
}
export interface AnswerPending {
  readonly type: "AnswerPending";
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
  /** Of the payment: older news is no news. */
  readonly version: number;
  readonly cause: string;
  readonly at: string;
}
export type OrderCommand =
  Submit | Reported | AnswerPending | Cancel | RecordPayment | Ship | RecordShipment | DropParcel;

const submit = (order: Order, command: Submit): OrderFact[] => {
  if (order.status !== "new") return [];
  const { draft, actor, due, holdUntil, answerNow } = command;
  return [
    { type: "submitted", data: { draft } },
    move(order, "status", "pending", { at: draft.createdAt, actor, cause: "checkout" }),
    { type: "progressed", data: { process: begin(due), holdUntil } },
    ...(answerNow ? answered(order, "pending", "none") : []),
    tell(submitted, { orderId: order.id, cartId: draft.cartId }),
  ];
};

const cancel = (order: Order, { actor, at }: Cancel): OrderFact[] | Fault => {
  const { status, fulfilmentStatus, parcels } = order;
  if (status === "cancelled") return [];
  if (status !== "placed" || fulfilmentStatus !== "none" || parcels.length > 0) {
    return faults.ORDER_NOT_CANCELLABLE({ status, fulfilmentStatus });
  }
  return [
    move(order, "status", "cancelled", { at, actor, cause: "cancel" }),
    tell(cancelled, toldOf(order)),
  ];
};

/** While the saga walks down it tells these itself: an event beside it would only fight over the version. */
const sagaTells = (order: Order, status: string): boolean =>
  order.process?.way === "down" && ["authorized", "unknown", "declined"].includes(status);

const named: Readonly<Record<string, string>> = { failed: "declined", created: "none" };

const recordPayment = (order: Order, command: RecordPayment): OrderFact[] => {
  const { version, cause, at } = command;
  const status = named[command.status] ?? command.status;
  if (version <= order.paymentSeen || sagaTells(order, status)) return [];
  const way = pathTo(paymentMoves, order.paymentStatus, status);
  if (!way || way.length === 0) return [];
  const by = { at, actor: "payments", cause };
  const heard: OrderFact = { type: "paymentHeard", data: { version } };
  return completing(order, [heard, ...moves(order, "paymentStatus", way, by)], by);
};

const decide = (order: Order, command: OrderCommand): readonly OrderFact[] | Fault => {
  if (command.type === "Submit") return submit(order, command);
  if (order.status === "new") return common.NOT_FOUND();
  switch (command.type) {
    case "Report":
      return reported(order, command);
    case "AnswerPending":
      return answered(order, "pending", order.paymentStatus);
    case "Cancel":
      return cancel(order, command);
    case "RecordPayment":
      return recordPayment(order, command);
    case "Ship":
      return ship(order, command);
    case "RecordShipment":
      return recordShipment(order, command);
    case "DropParcel":
      return dropParcel(order, command);
  }
};

export const decider: Decider<Order, OrderCommand, OrderFact> = { initial, decide, evolve };
