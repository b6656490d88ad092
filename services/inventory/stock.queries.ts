import type { Service } from "moleculer";
import type { Filter } from "../../mixins/collection.ts";
import type { Static } from "../../mixins/kernel/contract.ts";
import { common } from "../../mixins/kernel/fault.ts";
import { decodeCursor, toPage } from "../../mixins/kernel/page.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import type { listMovements, listStock } from "./inventory.contract.ts";
import { settings } from "./inventory.settings.ts";
import { movements, stockOf } from "./inventory.store.ts";
import { movementView, viewOf, type StockMovement } from "./stock.ts";

export const oneStock = async (service: Service, sku: string) => {
  const doc = await stockOf(service).get(sku);
  return doc ? viewOf(doc) : common.NOT_FOUND({ sku });
};

export const stockPage = async (
  service: Service,
  { low, limit = 20, cursor }: Static<typeof listStock.params>,
) => {
  const after = cursor === undefined ? [""] : decodeCursor(cursor, 1);
  if (typeof after?.[0] !== "string") return common.CURSOR_INVALID();
  const rule: Filter = low ? { available: { $lte: settings.LOW_STOCK }, tracked: true } : {};
  const found = await stockOf(service).find(
    { id: { $gt: after[0] }, ...rule },
    { sort: [["id", 1]], limit: limit + 1 },
  );
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map(viewOf), next: page.next };
};

const newestFirst = (a: StockMovement, b: StockMovement): number =>
  a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;

export const movementPage = async (
  service: Service,
  { sku, limit = 20, cursor }: Static<typeof listMovements.params>,
) => {
  const after = cursor === undefined ? [] : decodeCursor(cursor, 2);
  if (!after) return common.CURSOR_INVALID();
  const [at, id] = after.map(String);
  const doc = await stockOf(service).get(sku);
  if (!doc) return common.NOT_FOUND({ sku });
  const older = (one: StockMovement): boolean =>
    at === undefined || id === undefined || one.at < at || (one.at === at && one.id < id);
  const rest: Filter =
    at === undefined || id === undefined
      ? {}
      : { at: { $lte: at }, $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }] };
  const sort = [
    ["at", -1],
    ["id", -1],
  ] as const;
  const found = await collectionOf(service, movements).find(
    { sku, ...rest },
    { sort, limit: limit + 1 },
  );
  // What was just written may still be on its way to the ledger.
  const told = new Set(found.map((one) => one.id));
  const fresh = doc.outbox.filter((one) => !told.has(one.id) && older(one));
  const all = [...found, ...fresh].sort(newestFirst);
  const page = toPage(all, limit, (one) => [one.at, one.id]);
  return { items: page.items.map(movementView), next: page.next };
};
