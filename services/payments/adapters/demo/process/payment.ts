/** A payment as the demo provider has it, and what may become of it. Amounts in minor units. */
import { defined } from "../../../../../platform/kernel/defined.ts";
import type { Card } from "../cards.ts";

export interface DemoPayment {
  readonly id: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amount: number;
  readonly status: "awaitsCard" | "challenged" | "authorized" | "declined" | "cancelled";
  /** Why it was declined. */
  readonly reason?: string;
  /** The last digits of the card. */
  readonly card?: string;
  readonly returnUrl?: string;
  /** When the shopper's time is over, an instant; while it is the shopper's turn. */
  readonly until?: string;
  readonly captured: number;
  readonly refunded: number;
  /** Nothing more of it will be captured. */
  readonly released?: true;
  /** Of changes that were made. */
  readonly keys: readonly string[];
}

/** Until nobody waits for the shopper any more. */
const decided = (payment: DemoPayment, after: Partial<DemoPayment>): DemoPayment => {
  const { until: _until, ...rest } = payment;
  return { ...rest, ...after };
};

export const isOpen = ({ status }: DemoPayment): boolean =>
  status === "awaitsCard" || status === "challenged";

/** The shopper has chosen a card; the payment as it was where it does not wait for one. */
export const paidWith = (payment: DemoPayment, card: Card): DemoPayment => {
  if (payment.status !== "awaitsCard") return payment;
  const { digits, effect, reason } = card;
  if (effect === "challenged") return { ...payment, status: effect, card: digits };
  return decided(payment, { status: effect, card: digits, ...defined({ reason }) });
};

export type Verdict = "approve" | "decline" | "timeout";

const reasons = { decline: "authentication_failed", timeout: "authentication_timeout" } as const;

/** How the shopper's turn ends; the payment as it was where it is not the shopper's turn, or nothing to approve yet. */
export const judged = (payment: DemoPayment, verdict: Verdict): DemoPayment => {
  if (!isOpen(payment)) return payment;
  if (verdict !== "approve")
    return decided(payment, { status: "declined", reason: reasons[verdict] });
  return payment.status === "challenged" ? decided(payment, { status: "authorized" }) : payment;
};

/** As it is now: whoever lets the time pass has declined. `now`: an instant. */
export const inTime = (payment: DemoPayment, now: string): DemoPayment =>
  payment.until !== undefined && payment.until <= now ? judged(payment, "timeout") : payment;

export interface Change {
  readonly step: "capture" | "cancel" | "refund";
  readonly key: string;
  readonly amount: number;
}

const changes: Readonly<
  Record<Change["step"], (payment: DemoPayment, amount: number) => DemoPayment | undefined>
> = {
  capture: (payment, amount) => {
    const { status, captured, released } = payment;
    const fits = status === "authorized" && !released && captured + amount <= payment.amount;
    return fits ? { ...payment, captured: captured + amount } : undefined;
  },
  refund: (payment, amount) =>
    payment.refunded + amount <= payment.captured
      ? { ...payment, refunded: payment.refunded + amount }
      : undefined,
  cancel: (payment) =>
    payment.captured > 0
      ? { ...payment, released: true }
      : decided(payment, { status: "cancelled" }),
};

/** After a change; `done` where it was made before, `refused` where it does not fit. */
export const changed = (
  payment: DemoPayment,
  { step, key, amount }: Change,
): DemoPayment | "done" | "refused" => {
  if (payment.keys.includes(key)) return "done";
  const over = payment.status === "cancelled" || payment.status === "declined";
  if (step === "cancel" && over) return "done";
  const after = changes[step](payment, amount);
  return after ? { ...after, keys: [...payment.keys, key] } : "refused";
};
