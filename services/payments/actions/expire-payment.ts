import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { money } from "../../../platform/contract/money.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { ChangeResult, Standing } from "../adapters/port.ts";
import { paymentIdOf } from "../domain/payment.ts";
import { stageOf } from "../domain/stage.ts";
import type * as contract from "../payments.contract.ts";
import { settings } from "../payments.settings.ts";
import {
  decide,
  inTime,
  lost,
  providerNamed,
  referenceOf,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";

/** Long enough for what the provider is asked meanwhile. */
const askingMs = 3 * settings.PROVIDER_TIMEOUT_MS + 1_000;

/** What the provider says the payment came to; undefined where it does not say. */
const endAtProvider = async (
  ctx: ServiceContext,
  state: StoredPayment,
): Promise<"authorized" | "cancelled" | undefined> => {
  const provider = await providerNamed(ctx, state.provider);
  const payment = referenceOf(state);
  const amount = money(state.asked, state.currency);
  const ended = async () => {
    const { outcome } = await inTime<Standing>(provider.query(payment), lost);
    return outcome === "authorized" || outcome === "cancelled" ? outcome : undefined;
  };
  const before = await ended();
  if (before) return before;
  // A declined one, too: the shopper may try again in the provider's own script.
  const change = { ...payment, key: "expire", amount };
  const { outcome } = await inTime<ChangeResult>(provider.cancel(change), lost);
  if (outcome === "done") return "cancelled";
  return outcome === "refused" ? ended() : undefined;
};

/**
 * The time of an order is over. Marked first, so that nobody goes on with a payment that is being cancelled; then the
 * provider cancels it, or says that it was authorized sooner.
 */
export const expirePayment: Handler<typeof contract.expire> = async (ctx) => {
  const { orderId } = ctx.params;
  const paymentId = paymentIdOf(orderId);
  const at = ctx.now();
  const until = plusMs(at, askingMs);
  const begun = await decide(ctx, paymentId, { type: "BeginExpiry", orderId, at, until });
  // Another is asking just now.
  if (isFault(begun)) return { paymentId, status: "unknown" };
  const { state, events } = begun;
  // Settled before; or marked by another in the same moment.
  if (state.expiring === undefined || events.length === 0) return stageOf(state);
  const outcome = await endAtProvider(ctx, state);
  if (!outcome) return { paymentId, status: "unknown" };
  return stageOf(await settle(ctx, paymentId, { type: "EndExpiry", outcome }));
};
