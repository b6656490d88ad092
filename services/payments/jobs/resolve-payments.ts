import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { findPayment, nextAsk, settle } from "../actions/pursue-payment.ts";
import { resolveById, uncharged } from "../actions/resolve-payment.ts";
import { settings } from "../payments.settings.ts";
import { payments } from "../payments.store.ts";

const everyMs = 200;
const batch = 50;
interface Due {
  readonly id: string;
  readonly dueAt: string | null;
}

/** Of several copies one asks; should it die over it, another does later. */
const claim = async (ctx: ServiceContext, { id, dueAt }: Due): Promise<boolean> => {
  const later = plusMs(ctx.now(), 2 * settings.PROVIDER_TIMEOUT_MS);
  const claimed = await ctx
    .collection(payments.declaration)
    .update({ id, dueAt }, { $set: { dueAt: later } }, { quiet: true });
  return claimed !== undefined;
};

const resolveOne = async (ctx: ServiceContext, due: Due): Promise<void> => {
  if (!(await claim(ctx, due))) return;
  const { id } = due;
  const found = await resolveById(ctx, id, { overdue: true });
  if (found !== uncharged) return;
  const state = await findPayment(ctx, id);
  if (state) await settle(ctx, id, { type: "Doubt", dueAt: nextAsk(ctx, state) }, state);
};

const resolveDue = async (ctx: ServiceContext): Promise<void> => {
  const due = await ctx
    .collection(payments.declaration)
    .find({ dueAt: { $lte: ctx.now() } }, { sort: [["dueAt", 1]], limit: batch });
  const settled = await Promise.allSettled(due.map((one) => resolveOne(ctx, one)));
  for (const one of settled) {
    if (one.status === "rejected") ctx.own.logger.warn(`A payment stays open: ${one.reason}`);
  }
};

/** Asks providers for what is due, also for what a crash left. */
export const resolvePayments: Job = {
  what: "The look at open payments",
  everyMs,
  run: resolveDue,
};
