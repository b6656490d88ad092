import type { ServiceContext } from "../../../platform/broker/context.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
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
import { blank, idPart, type Named, type StockDoc, type StockMovement } from "../domain/stock.ts";

type ProductEvent = ReceivedEvent<typeof CatalogProduct>;

const namedIn = (variant: CatalogVariant): Named => ({ key: keyOf(variant), sku: variant.sku });

const initial = ({ key, sku }: Named, quantity: number, at: string): StockMovement => ({
  id: `mov_initial_${idPart(key)}`,
  version: 1,
  key,
  sku,
  kind: "initial",
  delta: quantity,
  location: "main",
  at,
});

const made = (event: ProductEvent, variant: CatalogVariant): StockDoc => {
  const { tracked, backorder, initialStock = 0 } = variant;
  const named = namedIn(variant);
  return {
    ...blank(named, event.time),
    onHand: initialStock,
    available: initialStock,
    tracked,
    backorder,
    // A sku that begins low does not publish it.
    lowTold: tracked && initialStock <= settings.LOW_STOCK,
    seeded: true,
    productId: event.data.productId,
    catalogVersion: event.rank,
    outbox: initialStock === 0 ? [] : [initial(named, initialStock, event.time)],
    unsent: true,
  };
};

const isOld = (doc: StockDoc, event: ProductEvent): boolean =>
  doc.productId === event.data.productId && (doc.catalogVersion ?? 0) >= event.rank;

/** What an event changes of a variant that has stock; `same` when no other service needs the event. */
const changeOf = (doc: StockDoc, event: ProductEvent, variant: CatalogVariant) => {
  const { sku, tracked, backorder, initialStock = 0 } = variant;
  // Counted in by staff before the event came: the initial stock comes on top, once.
  const stocked = doc.seeded ? 0 : initialStock;
  const same = doc.tracked === tracked && doc.backorder === backorder && stocked === 0;
  const { productId } = event.data;
  const described = {
    ...{ tracked, backorder, seeded: true, productId, catalogVersion: event.rank },
    ...(doc.sku === sku ? {} : { sku, namedAt: event.time }),
  };
  const $set = same ? described : { ...described, unsent: true };
  if (stocked === 0) return { same, update: { $set } };
  const outbox = initial(namedIn(variant), stocked, event.time);
  const $inc = { onHand: stocked, available: stocked };
  return { same, update: { $set, $inc, $push: { outbox } } };
};

const follow = (ctx: ServiceContext, event: ProductEvent, variant: CatalogVariant) => {
  const key = keyOf(variant);
  return untilWon(`The stock of ${key}`, async () => {
    const doc = await stockOf(ctx).get(key);
    if (!doc || isOld(doc, event)) return "old";
    const { same, update } = changeOf(doc, event, variant);
    const filter = { id: key, version: doc.version };
    const won = await stockOf(ctx).update(filter, update, { quiet: same });
    if (won && !same) publishLevel(ctx, key);
    return won;
  });
};

/** A variant that was taken out of its product keeps its stock, for orders that give back, but not its name. */
const leave = (ctx: ServiceContext, event: ProductEvent, key: string) =>
  untilWon(`The stock of ${key}`, async () => {
    const doc = await stockOf(ctx).get(key);
    if (!doc || doc.gone || isOld(doc, event)) return "old";
    const $set = { gone: true, catalogVersion: event.rank };
    return stockOf(ctx).update({ id: key, version: doc.version }, { $set }, { quiet: true });
  });

/** Stock of new variants, and the names and settings of others. */
export const onProduct: EventHandler<
  typeof productPublished | typeof productChanged | typeof productArchived
> = async (ctx, event) => {
  const variants = new Map(event.data.skus.map((variant) => [keyOf(variant), variant]));
  const there = new Set((await stockOf(ctx).getMany([...variants.keys()])).map(({ id }) => id));
  const fresh = [...variants].filter(([key]) => !there.has(key));
  if (fresh.length > 0) {
    await stockOf(ctx).insertMissing(fresh.map(([, variant]) => made(event, variant)));
    for (const [key] of fresh) publishLevel(ctx, key);
  }
  // Also those that another made in between; for those made here the event is old.
  for (const variant of variants.values()) await follow(ctx, event, variant);
  for (const key of event.data.gone ?? []) await leave(ctx, event, key);
};
