import type { Context, Service } from "moleculer";
import { stateOf } from "../../../platform/storage/aggregate.ts";
import type { Collection, Doc } from "../../../platform/storage/collection.ts";
import { answersChanged } from "../../../platform/broker/cache-clean.ts";
import type { Received } from "../../../platform/messaging/consumer.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { levelChanged } from "../../inventory/inventory.contract.ts";
import type { changed as pricesChanged } from "../../pricing/pricing.contract.ts";
import { settings } from "../catalog.settings.ts";
import { categories, products, shelf, type CategoryDoc, type ShelfRow } from "../catalog.store.ts";
import type { Said } from "../domain/products/offer.ts";
import { Shelf } from "../adapters/shelf-index.ts";
import type { ProductState } from "../domain/products/state.ts";

interface Held {
  readonly shelf: Shelf;
  categories: readonly CategoryDoc[];
  /** The newest change seen: what others wrote since is looked for. */
  since: string;
  timers: readonly NodeJS.Timeout[];
}
const held = new WeakMap<Service, Held>();
const heldBy = (service: Service): Held => {
  const mine = held.get(service);
  if (!mine) throw new Error("The shelf is not filled yet.");
  return mine;
};

/** The shelf of a started service. */
export const shelfOf = (service: Service): Shelf => heldBy(service).shelf;
/** Every category, by title; the same list until one changes. */
export const categoriesOf = (service: Service): readonly CategoryDoc[] =>
  heldBy(service).categories;

