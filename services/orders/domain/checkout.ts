/** The saga of a checkout, its pure half: what each row is told, and what its result means for the order. */
import type { Fault } from "../../../platform/kernel/fault.ts";
import { advance, rewind, type Next, type Report } from "../../../platform/domain/saga.ts";
import { move, moves, tell, toldOf, type By } from "./facts.ts";
import { paymentMoves, pathTo, type PaymentStatus } from "./moves.ts";
import { evolve, type Answer, type Order, type OrderFact } from "./order.ts";
import { faults, placed, rejected } from "../orders.contract.ts";
import { checkoutFaults } from "../orders.schemas.ts";
import type { Step } from "../timeline.schemas.ts";

/** The rows, in order. Intent is in the order before each is asked. */
export const steps = ["reserve", "authorize", "close"] as const;

/** The lines by sku: those that share one are summed. */
const quantities = ({ lines }: Order): { sku: string; quantity: number }[] => {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums].map(([sku, quantity]) => ({ sku, quantity }));
};

export const toReservation = (order: Order) => ({
  orderId: order.id,
  lines: quantities(order),
  until: order.holdUntil,
});
export const toRelease = (order: Order) => ({
  orderId: order.id,
  skus: quantities(order).map(({ sku }) => sku),
});
export const toAuthorization = ({ id, totals, payment, email }: Order) => ({
  orderId: id,
  amount: totals.total,
  provider: payment.provider,
  ...(payment.token === undefined ? {} : { token: payment.token }),
  email,
});
export const toPayment = ({ id }: Order) => ({ orderId: id });
export const toClosing = ({ id, cartId }: Order) => ({ orderId: id, cartId });

/** How the status of an authorization reads. `none`: it was never asked for. */
export const readPayment = ({
  status,
}: {
  readonly status: "authorized" | "unknown" | "declined" | "failed" | "none";
}): "done" | "wait" | "again" | Fault => {
  switch (status) {
    case "authorized":
      return "done";
    case "unknown":
      return "wait";
    case "declined":
      return faults.PAYMENT_DECLINED();
    case "failed":
      return faults.PAYMENT_FAILED();
    case "none":
      return "again";
  }
};

const bySaga = (at: string, cause: string): By => ({ at, actor: "system", cause });

const paymentAfter = (report: Report): PaymentStatus | undefined => {
  if (steps[report.step] !== "authorize") return undefined;
  if (report.kind === "done") return "authorized";
  if (report.kind === "waiting") return "unknown";
  if (report.kind === "undone") return "voided";
  const declined = report.kind === "refused" && report.fault.status === 402;
  return declined ? "declined" : undefined;
};

const paymentMoved = (order: Order, report: Report, at: string): OrderFact[] => {
  const target = paymentAfter(report);
  // What was never authorized is not shown as voided.
  if (!target || (target === "voided" && order.paymentStatus === "none")) return [];
  const way = pathTo(paymentMoves, order.paymentStatus, target) ?? [];
  return moves(order, "paymentStatus", way, bySaga(at, `checkout.${report.kind}`));
};

const refusalOf = (order: Order, report: Report): OrderFact[] => {
  if (order.rejection || (report.kind !== "refused" && report.kind !== "expired")) return [];
  const fault = report.kind === "refused" ? report.fault : faults.ORDER_EXPIRED();
  const known = Object.hasOwn(checkoutFaults, fault.code);
  const { code, title, data } = known ? fault : faults.ORDER_REFUSED({ cause: fault.code });
  return [
    { type: "refused", data: { rejection: { code, title, data: { ...data, orderId: order.id } } } },
  ];
};

/** The first answer is the one that is replayed. */
export const answered = (
  order: Order,
  status: Answer["status"],
  paymentStatus: PaymentStatus,
): OrderFact[] =>
  order.answer
    ? []
    : [
        {
          type: "answered",
          data: { answer: { status, paymentStatus, version: order.version + 1 } },
        },
      ];

/** The steps so far and this one. */
const stepped = (order: Order, { step, kind, node, ...report }: Report, at: string): OrderFact => {
  const last: Step = {
    at,
    step: steps[step] ?? String(step),
    how: kind,
    ...("fault" in report ? { code: report.fault.code } : {}),
    ...(node === undefined ? {} : { node }),
  };
  return { type: "progressed", data: { steps: [...(order.steps ?? []), last] } };
};

const ending = (order: Order, next: Next, at: string): OrderFact[] => {
  if (next === "completed") {
    return [
      move(order, "status", "placed", bySaga(at, "checkout.completed")),
      { type: "ended", data: {} },
      tell(placed, toldOf(order, at)),
      ...answered(order, "placed", order.paymentStatus),
    ];
  }
  const code = order.rejection?.code ?? faults.ORDER_REFUSED().code;
  const skus = quantities(order).map(({ sku }) => sku);
  return [
    move(order, "status", "rejected", bySaga(at, code)),
    { type: "ended", data: {} },
    tell(rejected, { orderId: order.id, cartId: order.cartId, code, skus }),
    ...answered(order, "rejected", order.paymentStatus),
  ];
};

export interface Reported {
  readonly type: "Report";
  readonly report: Report;
  readonly at: string;
  /** Until then the next row is this runner's. */
  readonly due: string;
  /** Until when stock would be held from now. */
  readonly holdUntil: string;
}

/** Result of one row and intent of the next, in one write; [] for what is known already. */
export const reported = (order: Order, { report, at, due, holdUntil }: Reported): OrderFact[] => {
  if (!order.process) return [];
  const next = advance(steps.length, order.process, report, due);
  if (next === undefined) return [];
  // Too late: the stock may be another's by now, so everything is asked again.
  if (next === "completed" && at >= order.holdUntil) {
    const process = rewind(order.process, due);
    return [stepped(order, report, at), { type: "progressed", data: { process, holdUntil } }];
  }
  const facts = [
    stepped(order, report, at),
    ...paymentMoved(order, report, at),
    ...refusalOf(order, report),
  ];
  if (typeof next === "object") return [...facts, { type: "progressed", data: { process: next } }];
  return [...facts, ...ending(facts.reduce(evolve, order), next, at)];
};
