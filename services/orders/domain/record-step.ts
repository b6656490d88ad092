/** What the result of a step of the checkout means for the order. */
import { published } from "../../../platform/contract/contract.ts";
import {
  advance,
  rewind,
  type SagaLease,
  type NextProgress,
  type Report,
} from "../../../platform/domain/saga.ts";
import { canonicalJson } from "../../../platform/kernel/canonical-json.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { placed, rejected } from "../orders.contract.ts";
import { checkoutFaults, faults } from "../orders.schemas.ts";
import type { Step } from "../timeline.schemas.ts";
import { move, moves, publishedOrder, type By } from "./changes.ts";
import { checkout, nothingDue, variantsOf } from "./checkout.ts";
import { paymentMoves, pathTo, type PaymentStatus } from "./moves.ts";
import {
  evolve,
  type FirstResponse,
  type Order,
  type OrderEvent,
  type PaymentFacts,
} from "./order.ts";

const bySaga = (at: string, cause: string): By => ({ at, actor: "system", cause });

/** Of a payment that takes its time. */
const factsOf = (report: Report): PaymentFacts | undefined =>
  report.kind === "waiting" ? (report.pause?.facts as PaymentFacts | undefined) : undefined;

const refusedAs = ({ code, status }: Fault): PaymentStatus | undefined => {
  if (code === faults.ORDER_EXPIRED().code) return "expired";
  return status === 402 ? "declined" : undefined;
};

/** What a report of the step `authorize` says of the payment. */
const paymentAfter = (report: Report): PaymentStatus | undefined => {
  switch (report.kind) {
    case "done":
      return "authorized";
    case "waiting":
      return factsOf(report)?.status ?? "unknown";
    case "undone":
      return "voided";
    case "refused":
      return refusedAs(report.fault);
    case "expired":
      return undefined;
  }
};

const paymentMoved = (order: Order, report: Report, at: string): OrderEvent[] => {
  if (checkout.steps[report.step]?.name !== "authorize" || nothingDue(order)) return [];
  const target = paymentAfter(report);
  // What was never authorized is not shown as voided.
  const asked = order.paymentStatus !== "none";
  if (!target || (!asked && (target === "voided" || target === "expired"))) return [];
  const path = pathTo(paymentMoves, order.paymentStatus, target) ?? [];
  return moves(order, "paymentStatus", path, bySaga(at, `checkout.${report.kind}`));
};

const refusal = (order: Order, report: Report): OrderEvent[] => {
  if (order.rejection || (report.kind !== "refused" && report.kind !== "expired")) return [];
  const fault = report.kind === "refused" ? report.fault : faults.ORDER_EXPIRED();
  const documented = Object.hasOwn(checkoutFaults, fault.code);
  const { code, title, data } = documented ? fault : faults.ORDER_REFUSED({ cause: fault.code });
  const rejection = { code, title, data: { ...data, orderId: order.id } };
  return [{ type: "refused", data: { rejection } }];
};

/** Only the first response is stored: it is what a repeated request gets. */
export const responded = (order: Order, status: FirstResponse["status"]): OrderEvent[] => {
  const { answer, paymentStatus, version } = order;
  if (answer) return [];
  return [
    { type: "responded", data: { response: { status, paymentStatus, version: version + 1 } } },
  ];
};

const stepRecorded = ({ step, kind, node, ...report }: Report, at: string): OrderEvent => {
  const name = checkout.steps[step]?.name ?? String(step);
  const code = "fault" in report ? report.fault.code : undefined;
  const recorded: Step = { at, step: name, how: kind, ...defined({ code, node }) };
  return { type: "stepRecorded", data: { step: recorded } };
};

const completedBy = (order: Order, at: string): OrderEvent[] => [
  move(order, "status", "placed", bySaga(at, "checkout.completed")),
  { type: "ended", data: {} },
  published(placed, publishedOrder(order, at)),
  ...responded(order, "placed"),
];

const abortedBy = (order: Order, at: string): OrderEvent[] => {
  const { id: orderId, cartId, rejection } = order;
  const code = rejection?.code ?? faults.ORDER_REFUSED().code;
  return [
    move(order, "status", "rejected", bySaga(at, code)),
    { type: "ended", data: {} },
    published(rejected, { orderId, cartId, code, ...variantsOf(order) }),
    ...responded(order, "rejected"),
  ];
};

/** What the shopper has to do, as it is now. */
const actionAsked = (order: Order, report: Report): OrderEvent[] => {
  const { action } = factsOf(report) ?? {};
  if (action === undefined && order.action === undefined) return [];
  const same = canonicalJson(action ?? null) === canonicalJson(order.action ?? null);
  return same ? [] : [{ type: "actionAsked", data: { action } }];
};

/** Asked again, it is open still: written only where something changed, or whoever runs it must say so again. */
const stillWaiting = (order: Order, report: Report, at: string, lease: SagaLease): OrderEvent[] => {
  const { process } = order;
  if (!process?.waiting || process.step !== report.step || process.way === "up") return [];
  const events = [...paymentMoved(order, report, at), ...actionAsked(order, report)];
  if (events.length === 0 && process.due > at) return [];
  return [...events, { type: "progressed", data: { process: { ...process, ...lease } } }];
};

const continuing = (
  order: Order,
  next: Exclude<NextProgress, undefined>,
  { report, at, lateUntil }: RecordStep,
): OrderEvent[] => {
  if (next === "completed") return completedBy(order, at);
  if (next === "aborted") return abortedBy(order, at);
  const late = report.kind === "done" && report.late === true && next.way === "down";
  const data = { process: next, ...(late ? { expiresAt: lateUntil } : {}) };
  return [{ type: "progressed", data }];
};

export interface RecordStep {
  readonly type: "RecordStep";
  readonly report: Report;
  readonly at: string;
  /** Of the next step. */
  readonly lease: SagaLease;
  /** Until when stock would be held from now. */
  readonly holdUntil: string;
  /** What was authorized after the order's time has until then to be placed. */
  readonly lateUntil: string;
}

/** The result of one step and the intent of the next, in one write; [] for what is recorded already. */
export const recordStep = (order: Order, command: RecordStep): OrderEvent[] => {
  const { report, at, lease, holdUntil } = command;
  if (!order.process) return [];
  const next = advance(checkout.steps.length, order.process, report, lease);
  if (next === undefined && report.kind === "waiting")
    return stillWaiting(order, report, at, lease);
  if (next === undefined) return [];
  // Too late: the stock may be another's by now, so everything is asked again.
  if (next === "completed" && at >= order.holdUntil) {
    const process = rewind(order.process, lease);
    return [stepRecorded(report, at), { type: "progressed", data: { process, holdUntil } }];
  }
  const events = [
    stepRecorded(report, at),
    ...paymentMoved(order, report, at),
    ...actionAsked(order, report),
    ...refusal(order, report),
  ];
  return [...events, ...continuing(events.reduce(evolve, order), next, command)];
};
