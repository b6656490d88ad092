import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { money } from "../../../platform/contract/money.ts";
import { isFresh, mayRepeat, paymentIdOf } from "../domain/payment.ts";
import type * as contract from "../payments.contract.ts";
import {
  findPayment,
  inTime,
  isOpen,
  nextAsk,
  providerNamed,
  pursue,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";

/** The provider has no charge, and may be asked for it again: by the checkout, which has the token. */
export const uncharged = "uncharged";
type Uncharged = typeof uncharged;

/** Asks the provider what became of a charge whose result was lost. */
const askStanding = async (
  ctx: ServiceContext,
  state: StoredPayment,
): Promise<StoredPayment | Uncharged> => {
  const { id, orderId, currency, asked } = state;
  const provider = providerNamed(ctx, state.provider);
  let standing = await inTime(provider.query(orderId), "pending");
  if (standing === "none" && mayRepeat(state)) return uncharged;
  if (standing === "none") {
    // A charge still on its way must not come after we said that there is none.
    const forbid = { orderId, key: "forbid", amount: money(asked, currency) };
    const forbidden = await inTime(provider.void(forbid), "unknown");
    if (forbidden !== "done") standing = "pending";
  }
  return standing === "pending"
    ? settle(ctx, id, { type: "Doubt", dueAt: nextAsk(ctx, state) })
    : settle(ctx, id, { type: "Settle", outcome: standing });
};

/** Brings a payment as far as the provider's results allow. `overdue`: the caller saw its time come. */
export const resolveById = async (
  ctx: ServiceContext,
  id: string,
  { overdue = false }: { overdue?: boolean } = {},
): Promise<StoredPayment | Uncharged | undefined> => {
  const state = await findPayment(ctx, id);
  if (!state) return undefined;
  if (isFresh(state, ctx.now()) && !overdue) return state;
  const asked = isOpen(state) ? await askStanding(ctx, state) : state;
  return asked === uncharged ? asked : pursue(ctx, asked);
};

type Resolved = "authorized" | "unknown" | "declined" | "failed" | "none";
/** Every other status was authorized. */
const resolved = new Map<string, Resolved>([
  ["none", "none"],
  ["created", "unknown"],
  ["unknown", "unknown"],
  ["declined", "declined"],
  ["failed", "failed"],
  ["voided", "failed"],
]);

/** A step of the checkout: how the payment of an order ended. */
export const resolvePayment: Handler<typeof contract.resolve> = async (ctx) => {
  const paymentId = paymentIdOf(ctx.params.orderId);
  const found = await resolveById(ctx, paymentId);
  const status = found === undefined || found === uncharged ? "none" : found.status;
  return { paymentId, status: resolved.get(status) ?? "authorized" };
};
