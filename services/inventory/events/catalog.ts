import type { ServiceContext } from "../../../platform/broker/context.ts";
import type { EventHandler, ReceivedEvent } from "../../../platform/messaging/consumer.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import type {
  productArchived,
  productChanged,
  CatalogProduct,
  productPublished,
  CatalogVariant,
} from "../../catalog/catalog.contract.ts";
import { settings } from "../inventory.settings.ts";
import { stockOf, publishLevel } from "../inventory.store.ts";
import { blank, idPart, type StockDoc, type StockMovement } from "../domain/stock.ts";

type ProductEvent = ReceivedEvent<typeof CatalogProduct>;

const initial = (sku: string, quantity: number, at: string): StockMovement => ({
  id: `mov_initial_${idPart(sku)}`,
  version: 1,
  sku,
  kind: "initial",
  delta: quantity,
  location: "main",
  at,
});

const made = (event: ProductEvent, variant: CatalogVariant): StockDoc => {
  const { sku, tracked, backorder, initialStock = 0 } = variant;
  return {
    ...blank(sku),
    onHand: initialStock,
    available: initialStock,
    tracked,
    backorder,
    // A sku that begins low does not publish it.
    lowTold: tracked && initialStock <= settings.LOW_STOCK,
    seeded: true,
    productId: event.data.productId,
    catalogVersion: event.rank,
    outbox: initialStock === 0 ? [] : [initial(sku, initialStock, event.time)],
    unsent: true,
  };
};

const isOld = (doc: StockDoc, event: ProductEvent): boolean =>
  doc.productId === event.data.productId && (doc.catalogVersion ?? 0) >= event.rank;

/** What an event changes of a sku that has stock; `same` when no other service needs the event. */
const changeOf = (doc: StockDoc, event: ProductEvent, variant: CatalogVariant) => {
  const { sku, tracked, backorder, initialStock = 0 } = variant;
  // Counted in by staff before the event came: the initial stock comes on top, once.
  const stocked = doc.seeded ? 0 : initialStock;
  const same = doc.tracked === tracked && doc.backorder === backorder && stocked === 0;
  const { productId } = event.data;
  const described = { tracked, backorder, seeded: true, productId, catalogVersion: event.rank };
  const $set = same ? described : { ...described, unsent: true };
  if (stocked === 0) return { same, update: { $set } };
  const outbox = initial(sku, stocked, event.time);
  const $inc = { onHand: stocked, available: stocked };
  return { same, update: { $set, $inc, $push: { outbox } } };
};

const follow = (ctx: ServiceContext, event: ProductEvent, variant: CatalogVariant) => {
  const { sku } = variant;
  return untilWon(`The stock of ${sku}`, async () => {
    const doc = await stockOf(ctx).get(sku);
    if (!doc || isOld(doc, event)) return "old";
    const { same, update } = changeOf(doc, event, variant);
    const filter = { id: sku, version: doc.version };
    const won = await stockOf(ctx).update(filter, update, { quiet: same });
    if (won && !same) publishLevel(ctx, sku);
    return won;
  });
};

/** Stock of new skus, and the settings of others. */
export const onProduct: EventHandler<
  typeof productPublished | typeof productChanged | typeof productArchived
> = async (ctx, event) => {
  const variants = new Map(event.data.skus.map((variant) => [variant.sku, variant]));
  const there = new Set((await stockOf(ctx).getMany([...variants.keys()])).map(({ id }) => id));
  const fresh = [...variants.values()].filter(({ sku }) => !there.has(sku));
  if (fresh.length > 0) {
    await stockOf(ctx).insertMissing(fresh.map((variant) => made(event, variant)));
    for (const { sku } of fresh) publishLevel(ctx, sku);
  }
  // Also those that another made in between; for those made here the event is old.
  for (const variant of variants.values()) await follow(ctx, event, variant);
};
