import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { money } from "../../../platform/contract/money.ts";
import type { ChangeResult, Standing } from "../adapters/port.ts";
import {
  awaits,
  isFresh,
  isOpen,
  mayRepeat,
  paymentIdOf,
  type PaymentCommand,
} from "../domain/payment.ts";
import { stageOf } from "../domain/stage.ts";
import type * as contract from "../payments.contract.ts";
import {
  findPayment,
  awaiting,
  inTime,
  lost,
  nextAsk,
  providerNamed,
  pursue,
  referenceOf,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";

/** The provider has no charge, and may be asked for it again: by the checkout, which has the token. */
export const uncharged = "uncharged";
type Uncharged = typeof uncharged;

/** The provider has none: a charge still on its way must not come after we said so. */
const forbid = async (ctx: ServiceContext, state: StoredPayment): Promise<StoredPayment> => {
  const { id, asked, currency } = state;
  const provider = await providerNamed(ctx, state.provider);
  const change = { ...referenceOf(state), key: "forbid", amount: money(asked, currency) };
  const { outcome } = await inTime<ChangeResult>(provider.cancel(change), lost);
  return outcome === "done"
    ? settle(ctx, id, { type: "Settle", outcome: "none" })
    : settle(ctx, id, { type: "Doubt", dueAt: nextAsk(ctx, state) });
};

/** What the provider says of a charge, for the payment. */
const commandOf = (
  ctx: ServiceContext,
  state: StoredPayment,
  found: Exclude<Standing, { readonly outcome: "none" }>,
): PaymentCommand => {
  const { providerId } = found;
  switch (found.outcome) {
    case "unknown":
      return { type: "Doubt", dueAt: nextAsk(ctx, state), providerId };
    case "requiresAction":
    case "processing":
      return awaiting(ctx, state, found);
    case "declined":
      return { type: "Settle", outcome: "declined", providerId, reason: found.reason };
    default:
      return { type: "Settle", outcome: found.outcome, providerId };
  }
};

/** Asks the provider what became of a charge whose result is not there yet. */
const askStanding = async (
  ctx: ServiceContext,
  state: StoredPayment,
): Promise<StoredPayment | Uncharged> => {
  const provider = await providerNamed(ctx, state.provider);
  const found = await inTime<Standing>(provider.query(referenceOf(state)), lost);
  if (found.outcome !== "none") return settle(ctx, state.id, commandOf(ctx, state, found));
  return mayRepeat(state, ctx.now()) ? uncharged : forbid(ctx, state);
};

/** Somebody waits for the provider's first result, or it said that this takes a while. */
const isEarly = (state: StoredPayment, now: string): boolean =>
  isFresh(state, now) ||
  (state.expiring ?? "") > now ||
  (awaits(state) && (state.dueAt ?? "") > now);

/** Brings a payment as far as the provider's results allow. `overdue`: the caller saw its time come. */
export const resolveById = async (
  ctx: ServiceContext,
  id: string,
  { overdue = false }: { overdue?: boolean } = {},
): Promise<StoredPayment | Uncharged | undefined> => {
  const state = await findPayment(ctx, id);
  if (!state) return undefined;
  if (!overdue && isEarly(state, ctx.now())) return state;
  const asked = isOpen(state) ? await askStanding(ctx, state) : state;
  return asked === uncharged ? asked : pursue(ctx, asked);
};

/** A step of the checkout: how the payment of an order ended. */
export const resolvePayment: Handler<typeof contract.resolve> = async (ctx) => {
  const paymentId = paymentIdOf(ctx.params.orderId);
  const found = await resolveById(ctx, paymentId);
  return found === undefined || found === uncharged
    ? { paymentId, status: "none" }
    : stageOf(found);
};
