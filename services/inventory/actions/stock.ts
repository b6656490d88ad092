import type { Service } from "moleculer";
import type { Filter } from "../../../platform/storage/collection.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { listMovements, listStock } from "../inventory.contract.ts";
import { settings } from "../inventory.settings.ts";
import { movements, sequenced, stockOf, type LedgerLine } from "../inventory.store.ts";
import { movementView, viewOf, type StockDoc } from "../domain/stock.ts";

interface Sequenced {
  readonly at: string;
  readonly seq: number;
}

export const oneStock = async (service: Service, sku: string) => {
  const doc = await stockOf(service).get(sku);
  return doc ? viewOf(doc) : common.NOT_FOUND({ sku });
};

export const stockPage = async (
  service: Service,
  { low, limit = 20, cursor }: Static<typeof listStock.params>,
) => {
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const rule: Filter = low ? { available: { $lte: settings.LOW_STOCK }, tracked: true } : {};
  const found = await stockOf(service).find(
    { id: { $gt: after[0] }, ...rule },
    { sort: [["id", 1]], limit: limit + 1 },
  );
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map(viewOf), next: page.next };
};

const newestFirst = (a: Sequenced, b: Sequenced): number =>
  a.at === b.at ? b.seq - a.seq : a.at < b.at ? 1 : -1;

/** What was just written may still be on its way to the ledger. */
const notToldYet = async (service: Service, doc: StockDoc): Promise<LedgerLine[]> => {
  if (doc.outbox.length === 0) return [];
  const ids = doc.outbox.map(({ id }) => id);
  const told = new Set((await collectionOf(service, movements).getMany(ids)).map(({ id }) => id));
  return sequenced(doc).filter(({ id }) => !told.has(id));
};

const before = ([at, seq]: readonly [string, number]): Filter => ({
  at: { $lte: at },
  $or: [{ at: { $lt: at } }, { at, seq: { $lt: seq } }],
});

/** Newest first; within one moment in the order they were written. */
export const movementPage = async (
  service: Service,
  { sku, limit = 20, cursor }: Static<typeof listMovements.params>,
) => {
  const after = cursor === undefined ? undefined : readCursor(cursor, "string", "number");
  if (isFault(after)) return after;
  const doc = await stockOf(service).get(sku);
  if (!doc) return common.NOT_FOUND({ sku });
  const waiting = await notToldYet(service, doc);
  const sort = [
    ["at", -1],
    ["seq", -1],
  ] as const;
  const found = await collectionOf(service, movements).find(
    { sku, ...(after ? before(after) : {}) },
    { sort, limit: limit + 1 },
  );
  // It may have come there in between.
  const told = new Set(found.map(({ id }) => id));
  const fresh = waiting.filter(
    (one) => !told.has(one.id) && (!after || newestFirst({ at: after[0], seq: after[1] }, one) < 0),
  );
  const all = [...found, ...fresh].sort(newestFirst);
  const page = toPage(all, limit, ({ at, seq }) => [at, seq]);
  return { items: page.items.map(movementView), next: page.next };
};
