/** What a refund by lines comes to: for the pieces of all refunds of a line together, so that rounding adds up. */
import { divRound } from "../../../platform/contract/money.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import { faults } from "../payments.schemas.ts";
import type { Op, PaidLine, PaymentState, RefundWish } from "./payment.ts";

export const isByParts = ({ lines, shipping }: RefundWish): boolean =>
  lines !== undefined || shipping === true;

/** Minor units. */
export interface RefundParts {
  readonly lines?: readonly PaidLine[];
  readonly shipping?: number;
}

const live = ({ ops }: PaymentState): readonly Op[] =>
  ops.filter(({ step, state }) => step === "refund" && state !== "refused");

const add = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** What of a line was refunded before. */
const before = (state: PaymentState, lineId: string) => {
  const parts = live(state)
    .flatMap(({ lines = [] }) => lines)
    .filter((line) => line.lineId === lineId);
  return {
    pieces: add(parts.map(({ quantity }) => quantity)),
    amount: add(parts.map(({ amount }) => amount)),
  };
};

const refundOfLine = (
  state: PaymentState,
  { lineId, quantity }: { lineId: string; quantity: number },
): PaidLine | Fault => {
  const line = state.lines?.find((one) => one.lineId === lineId);
  if (!line) return faults.REFUND_LINE_UNKNOWN({ lineId });
  const { pieces, amount } = before(state, lineId);
  const remaining = line.quantity - pieces;
  if (quantity > remaining) return faults.REFUND_EXCEEDS_LINE({ lineId, remaining });
  const due = divRound(BigInt(line.amount) * BigInt(pieces + quantity), BigInt(line.quantity));
  return { lineId, quantity, amount: Number(due) - amount };
};

/** Of the postage: the part of the total that is of no line. */
const shippingLeft = (state: PaymentState): number => {
  const { asked, lines = [] } = state;
  const postage = asked - add(lines.map(({ amount }) => amount));
  return Math.max(0, postage - add(live(state).map(({ shipping = 0 }) => shipping)));
};

const isLine = (line: PaidLine | Fault): line is PaidLine => "lineId" in line;

/** The parts of a refund, or why there is none of them. A line that is named twice counts once, with all its pieces. */
export const refundParts = (state: PaymentState, wish: RefundWish): RefundParts | Fault => {
  const lines: PaidLine[] = [];
  for (const one of sumBy(wish.lines ?? [], "lineId")) {
    const line = refundOfLine(state, one);
    if (!isLine(line)) return line;
    lines.push(line);
  }
  // Without the lines nobody knows which part of the total is postage.
  const shipping = wish.shipping && state.lines ? { shipping: shippingLeft(state) } : {};
  return { ...(wish.lines ? { lines } : {}), ...shipping };
};

/** Minor units of all parts. */
export const sumOfParts = ({ lines = [], shipping = 0 }: RefundParts): number =>
  add(lines.map(({ amount }) => amount)) + shipping;

/** Whether a wish is what a refund was made of before. */
export const isSameWish = (op: Pick<Op, "lines" | "shipping">, wish: RefundWish): boolean => {
  const asked = new Map(sumBy(wish.lines ?? [], "lineId").map((one) => [one.lineId, one.quantity]));
  const { lines = [], shipping } = op;
  return (
    asked.size === lines.length &&
    lines.every(({ lineId, quantity }) => asked.get(lineId) === quantity) &&
    (shipping !== undefined) === (wish.shipping === true)
  );
};
