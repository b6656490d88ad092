import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type * as contract from "../inventory.contract.ts";
import { faults, type OrderLine } from "../inventory.contract.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import { settings } from "../inventory.settings.ts";
import { closings, stockOf, publishLevel } from "../inventory.store.ts";
import {
  holdKey,
  judge,
  outOfStock,
  summed,
  type Hold,
  type KeyedLine,
  type StockDoc,
} from "../domain/stock.ts";

interface Reserving {
  readonly orderId: string;
  readonly until: string;
  readonly by: string;
  readonly asked: readonly OrderLine[];
}

/** The one conditional write of a reserve: the filter is the rule itself. */
const hold = async (
  ctx: ServiceContext,
  { orderId, until, by }: Reserving,
  { key, quantity }: KeyedLine,
  rule: { available: { $gte: number } } | { backorder: true },
): Promise<boolean> => {
  const path = `holds.${holdKey(orderId)}`;
  const held = await stockOf(ctx).update(
    { id: key, tracked: true, [path]: { $exists: false }, ...rule },
    {
      $inc: { held: quantity, available: -quantity },
      $set: { [path]: { quantity, until, by }, busy: true, unsent: true },
    },
  );
  if (held) publishLevel(ctx, key);
  return held !== undefined;
};

/** The order holds it already: this call answers for it now, and it lives as long as asked. */
const confirm = async (ctx: ServiceContext, { orderId, until, by }: Reserving, key: string) => {
  const path = `holds.${holdKey(orderId)}`;
  return (
    (await stockOf(ctx).update(
      { id: key, [path]: { $exists: true } },
      { $set: { [`${path}.by`]: by, [`${path}.until`]: until } },
      { quiet: true },
    )) !== undefined
  );
};

const take = async (
  ctx: ServiceContext,
  reserving: Reserving,
  line: KeyedLine,
): Promise<"taken" | Fault> => {
  const { key, quantity } = line;
  return untilWon(`The stock of ${key}`, async () => {
    if (await hold(ctx, reserving, line, { available: { $gte: quantity } })) return "taken";
    const verdict = judge(await stockOf(ctx).get(key), reserving.orderId, line);
    if (verdict === "free") return "taken";
    if (verdict === "held") return (await confirm(ctx, reserving, key)) ? "taken" : undefined;
    if (verdict === "backorder")
      return (await hold(ctx, reserving, line, { backorder: true })) ? "taken" : undefined;
    return typeof verdict === "object"
      ? outOfStock(line, verdict.available, reserving.asked)
      : undefined;
  });
};

/** Removes a hold if it still is the one that was seen. */
const drop = async (ctx: ServiceContext, key: string, orderId: string, seen: Hold) => {
  const path = `holds.${holdKey(orderId)}`;
  const dropped = await stockOf(ctx).update(
    {
      id: key,
      [`${path}.quantity`]: seen.quantity,
      [`${path}.by`]: seen.by,
      [`${path}.until`]: seen.until,
    },
    {
      $inc: { held: -seen.quantity, available: seen.quantity },
      $unset: { [path]: true },
      $set: { unsent: true },
    },
  );
  if (dropped) publishLevel(ctx, key);
  return dropped !== undefined;
};

const giveBack = async (
  ctx: ServiceContext,
  { orderId, until, by }: Reserving,
  lines: readonly KeyedLine[],
): Promise<void> => {
  for (const { key, quantity } of lines) {
    await drop(ctx, key, orderId, { quantity, until, by });
  }
};

/** All or none; what was taken is given back when one line fails. */
export const reserveStock: Handler<typeof contract.reserve> = async (ctx) => {
  const { orderId, lines, until } = ctx.params;
  const reserving = { orderId, until, by: newId("rsv"), asked: lines };
  const taken: KeyedLine[] = [];
  for (const line of summed(lines)) {
    const outcome = await take(ctx, reserving, line);
    if (isFault(outcome)) {
      await giveBack(ctx, reserving, taken);
      return outcome;
    }
    taken.push(line);
  }
  // A release writes its closing before it looks for holds, a reserve looks for it after
  // holding: whichever comes second sees the other.
  if (!(await ctx.collection(closings).get(orderId))) return { orderId };
  await giveBack(ctx, reserving, taken);
  return faults.RESERVATION_CLOSED({ orderId });
};

const releaseKey = (ctx: ServiceContext, key: string, orderId: string): Promise<true> =>
  untilWon(`The stock of ${key}`, async () => {
    const seen = (await stockOf(ctx).get(key))?.holds[holdKey(orderId)];
    return !seen || (await drop(ctx, key, orderId, seen)) ? true : undefined;
  });

/** Gives holds back and closes the order, so that neither a late reserve nor an allocate takes again. */
export const releaseKeys = async (
  ctx: ServiceContext,
  orderId: string,
  keys: readonly string[],
): Promise<void> => {
  const at = ctx.now();
  await ctx
    .collection(closings)
    .insertMissing([{ id: orderId, version: 1, how: "released", at, node: ctx.broker.nodeID }]);
  for (const key of [...new Set(keys)].sort()) await releaseKey(ctx, key, orderId);
};

/** The undo of `reserve`. */
export const releaseStock: Handler<typeof contract.release> = async (ctx) => {
  const { orderId, skus, variantKeys = skus } = ctx.params;
  await releaseKeys(ctx, orderId, variantKeys);
  return { orderId };
};

const sweepOne = async (ctx: ServiceContext, doc: StockDoc, before: string): Promise<void> => {
  const holds = Object.entries(doc.holds);
  const expired = holds.filter(([, { until }]) => until < before);
  for (const [orderId, seen] of expired) await drop(ctx, doc.id, orderId, seen);
  if (holds.length > 0) return;
  await stockOf(ctx).update(
    { id: doc.id, version: doc.version },
    { $unset: { busy: true } },
    { quiet: true },
  );
};

/** Gives back what orders hold beyond its time: an order that lives has been allocated or extends it. */
export const sweepHolds = async (ctx: ServiceContext, stopping?: AbortSignal): Promise<void> => {
  const before = plusMs(ctx.now(), -settings.HOLD_GRACE_MS);
  for (const doc of await stockOf(ctx).find({ busy: true })) {
    if (stopping?.aborted) return;
    await sweepOne(ctx, doc, before);
  }
};
