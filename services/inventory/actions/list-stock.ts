import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import type * as contract from "../inventory.contract.ts";
import { settings } from "../inventory.settings.ts";
import { movements, sequenced, stockNamed, stockOf, type LedgerLine } from "../inventory.store.ts";
import { toMovement, toStock, type StockDoc } from "../domain/stock.ts";

interface Sequenced {
  readonly at: string;
  readonly seq: number;
}

/** GET /v1/stock/{sku} */
export const getStock: Handler<typeof contract.getStock> = async (ctx) => {
  const { sku } = ctx.params;
  const doc = await stockNamed(ctx, sku);
  return doc ? toStock(doc) : common.NOT_FOUND({ sku });
};

/** A sku, and a key where a page ends between two that have or had it. */
const stockCursor = (cursor: string): readonly [string, string?] | Fault => {
  const both = readCursor(cursor, "string", "string");
  return isFault(both) ? readCursor(cursor, "string") : both;
};

const behind = ([sku, id]: readonly [string, string?]): Filter =>
  id === undefined
    ? { sku: { $gt: sku } }
    : { sku: { $gte: sku }, $or: [{ sku: { $gt: sku } }, { sku, id: { $gt: id } }] };

/** GET /v1/stock */
export const listStock: Handler<typeof contract.listStock> = async (ctx) => {
  const { low, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? undefined : stockCursor(cursor);
  if (isFault(after)) return after;
  const rule: Filter = low ? { available: { $lte: settings.LOW_STOCK }, tracked: true } : {};
  const sort = [
    ["sku", 1],
    ["id", 1],
  ] as const;
  const found = await stockOf(ctx).find(
    { ...rule, ...(after ? behind(after) : {}) },
    { sort, limit: limit + 1 },
  );
  const isTie = found[limit]?.sku === found[limit - 1]?.sku;
  const page = toPage(found, limit, ({ sku, id }) => (isTie ? [sku, id] : [sku]));
  return { items: page.items.map(toStock), next: page.next };
};

const newestFirst = (a: Sequenced, b: Sequenced): number =>
  a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1;

/** What was just written may still be on its way to the ledger. */
const notInLedger = async (ctx: ServiceContext, doc: StockDoc): Promise<LedgerLine[]> => {
  if (doc.outbox.length === 0) return [];
  const ids = doc.outbox.map(({ id }) => id);
  const written = new Set((await ctx.collection(movements).getMany(ids)).map(({ id }) => id));
  return sequenced(doc).filter(({ id }) => !written.has(id));
};

const before = ([at, seq]: readonly [string, number]): Filter => ({
  at: { $lte: at },
  $or: [{ at: { $lt: at } }, { at, seq: { $lt: seq } }],
});

/** GET /v1/stock/{sku}/movements: newest first; within one moment in the order they were written. */
export const listMovements: Handler<typeof contract.listMovements> = async (ctx) => {
  const { sku, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? undefined : readCursor(cursor, "string", "number");
  if (isFault(after)) return after;
  const doc = await stockNamed(ctx, sku);
  if (!doc) return common.NOT_FOUND({ sku });
  const waiting = await notInLedger(ctx, doc);
  const sort = [
    ["at", -1],
    ["seq", -1],
  ] as const;
  const found = await ctx
    .collection(movements)
    .find({ key: doc.id, ...(after ? before(after) : {}) }, { sort, limit: limit + 1 });
  // It may have come there in between.
  const written = new Set(found.map(({ id }) => id));
  const fresh = waiting.filter(
    (one) =>
      !written.has(one.id) && (!after || newestFirst({ at: after[0], seq: after[1] }, one) < 0),
  );
  const all = [...found, ...fresh].sort(newestFirst);
  const page = toPage(all, limit, ({ at, seq }) => [at, seq]);
  return { items: page.items.map(toMovement), next: page.next };
};
