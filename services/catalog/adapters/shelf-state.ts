import type { Service } from "moleculer";
import { announceStale } from "../../../platform/broker/cache-clean.ts";
import { contextFor, type ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Collection, Doc } from "../../../platform/storage/collection.ts";
import { settings } from "../catalog.settings.ts";
import { categories, products, shelf, type CategoryDoc, type ShelfDoc } from "../catalog.store.ts";
import type { SkuReport } from "../domain/products/offer.ts";
import type { Versioned } from "../domain/products/state.ts";
import { Shelf } from "./shelf-index.ts";

interface ShelfState {
  readonly index: Shelf;
  categories: readonly CategoryDoc[];
  /** The newest change of a product that was read or written here, ISO 8601. */
  newest: string;
}

/** The catalogue, with what it holds in memory from its start to its stop. */
export interface CatalogService extends Service {
  shelf?: ShelfState;
}

/** @throws Error before the shelf was filled */
const stateOf = ({ shelf: state }: CatalogService): ShelfState => {
  if (!state) throw new Error("The shelf is not filled yet.");
  return state;
};

/** What is on sale. */
export const shelfOf = (service: Service): Shelf => stateOf(service).index;
/** Every category, by title; the same list until one changes. */
export const categoriesOf = (service: Service): readonly CategoryDoc[] =>
  stateOf(service).categories;

/** What the other copies of this service are to read again. A lost message is made up for by the jobs of refresh-shelf.ts. */
export interface Written {
  readonly ids?: readonly string[];
  /** Of variants. */
  readonly keys?: readonly string[];
  readonly categories?: true;
}
export const writtenEvent = "catalog.$moved";
const notifyCopies = (service: Service, written: Written): void => {
  const sent = service.broker.broadcast(writtenEvent, written, ["catalog"]) as Promise<unknown>;
  sent.catch((error: unknown) => service.logger.debug(error));
};

/** Everything of a collection, some at a time. */
async function* all<T extends Doc>(docs: Collection<T>): AsyncGenerator<T[]> {
  for (let after = ""; ;) {
    const some = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit: 500 });
    if (some.length === 0) return;
    yield some;
    after = some.at(-1)?.id ?? after;
  }
}

const reportIn = ({ prices, compareAt, available, tracked, backorder }: ShelfDoc): SkuReport =>
  defined({ prices, compareAt, available, tracked, backorder });

const byTitle = (a: CategoryDoc, b: CategoryDoc): number => {
  if (a.title === b.title) return a.id < b.id ? -1 : 1;
  return a.title < b.title ? -1 : 1;
};

/** Reads the categories as the store has them. */
export const readCategories = async (ctx: ServiceContext): Promise<void> => {
  const found = await ctx.collection(categories).find({});
  const state = stateOf(ctx.own);
  state.categories = found.sort(byTitle);
  state.index.regroup();
};

/** Whether the product is newer than what the shelf had. */
const put = (state: ShelfState, product: Versioned): boolean => {
  if (product.updatedAt > state.newest) state.newest = product.updatedAt;
  return state.index.put(product);
};

/** Products written since the newest that was read (clocks may differ by some seconds). */
export const readNewest = async (ctx: ServiceContext): Promise<void> => {
  const state = stateOf(ctx.own);
  const since = state.newest === "" ? "" : plusMs(state.newest, -10_000);
  const some = await ctx
    .collection(products.declaration)
    .find({ updatedAt: { $gt: since } }, { sort: [["updatedAt", 1]], limit: 200 });
  const changed = some.filter((doc) => put(state, doc));
  if (changed.length > 0) announceStale(ctx.own);
};

/** Everything as the store has it; where the shelf has a later version, that stays. */
export const readAll = async (ctx: ServiceContext): Promise<void> => {
  const state = stateOf(ctx.own);
  for await (const docs of all(ctx.collection(products.declaration)))
    for (const doc of docs) put(state, doc);
  for await (const docs of all(ctx.collection(shelf)))
    for (const doc of docs) state.index.report(doc.id, reportIn(doc));
  await readCategories(ctx);
};

/** Fills the shelf from the store: at the start. */
export const fillShelf = async (ctx: ServiceContext): Promise<void> => {
  const service: CatalogService = ctx.own;
  service.shelf = { index: new Shelf(settings.SHELF_ANSWERS_MAX), categories: [], newest: "" };
  await readAll(ctx);
};

/** A product was written here. */
export const putOnShelf = (ctx: ServiceContext, product: Versioned): void => {
  put(stateOf(ctx.own), product);
  notifyCopies(ctx.own, { ids: [product.id] });
  announceStale(ctx.own);
};

/** A category was written here. */
export const regroup = async (service: Service): Promise<void> => {
  await readCategories(contextFor(service));
  notifyCopies(service, { categories: true });
  announceStale(service);
};

/** Stores what was published of a variant unless something later is there, and shows it. */
export const storeReport = async (
  ctx: ServiceContext,
  key: string,
  seen: { readonly pricesSeen: number } | { readonly levelSeen: number },
  report: SkuReport,
): Promise<void> => {
  const docs = ctx.collection(shelf);
  const fields = { ...report, ...seen };
  const [[field, version] = ["", 0]] = Object.entries(seen);
  const older = { id: key, [field]: { $lt: version } };
  const isNewer = async (): Promise<boolean> => {
    if (await docs.update(older, { $set: fields })) return true;
    const fresh = { id: key, version: 1, pricesSeen: 0, levelSeen: 0, ...fields };
    if ((await docs.insertMissing([fresh])) === 1) return true;
    return (await docs.update(older, { $set: fields })) !== undefined;
  };
  if (!(await isNewer())) return;
  const shown = shelfOf(ctx.own).report(key, report);
  notifyCopies(ctx.own, { keys: [key] });
  if (shown) announceStale(ctx.own);
};

/** Reads again what another copy wrote. */
export const readWritten = async (ctx: ServiceContext, written: Written): Promise<void> => {
  const { ids = [], keys = [], categories: grouped = false } = written;
  const state = stateOf(ctx.own);
  let shown: boolean = grouped;
  for (const doc of await ctx.collection(products.declaration).getMany(ids))
    if (put(state, doc)) shown = true;
  for (const doc of await ctx.collection(shelf).getMany(keys))
    if (state.index.report(doc.id, reportIn(doc))) shown = true;
  if (grouped) await readCategories(ctx);
  // Announced by each copy: until now this one may have responded with what was before.
  if (shown) announceStale(ctx.own);
};
