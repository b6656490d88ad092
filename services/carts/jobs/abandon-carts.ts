import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";

const batch = 100;
const everyMaxMs = 60_000;

/** Abandons open carts that nobody touched for `ttlMs`; how many it looked at. Two copies may do it at once. */
export const abandonOld = async (ctx: ServiceContext, ttlMs: number): Promise<number> => {
  const at = ctx.now();
  const before = plusMs(at, -ttlMs);
  const old = await ctx
    .collection(carts.declaration)
    .find(
      { status: "open", touchedAt: { $lt: before } },
      { sort: [["touchedAt", 1]], limit: batch },
    );
  for (const { id } of old) await ctx.execute(carts, id, { type: "Abandon", before, at });
  return old.length;
};

/** At least four times in a cart's life. */
export const abandonCarts: Job = {
  what: "The sweep of carts",
  everyMs: Math.min(everyMaxMs, Math.ceil(settings.CART_TTL_MS / 4)),
  async run(ctx, stopping) {
    while ((await abandonOld(ctx, settings.CART_TTL_MS)) === batch && !stopping.aborted);
  },
};
