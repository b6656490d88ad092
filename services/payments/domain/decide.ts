import { published } from "../../../platform/contract/contract.ts";
import { money } from "../../../platform/contract/money.ts";
import {
  commands,
  type Decider,
  type Decision as DecisionOf,
} from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as contract from "../payments.contract.ts";
import type { PaymentStatus } from "../payments.contract.ts";
import {
  evolve,
  initial,
  isFresh,
  isOpen,
  mayRepeat,
  pendingOp,
  type Details,
  type Moved,
  type Of,
  type Op,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentState,
  type Step,
} from "./payment.ts";

import { isByParts, isSameWish, refundParts, sumOfParts } from "./refunds.ts";

const { faults } = contract;
type Decision = DecisionOf<PaymentEvent>;

/** `amount` is what moved; the others are the sums after it. */
const movedData = (
  state: PaymentState,
  amount: number,
  after: { status: PaymentStatus } & Partial<
    Pick<PaymentState, "authorized" | "captured" | "refunded">
  >,
): Moved["data"] => {
  const { id, orderId, provider, currency, authorized, captured, refunded } = {
    ...state,
    ...after,
  };
  return {
    paymentId: id,
    orderId,
    provider,
    amount: money(amount, currency),
    status: after.status,
    authorized: money(authorized, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
  };
};

const begun = (
  key: string,
  step: Step,
  amount: number,
  asked: number | null,
  dueAt: string,
  facts: Pick<Op, "lines" | "shipping" | "reason" | "note"> = {},
): PaymentEvent => ({ type: "begun", data: { key, step, amount, asked, dueAt, ...facts } });

/** Payments asked the provider for it by itself, and was refused. */
const undoRefused = ({ ops }: PaymentState, step: Step): boolean =>
  ops.some((op) => op.step === step && op.state === "refused" && op.key.startsWith("undo"));

/** What a closed payment still has to give back: first what is not captured, then what is. */
const undo = (state: PaymentState, dueAt: string): PaymentEvent[] => {
  if (!state.closed || pendingOp(state)) return [];
  const key = `undo${state.ops.length}`;
  const uncaptured = state.status === "voided" ? 0 : state.authorized - state.captured;
  if (uncaptured > 0 && !undoRefused(state, "void"))
    return [begun(key, "void", uncaptured, null, dueAt)];
  const rest = state.captured - state.refunded;
  return rest > 0 && !undoRefused(state, "refund") ? [begun(key, "refund", rest, null, dueAt)] : [];
};

/** The intent to charge; where a crash left it or its result was lost, once more. */
const create = (state: PaymentState, { type: _type, at, ...data }: Of<"Create">): Decision => {
  if (state.closed) return faults.PAYMENT_CANCELLED({ orderId: data.orderId });
  if (state.status === "none") return [{ type: "created", data: { ...data, createdAt: at } }];
  const { dueAt } = data;
  const again = mayRepeat(state, at) && !isFresh(state, at) && state.dueAt !== dueAt;
  return again ? [{ type: "repeated", data: { dueAt } }] : [];
};

/** What is new of what came with a result. */
const detailed = (state: PaymentState, { providerId, reason }: Details): PaymentEvent[] => {
  const data = defined({
    providerId: providerId === state.providerId ? undefined : providerId,
    reason: reason === state.reason ? undefined : reason,
  });
  return Object.keys(data).length > 0 ? [{ type: "detailed", data }] : [];
};

const settled = (state: PaymentState, outcome: Of<"Settle">["outcome"]): PaymentEvent => {
  const { asked } = state;
  if (outcome === "authorized") {
    const after = { status: "authorized", authorized: asked } as const;
    return published(contract.authorized, movedData(state, asked, after));
  }
  const status = outcome === "declined" ? "declined" : "failed";
  return published(contract.declined, movedData(state, asked, { status }));
};

/** Nothing was charged, as far as was known: their orders were rejected. */
const uncharged: readonly string[] = ["declined", "failed", "expired"];

/** Charged after all, which nobody waits for any more: it is taken up, and goes back. */
const late = (state: PaymentState, details: Details): PaymentEvent[] => {
  const closed: PaymentEvent = { type: "closed", data: { orderId: state.orderId } };
  const event = settled(state, "authorized");
  const after = [closed, event].reduce(evolve, state);
  return [...detailed(state, details), closed, event, ...undo(after, state.dueAt ?? "")];
};

const settle = (state: PaymentState, { outcome, ...details }: Of<"Settle">): Decision => {
  if (outcome === "authorized" && uncharged.includes(state.status)) return late(state, details);
  if (!isOpen(state)) return [];
  const event = settled(state, outcome);
  return [...detailed(state, details), event, ...undo(evolve(state, event), state.dueAt ?? "")];
};

/** What is authorized and not captured may be cancelled still. */
const isCancellable = (state: PaymentState): boolean =>
  isOpen(state) || (state.status === "authorized" && state.captured === 0);

const beginExpiry = (state: PaymentState, { orderId, at, until }: Of<"BeginExpiry">): Decision => {
  const { status, closed, expiring } = state;
  if (closed) return [];
  if (status === "none") return [{ type: "closed", data: { orderId } }];
  if (expiring === undefined && !isOpen(state)) return [];
  if (expiring !== undefined && at < expiring)
    return expiring === until
      ? []
      : faults.PAYMENT_BUSY({ paymentId: state.id, paymentStatus: status });
  return [{ type: "expiryBegun", data: { until } }];
};

const cancelledLate = (state: PaymentState): PaymentEvent[] => {
  const { asked, authorized } = state;
  const after = { status: "expired" } as const;
  if (!isCancellable(state)) return [];
  return isOpen(state)
    ? [published(contract.declined, movedData(state, asked, after))]
    : [published(contract.voided, movedData(state, authorized, after))];
};

const endExpiry = (state: PaymentState, { outcome, ...details }: Of<"EndExpiry">): Decision => {
  if (state.expiring === undefined) return [];
  const ended: PaymentEvent = { type: "expiryEnded", data: {} };
  const authorized = isOpen(state) ? [settled(state, "authorized")] : [];
  const end = outcome === "cancelled" ? cancelledLate(state) : authorized;
  return [...detailed(state, details), ended, ...end];
};

const wait = (
  state: PaymentState,
  { status, action, dueAt, ...details }: Of<"Await">,
): Decision => {
  if (!isOpen(state)) return [];
  const same = state.status === status && state.dueAt === dueAt;
  const awaited: PaymentEvent = {
    type: "awaited",
    data: { status, dueAt, ...defined({ action }) },
  };
  return [...detailed(state, details), ...(same ? [] : [awaited])];
};

const doubt = (state: PaymentState, { dueAt, lost, ...details }: Of<"Doubt">): Decision => {
  const waits = isOpen(state) || pendingOp(state) !== undefined;
  if (!waits) return [];
  const doubted = state.status !== "created" && state.dueAt === dueAt;
  const event: PaymentEvent = { type: "doubted", data: { dueAt, ...defined({ lost }) } };
  return [...detailed(state, details), ...(doubted ? [] : [event])];
};

const withdraw = ({ status }: PaymentState): Decision =>
  status === "created" ? [{ type: "withdrawn", data: {} }] : [];

const close = (state: PaymentState, { orderId, dueAt }: Of<"Close">): Decision => {
  const mark: PaymentEvent[] = state.closed ? [] : [{ type: "closed", data: { orderId } }];
  return [...mark, ...undo({ ...state, closed: true }, dueAt)];
};

const allowed: Readonly<Record<Step, readonly string[]>> = {
  capture: ["authorized", "partiallyCaptured", "partiallyRefunded"],
  void: ["authorized"],
  refund: ["partiallyCaptured", "captured", "partiallyRefunded"],
};
const nothingLeft = {
  capture: faults.PAYMENT_NOT_CAPTURABLE,
  void: faults.PAYMENT_NOT_VOIDABLE,
  refund: faults.PAYMENT_NOT_REFUNDABLE,
};

const leftFor = ({ authorized, captured, refunded }: PaymentState, step: Step): number =>
  step === "refund" ? captured - refunded : authorized - captured;

const hindrance = (state: PaymentState, step: Step): Fault | undefined => {
  const facts = { paymentId: state.id, paymentStatus: state.status };
  if (state.status === "none") return common.NOT_FOUND({ id: state.id });
  if (isOpen(state)) return faults.PAYMENT_UNSETTLED(facts);
  if (pendingOp(state)) return faults.PAYMENT_BUSY(facts);
  // Of a closed payment money only goes back.
  const open = allowed[step].includes(state.status) && !(state.closed && step === "capture");
  return open && leftFor(state, step) > 0 ? undefined : nothingLeft[step](facts);
};

/** The ceiling is for all that was given back of the payment: many small refunds are as much as a large one. */
const tooMuch = (
  state: PaymentState,
  { step, ceiling }: Of<"Begin">,
  amount: number,
): Fault | undefined => {
  const left = leftFor(state, step);
  if (amount > left) return faults.PAYMENT_AMOUNT_TOO_HIGH({ left: money(left, state.currency) });
  if (step !== "refund" || !ceiling) return undefined;
  const { currency, refunded } = state;
  const fits = ceiling.currency === currency && refunded + amount <= ceiling.amount;
  return fits ? undefined : faults.REFUND_CEILING({ ceiling });
};

/** The same key again: nothing more, if it is the same change. */
const repeated = (op: Op, { step, amount, wish = {} }: Of<"Begin">): Decision => {
  const same = op.step === step && op.asked === (amount ?? null) && isSameWish(op, wish);
  return same ? [] : common.IDEMPOTENCY_KEY_REUSED();
};

const begin = (state: PaymentState, command: Of<"Begin">): Decision => {
  const { step, key, dueAt, wish = {}, reason, note } = command;
  const before = state.ops.find((op) => op.key === key);
  if (before) return repeated(before, command);
  const hindered = hindrance(state, step);
  if (hindered) return hindered;
  const asked = command.amount ?? null;
  const parts = refundParts(state, wish);
  if (isFault(parts)) return parts;
  const amount = isByParts(wish) ? sumOfParts(parts) : (asked ?? leftFor(state, step));
  const refused = tooMuch(state, command, amount);
  if (refused) return refused;
  if (amount === 0) return nothingLeft[step]({ paymentId: state.id, paymentStatus: state.status });
  return [begun(key, step, amount, asked, dueAt, { ...parts, ...defined({ reason, note }) })];
};

const captureDue = (state: PaymentState, { key, due, dueAt }: Of<"CaptureDue">): Decision => {
  if (state.ops.some((op) => op.key === key)) return [];
  const amount = Math.min(due, state.authorized) - state.captured;
  if (amount <= 0) return [];
  return hindrance(state, "capture") ?? [begun(key, "capture", amount, amount, dueAt)];
};

/** Of what was captured; a part that was given back shows, whatever is captured after it. */
const statusOf = ({ authorized, captured, refunded }: PaymentState): PaymentStatus => {
  if (refunded > 0) return refunded < captured ? "partiallyRefunded" : "refunded";
  return captured < authorized ? "partiallyCaptured" : "captured";
};

const done = (state: PaymentState, { step, amount, reason }: Op): PaymentEvent => {
  if (step === "void") {
    const { captured: authorized } = state;
    const rest = { status: statusOf({ ...state, authorized }), authorized };
    const after = authorized > 0 ? rest : ({ status: "voided" } as const);
    return published(contract.voided, movedData(state, amount, after));
  }
  if (step === "capture") {
    const captured = state.captured + amount;
    const status = statusOf({ ...state, captured });
    return published(contract.captured, movedData(state, amount, { status, captured }));
  }
  const refunded = state.refunded + amount;
  const status = statusOf({ ...state, refunded });
  const moved = movedData(state, amount, { status, refunded });
  return published(contract.refunded, { ...moved, ...defined({ reason }) });
};

const finish = (state: PaymentState, { key, outcome, reason, dueAt }: Of<"Finish">): Decision => {
  const op = pendingOp(state);
  if (op?.key !== key) return [];
  const event: PaymentEvent =
    outcome === "refused"
      ? { type: "refused", data: { key, ...defined({ reason }) } }
      : done(state, op);
  return [event, ...undo(evolve(state, event), dueAt)];
};

/** `created → authorized → captured → refunded`, `declined`, `failed`, `voided`; open: `unknown` until the provider is asked, `requiresAction`, `processing`. */
export const payment: Decider<PaymentState, PaymentCommand, PaymentEvent> = {
  initial,
  evolve,
  decide: commands<PaymentState, PaymentCommand, PaymentEvent>({
    Create: create,
    Settle: settle,
    Await: wait,
    BeginExpiry: beginExpiry,
    EndExpiry: endExpiry,
    Lapse: (state) =>
      state.status === "authorized" && !pendingOp(state) ? cancelledLate(state) : [],
    Doubt: doubt,
    Withdraw: withdraw,
    Close: close,
    Begin: begin,
    CaptureDue: captureDue,
    Finish: finish,
  }),
};
