import type { Service } from "moleculer";
import type { Received } from "../../../platform/messaging/consumer.ts";
import type { ProductFacts, VariantFact } from "../../catalog/catalog.contract.ts";
import { settings } from "../inventory.settings.ts";
import { stockOf, tell } from "../inventory.store.ts";
import { blank, idPart, type StockDoc, type StockMovement } from "../domain/stock.ts";

const RACES_MAX = 50;
type ProductEvent = Received<typeof ProductFacts>;

const initial = (sku: string, quantity: number, at: string): StockMovement => ({
  id: `mov_initial_${idPart(sku)}`,
  version: 1,
  sku,
  kind: "initial",
  delta: quantity,
  location: "main",
  at,
});

const made = (event: ProductEvent, variant: VariantFact): StockDoc => {
  const { sku, tracked, backorder, initialStock = 0 } = variant;
  return {
    ...blank(sku),
    onHand: initialStock,
    available: initialStock,
    tracked,
    backorder,
    // Made low is no news.
    lowTold: tracked && initialStock <= settings.LOW_STOCK,
    seeded: true,
    productId: event.data.productId,
    catalogVersion: event.version,
    outbox: initialStock === 0 ? [] : [initial(sku, initialStock, event.time)],
    unsent: true,
  };
};

const isOld = (doc: StockDoc, event: ProductEvent): boolean =>
  doc.productId === event.data.productId && (doc.catalogVersion ?? 0) >= event.version;

/** What an event changes of a known sku; `same` when nobody outside needs to hear of it. */
const changeOf = (doc: StockDoc, event: ProductEvent, variant: VariantFact) => {
  const { sku, tracked, backorder, initialStock = 0 } = variant;
  // Counted in by staff before the catalogue told of it: the initial stock comes on top, once.
  const stocked = doc.seeded ? 0 : initialStock;
  const same = doc.tracked === tracked && doc.backorder === backorder && stocked === 0;
  const { productId } = event.data;
  const known = { tracked, backorder, seeded: true, productId, catalogVersion: event.version };
  const $set = same ? known : { ...known, unsent: true };
  if (stocked === 0) return { same, update: { $set } };
  const outbox = initial(sku, stocked, event.time);
  const $inc = { onHand: stocked, available: stocked };
  return { same, update: { $set, $inc, $push: { outbox } } };
};

const follow = async (service: Service, event: ProductEvent, variant: VariantFact) => {
  const { sku } = variant;
  for (let race = 0; race < RACES_MAX; race += 1) {
    const doc = await stockOf(service).get(sku);
    if (!doc || isOld(doc, event)) return;
    const { same, update } = changeOf(doc, event, variant);
    const filter = { id: sku, version: doc.version };
    const won = await stockOf(service).update(filter, update, { quiet: same });
    if (won && !same) tell(service, sku);
    if (won) return;
  }
  throw new Error(`The stock of ${sku} changes too fast.`);
};

/** Stock of new skus, and the settings of known ones. */
export const followCatalog = async (service: Service, event: ProductEvent): Promise<void> => {
  const variants = new Map(event.data.skus.map((variant) => [variant.sku, variant]));
  const known = new Set((await stockOf(service).getMany([...variants.keys()])).map(({ id }) => id));
  const fresh = [...variants.values()].filter(({ sku }) => !known.has(sku));
  if (fresh.length > 0) {
    await stockOf(service).insertMissing(fresh.map((variant) => made(event, variant)));
    for (const { sku } of fresh) tell(service, sku);
  }
  // Also those that another made in between; those made here are told to be old.
  for (const variant of variants.values()) await follow(service, event, variant);
};
