import type { ServiceContext } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { pause } from "../../../platform/runtime/timeout.ts";
import { purgeBatch, removeInBatches } from "../../../platform/storage/purge.ts";
import { memoryOf } from "../../../platform/storage/stores.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";

const everyMaxMs = 60_000;
/** An order that is pending may still close its cart or open it again: until then the cart stays. */
const orderedMs = 2 * settings.ORDER_PENDING_TTL_MS;
const emptyMs = Math.max(settings.CART_EMPTY_TTL_MS, orderedMs);
const retentionMs = Math.max(settings.CART_RETENTION_MS, orderedMs);

/** What has to be published goes first. */
const published = { unsent: { $exists: false } } as const;
const sort = [["touchedAt", 1]] as const;

/** The last touch of the guests' carts that were looked at: who changes one touches it, so that it comes again. */
const looked = {};

/** Removes guests' carts without lines that nobody touched for `ttlMs`; how many. Two copies may do it at once. */
export const removeEmptied = async (
  ctx: ServiceContext,
  ttlMs: number,
  stopping?: AbortSignal,
): Promise<number> => {
  const docs = ctx.collection(carts.declaration);
  const memory = memoryOf(ctx.own, looked, () => ({ from: "" }));
  const before = plusMs(ctx.now(), -ttlMs);
  let removed = 0;
  for (let full = true; full && !stopping?.aborted;) {
    const old = { customerId: null, status: "open", touchedAt: { $gte: memory.from, $lt: before } };
    const found = await docs.find(old, { sort, limit: purgeBatch });
    const ids = found.filter(({ lines }) => lines.length === 0).map(({ id }) => id);
    const gone =
      ids.length === 0 ? 0 : await docs.remove({ ...old, ...published, id: { $in: ids } });
    removed += gone;
    full = found.length === purgeBatch;
    const last = found.at(-1)?.touchedAt ?? memory.from;
    // Of one instant only: what is left of them is seen after the next start.
    memory.from = full && last === memory.from && gone === 0 ? plusMs(last, 1) : last;
    await pause(1);
  }
  return removed;
};

/** Removes carts that were abandoned, ordered or merged more than `keptMs` ago; how many. Two copies may do it at once. */
export const removeDone = async (
  ctx: ServiceContext,
  keptMs: number,
  stopping?: AbortSignal,
): Promise<number> => {
  const docs = ctx.collection(carts.declaration);
  const touchedAt = { $lt: plusMs(ctx.now(), -keptMs) };
  let removed = 0;
  for (const status of ["abandoned", "checkedOut", "merged"]) {
    const old = { status, touchedAt, ...published };
    removed += await removeInBatches(docs, old, { sort, stopping });
  }
  return removed;
};

export const removeCarts: Job = {
  what: "The removal of carts",
  everyMs: Math.min(everyMaxMs, Math.ceil(Math.min(emptyMs, retentionMs) / 4)),
  async run(ctx, stopping) {
    await removeEmptied(ctx, emptyMs, stopping);
    await removeDone(ctx, retentionMs, stopping);
  },
};
