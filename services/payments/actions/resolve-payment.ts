import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { money } from "../../../platform/contract/money.ts";
import { paymentIdOf } from "../domain/payment.ts";
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

/** Asks the provider what became of a charge whose result was lost. */
const askStanding = async (ctx: ServiceContext, state: StoredPayment): Promise<StoredPayment> => {
  const { id, orderId, currency, asked } = state;
  const provider = providerNamed(ctx, state.provider);
  let standing = await inTime(provider.query(orderId), "pending");
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
): Promise<StoredPayment | undefined> => {
  const state = await findPayment(ctx, id);
  if (!state) return undefined;
  // Whoever created it is still waiting for the provider's first result.
  const fresh = state.status === "created" && (state.dueAt ?? "") > ctx.now();
  if (fresh && !overdue) return state;
  return pursue(ctx, isOpen(state) ? await askStanding(ctx, state) : state);
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
  const status = (await resolveById(ctx, paymentId))?.status ?? "none";
  return { paymentId, status: resolved.get(status) ?? "authorized" };
};
