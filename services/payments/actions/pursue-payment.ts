import type { ServiceContext } from "../../../platform/broker/context.ts";
import { money } from "../../../platform/contract/money.ts";
import { backoffMs } from "../../../platform/kernel/backoff.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { within } from "../../../platform/runtime/timeout.ts";
import type { CommandOutcome, Stored } from "../../../platform/storage/aggregate.ts";
import type { ChangeResult, ChargeResult, Provider, Reference } from "../adapters/port.ts";
import { capturesInParts, providerOf } from "../adapters/registry.ts";
import {
  isOpen,
  paymentIdOf,
  pendingOp,
  type Of,
  type Op,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentState,
  type Step,
} from "../domain/payment.ts";
import { faults } from "../payments.contract.ts";
import { settings } from "../payments.settings.ts";
import { payments } from "../payments.store.ts";

export type StoredPayment = Stored<PaymentState>;
const OPS_MAX = 5;

/** By then whoever asks the provider now has its result: a crash left what is still open later. */
export const afterThisCall = (ctx: ServiceContext): string =>
  plusMs(ctx.now(), settings.PROVIDER_TIMEOUT_MS + 1_000);

/** When the provider is asked next, with a growing wait; what its bank takes days for is not asked every minute. */
export const nextAsk = (
  ctx: ServiceContext,
  { asks, status }: Pick<PaymentState, "asks" | "status">,
): string => {
  const maxMs = status === "processing" ? 900_000 : 60_000;
  return plusMs(ctx.now(), backoffMs(asks + 2, Math.random(), { baseMs: 500, maxMs }));
};

/** It is the shopper's turn, or that of the provider's bank. */
export const awaiting = (
  ctx: ServiceContext,
  state: PaymentState,
  result: Extract<ChargeResult, { readonly outcome: "requiresAction" | "processing" }>,
): PaymentCommand => {
  const { outcome: status, providerId, action } = result;
  const dueAt = nextAsk(ctx, { ...state, status });
  return { type: "Await", status, providerId, dueAt, ...defined({ action }) };
};

export const decide = (
  ctx: ServiceContext,
  id: string,
  command: PaymentCommand,
  from: { state?: StoredPayment | undefined; fresh?: boolean } = {},
): Promise<CommandOutcome<PaymentState, PaymentEvent> | Fault> =>
  ctx.decide(payments, id, command, from);

/** For commands that refuse nothing. @throws on a lost race, so that the caller tries again */
export const settle = async (
  ctx: ServiceContext,
  id: string,
  command: PaymentCommand,
  state?: StoredPayment,
): Promise<StoredPayment> => {
  const executed = await decide(ctx, id, command, { state });
  if (isFault(executed)) throw new Error(`Payment ${id}: ${executed.code}`);
  return executed.state;
};

/** The provider of a payment. @throws Error when there is none of that name */
export const providerNamed = (ctx: ServiceContext, name: string): Promise<Provider> =>
  providerOf(ctx.own, name);

/** The provider's result, or `fallback` when it is late or fails: it may have done it all the same. */
export const inTime = <T>(asked: Promise<T>, fallback: T): Promise<T> =>
  within(
    asked.catch(() => fallback),
    settings.PROVIDER_TIMEOUT_MS,
    fallback,
  );

export const findPayment = (ctx: ServiceContext, id: string): Promise<StoredPayment | undefined> =>
  ctx.collection(payments.declaration).get(id);

/** As the provider is asked for it. */
export const referenceOf = ({ orderId, providerId, createdAt }: PaymentState): Reference => ({
  orderId,
  ...defined({ providerId, since: createdAt }),
});

/** What the port calls the steps that documents hold. */
const asked = { capture: "capture", void: "cancel", refund: "refund" } as const satisfies Record<
  Step,
  keyof Provider
>;
export const lost = { outcome: "unknown" } as const;

const askStep = async (ctx: ServiceContext, state: PaymentState, op: Op): Promise<ChangeResult> => {
  const provider = await providerNamed(ctx, state.provider);
  const change = {
    ...referenceOf(state),
    key: op.key,
    amount: money(op.amount, state.currency),
    ...defined({ reason: op.reason }),
  };
  return inTime<ChangeResult>(provider[asked[op.step]](change), lost);
};

/** Asks the provider for what is written as intended; safe to ask again, for the key is the same. */
export const pursue = async (ctx: ServiceContext, from: StoredPayment): Promise<StoredPayment> => {
  let state = from;
  for (let i = 0; i < OPS_MAX; i += 1) {
    const op = pendingOp(state);
    if (!op) return state;
    const result = await askStep(ctx, state, op);
    if (result.outcome === "unknown")
      return settle(ctx, state.id, { type: "Doubt", dueAt: nextAsk(ctx, state) });
    const { outcome } = result;
    const reason = result.outcome === "refused" ? result.reason : undefined;
    const dueAt = afterThisCall(ctx);
    state = await settle(ctx, state.id, { type: "Finish", key: op.key, outcome, reason, dueAt });
  }
  return state;
};

/** Written first, so it holds; then the provider is asked as far as it responds. */
export const closePayment = async (ctx: ServiceContext, orderId: string): Promise<void> => {
  const dueAt = afterThisCall(ctx);
  const closed = await settle(ctx, paymentIdOf(orderId), { type: "Close", orderId, dueAt });
  if (!isOpen(closed)) await pursue(ctx, closed);
};

/** A capture, void or refund; the same key again returns the payment as it is. */
export const beginStep = async (
  ctx: ServiceContext,
  id: string,
  wanted: Pick<Of<"Begin">, "step" | "key" | "wish" | "reason" | "note" | "ceiling"> & {
    amount?: number | undefined;
  },
): Promise<StoredPayment | Fault> => {
  const { amount, ...rest } = wanted;
  const dueAt = afterThisCall(ctx);
  const begun = await decide(ctx, id, { type: "Begin", ...rest, amount, dueAt });
  if (isFault(begun)) return begun;
  return begun.events.length === 0 ? begun.state : pursue(ctx, begun.state);
};

/** A payment that cannot be captured any more is left alone. @throws while another change is under way, so that it is tried again */
const leftAlone = (id: string, { code }: Fault): void => {
  const passing = [faults.PAYMENT_UNSETTLED, faults.PAYMENT_BUSY].map(({ line }) => line[1]);
  if (passing.includes(code)) throw new Error(`Payment ${id}: ${code}`);
};

/** The whole, as the order's progress asks for it. */
export const captureOfOrder = async (ctx: ServiceContext, orderId: string): Promise<void> => {
  const id = paymentIdOf(orderId);
  const captured = await beginStep(ctx, id, { step: "capture", key: "auto" });
  if (isFault(captured)) leftAlone(id, captured);
};

/** A parcel has left: its share is captured, by a provider that can; by others the whole. `due`: for all that has left, minor units. */
export const captureOfParcel = async (
  ctx: ServiceContext,
  { orderId, shipmentId, due }: { orderId: string; shipmentId: string; due: number },
): Promise<void> => {
  const id = paymentIdOf(orderId);
  const state = await findPayment(ctx, id);
  if (!state || state.status === "none") return;
  if (!capturesInParts(state.provider)) return captureOfOrder(ctx, orderId);
  const dueAt = afterThisCall(ctx);
  const command = { type: "CaptureDue", key: `parcel-${shipmentId}`, due, dueAt } as const;
  const begun = await decide(ctx, id, command, { state });
  if (isFault(begun)) leftAlone(id, begun);
  else if (begun.events.length > 0) await pursue(ctx, begun.state);
};