/** Tells the other copies of this service what to look at again; a lost word is made up for by `lookAround`. */
interface Moved {
  readonly ids?: readonly string[];
  readonly skus?: readonly string[];
  readonly categories?: true;
}
const movedEvent = "catalog.$moved";
const tellCopies = (service: Service, moved: Moved): void => {
  const told = service.broker.broadcast(movedEvent, moved, ["catalog"]) as Promise<unknown>;
  told.catch((error: unknown) => service.logger.debug(error));
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

const saidIn = ({ prices, compareAt, available, tracked, backorder }: ShelfRow): Said => ({
  ...(prices ? { prices, compareAt: compareAt ?? [] } : {}),
  ...(available === undefined ? {} : { available }),
  ...(tracked === undefined ? {} : { tracked }),
  ...(backorder === undefined ? {} : { backorder }),
});

const readCategories = async (service: Service): Promise<void> => {
  const found = await collectionOf(service, categories).find({});
  const byTitle = (a: CategoryDoc, b: CategoryDoc): number =>
    a.title === b.title ? (a.id < b.id ? -1 : 1) : a.title < b.title ? -1 : 1;
  const mine = heldBy(service);
  mine.categories = found.sort(byTitle);
  mine.shelf.regroup();
};

/** Whatever word of mouth missed: products written since the newest we know (clocks may differ by some seconds). */
const lookAround = async (service: Service): Promise<void> => {
  const mine = heldBy(service);
  const since = mine.since === "" ? "" : plusMs(mine.since, -10_000);
  const docs = collectionOf(service, products.declaration);
  const some = await docs.find(
    { updatedAt: { $gt: since } },
    { sort: [["updatedAt", 1]], limit: 200 },
  );
  let news = false;
  for (const doc of some) {
    if (mine.shelf.put(stateOf<ProductState>(doc))) news = true;
    if (doc.updatedAt > mine.since) mine.since = doc.updatedAt;
  }
  if (news) answersChanged(service);
};

/** Everything as the store has it; what the shelf knows better (a later version) stays. */
const readAll = async (service: Service): Promise<void> => {
  const mine = heldBy(service);
  for await (const docs of all(collectionOf(service, products.declaration))) {
    for (const doc of docs) {
      mine.shelf.put(stateOf<ProductState>(doc));
      if (doc.updatedAt > mine.since) mine.since = doc.updatedAt;
    }
  }
  for await (const rows of all(collectionOf(service, shelf))) {
    for (const row of rows) mine.shelf.say(row.id, saidIn(row));
  }
  await readCategories(service);
};

const quietly = (service: Service, work: Promise<void>): void => {
  work.catch((error: unknown) => service.logger.debug(error));
};

/** Fills the shelf from the store: at the start. */
export const fillShelf = async (service: Service): Promise<void> => {
  const shelf = new Shelf(settings.SHELF_ANSWERS_MAX);
  const mine: Held = { shelf, categories: [], since: "", timers: [] };
  held.set(service, mine);
  await readAll(service);
  const every = (ms: number, look: (service: Service) => Promise<void>): NodeJS.Timeout =>
    setInterval(() => quietly(service, look(service)), ms).unref();
  mine.timers = [
    every(10_000, lookAround),
    // Availability and categories carry no time of change: whatever word of them was lost.
    ...(shapeOf(service.broker).shared ? [every(300_000, readAll)] : []),
  ];
};

/** Ends what `fillShelf` began. */
export const leaveShelf = (service: Service): void => {
  for (const timer of held.get(service)?.timers ?? []) clearInterval(timer);
};

/** A product was written here. */
export const shelve = (service: Service, state: ProductState & { readonly version: number }) => {
  const mine = heldBy(service);
  mine.shelf.put(state);
  if (state.updatedAt > mine.since) mine.since = state.updatedAt;
  tellCopies(service, { ids: [state.id] });
  answersChanged(service);
};

/** A category was written here. */
export const regroup = async (service: Service): Promise<void> => {
  await readCategories(service);
  tellCopies(service, { categories: true });
  answersChanged(service);
};

/** Puts what was said into the sku's row unless a later word is there; whether it was news. */
const note = async (
  service: Service,
  sku: string,
  seen: "pricesSeen" | "levelSeen",
  version: number,
  said: Said,
): Promise<void> => {
  const rows = collectionOf(service, shelf);
  const fields = { ...said, [seen]: version };
  const older = { id: sku, [seen]: { $lt: version } };
  let row = await rows.update(older, { $set: fields });
  if (!row) {
    const fresh = { id: sku, version: 1, pricesSeen: 0, levelSeen: 0, ...fields };
    if ((await rows.insertMissing([fresh])) === 1) row = fresh;
    else row = await rows.update(older, { $set: fields });
  }
  if (!row) return;
  const shown = shelfOf(service).say(sku, said);
  tellCopies(service, { skus: [sku] });
  if (shown) answersChanged(service);
};

/** Pricing says what a sku costs. */
export const onPrices = function (
  this: Service,
  event: Received<(typeof pricesChanged)["data"]>,
): Promise<void> {
  const { sku, prices, compareAt } = event.data;
  return note(this, sku, "pricesSeen", event.version, { prices, compareAt });
};

/** Inventory says how much there is. */
export const onLevel = function (
  this: Service,
  event: Received<(typeof levelChanged)["data"]>,
): Promise<void> {
  const { sku, available, tracked, backorder } = event.data;
  return note(this, sku, "levelSeen", event.version, { available, tracked, backorder });
};

/** Reads again what another copy wrote; whether it is shown. */
const follow = async (service: Service, moved: Moved): Promise<boolean> => {
  const { ids = [], skus = [], categories: grouped = false } = moved;
  const mine = shelfOf(service);
  let shown: boolean = grouped;
  for (const doc of await collectionOf(service, products.declaration).getMany(ids)) {
    if (mine.put(stateOf<ProductState>(doc))) shown = true;
  }
  for (const row of await collectionOf(service, shelf).getMany(skus)) {
    if (mine.say(row.id, saidIn(row))) shown = true;
  }
  if (grouped) await readCategories(service);
  return shown;
};

/** What the other copies say they wrote. */
export const copies = {
  /** While NATS was away no word came. */
  "$transporter.connected": {
    handler(this: Service, ctx: Context<{ wasReconnect?: boolean }>): void {
      if (ctx.params.wasReconnect === true && held.has(this)) quietly(this, readAll(this));
    },
  },
  [movedEvent]: {
    async handler(this: Service, ctx: Context<Moved>): Promise<void> {
      if (ctx.nodeID === this.broker.nodeID || !held.has(this)) return;
      // Said again by each copy: until now this one may have answered what was before.
      if (await follow(this, ctx.params)) answersChanged(this);
    },
  },
};
