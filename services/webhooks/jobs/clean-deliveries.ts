import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { givenUpAfterMs } from "../domain/retries.ts";
import { settings } from "../webhooks.settings.ts";
import { deliveries, health, type Endpoint } from "../webhooks.store.ts";
import { registry } from "./registry.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Ends what waited for too long because its endpoint was left alone or disabled. */
const giveUp = async (ctx: ServiceContext, all: readonly Endpoint[]): Promise<void> => {
  const before = plusMs(ctx.now(), -givenUpAfterMs);
  for (const { id: endpointId } of all)
    await ctx
      .collection(deliveries)
      .updateMany(
        { endpointId, status: "pending", at: { $lt: before } },
        { $set: { status: "failed" }, $unset: { nextAt: true, claim: true } },
      );
};

/** Ends what is too old to be sent, and removes what is too old to be read. Several copies may do it at once. */
export const cleanDeliveries: Job = {
  what: "The cleaning of webhook deliveries",
  everyMs: hourMs,
  firstMs: 60_000,
  async run(ctx, stopping) {
    const all = await registry.current(ctx.own);
    await giveUp(ctx, all);
    // An attempt that was under way when its endpoint was deleted noted how it ended.
    await ctx.collection(health).remove({ id: { $nin: all.map(({ id }) => id) } });
    const before = plusMs(ctx.now(), -settings.WEBHOOK_LOG_DAYS * dayMs);
    const sort = [["at", 1]] as const;
    await removeInBatches(ctx.collection(deliveries), { at: { $lt: before } }, { sort, stopping });
  },
};
