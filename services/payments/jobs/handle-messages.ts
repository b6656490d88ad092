import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { handleMessage } from "../actions/receive-webhook.ts";
import { providerMessages, type ProviderMessage } from "../payments.store.ts";

const everyMs = 5_000;
/** Until another copy may try it. */
const claimMs = 30_000;
const batch = 50;

const handleOne = async (ctx: ServiceContext, message: ProviderMessage): Promise<void> => {
  const { id, dueAt = "" } = message;
  const later = plusMs(ctx.now(), claimMs);
  const messages = ctx.collection(providerMessages);
  if (await messages.update({ id, dueAt }, { $set: { dueAt: later } }))
    await handleMessage(ctx, message);
};

/** Messages of providers that were stored and not handled: a crash, or a provider that was away. */
export const handleMessages: Job = {
  what: "The search for messages of payment providers",
  everyMs,
  async run(ctx, stopping) {
    const due = await ctx
      .collection(providerMessages)
      .find({ dueAt: { $lte: ctx.now() } }, { sort: [["dueAt", 1]], limit: batch });
    for (const message of due) {
      if (stopping.aborted) return;
      await handleOne(ctx, message).catch((error: unknown) =>
        ctx.own.logger.warn(`A message of ${message.provider} waits: ${String(error)}`),
      );
    }
  },
};
