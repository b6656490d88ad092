import type { Service } from "moleculer";
import { ask, type Callable } from "../../../platform/broker/action.ts";
import { wasNew, type Doc } from "../../../platform/storage/collection.ts";
import type { Received } from "../../../platform/messaging/consumer.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import * as catalog from "../../catalog/catalog.contract.ts";
import type * as inventory from "../../inventory/inventory.contract.ts";
import { faults } from "../carts.contract.ts";
import { recentSkus, skus } from "../carts.store.ts";
import {
  isOnSale,
  removedByProduct,
  toldByProduct,
  toldByStock,
  toldOnAsking,
  type SkuState,
} from "../domain/sku.ts";

/** Writers of one sku at once: its product's event and its stock's. */
const racesMax = 20;

/** Loads, thinks, writes if nobody was faster; else once more. The document as it then is. */
const change = async (
  service: Service,
  sku: string,
  think: (known: SkuState | undefined) => SkuState | undefined,
): Promise<SkuState | undefined> => {
  const docs = collectionOf(service, skus);
  for (let race = 0; race < racesMax; race += 1) {
    const known = await docs.get(sku);
    const next = think(known);
    if (!next) return known;
    const doc: SkuState & Doc = { ...next, version: (known?.version ?? 0) + 1 };
    const won = await (known ? docs.replace(doc, known.version) : wasNew(docs.insert(doc)));
    recentSkus.forget(service, sku);
    if (won) return doc;
  }
  throw new Error(`The replica of sku ${sku} is changed by too many at once.`);
};

/** A product was published, changed or archived. */
export async function onProduct(
  this: Service,
  event: Received<typeof catalog.productChanged.data>,
): Promise<void> {
  const { productId, title: productTitle, status, removed } = event.data;
  const told = { productId, productVersion: event.version, productTime: event.time };
  await Promise.all([
    ...event.data.skus.map((variant) =>
      change(this, variant.sku, (known) =>
        toldByProduct(known, variant.sku, { ...told, productTitle, status }, variant),
      ),
    ),
    ...removed.map((sku) => change(this, sku, (known) => removedByProduct(known, sku, told))),
  ]);
}

/** The stock of a sku is another. */
export async function onLevel(
  this: Service,
  event: Received<typeof inventory.levelChanged.data>,
): Promise<void> {
  const { sku, available } = event.data;
  const stockVersion = event.version;
  // With every order, so in one round trip: most often the sku is known and this is news.
  const known = await collectionOf(this, skus).update(
    { id: sku, stockVersion: { $lt: stockVersion } },
    { $set: { available, stockVersion } },
  );
  recentSkus.forget(this, sku);
  if (known) return;
  await change(this, sku, (known) => toldByStock(known, sku, stockVersion, available));
}

const sells = (sku: SkuState | undefined, currency: string): sku is SkuState =>
  isOnSale(sku) && sku.prices.some((price) => price.currency === currency);

/**
 * A sku that is about to be added. Where the replica does not know it, or knows it as not to be had
 * (its event may be on the way), catalog is asked; with catalog down the replica's word counts.
 */
export const findSku = async (
  service: Service,
  from: Callable,
  sku: string,
  currency: string,
): Promise<SkuState | Fault> => {
  const known = (await recentSkus.many(service, [sku])).get(sku);
  if (sells(known, currency)) return known;
  const found = await askCatalog(service, from, sku, known);
  if (isFault(found)) return found;
  return isOnSale(found)
    ? found
    : faults.UNKNOWN_SKU({ sku, errors: [{ pointer: "/sku", message: "is not on sale" }] });
};

const askCatalog = async (
  service: Service,
  from: Callable,
  sku: string,
  known: SkuState | undefined,
): Promise<SkuState | undefined | Fault> => {
  try {
    const answer = await ask(from, catalog.sku, { sku });
    if (isFault(answer)) return undefined;
    return await change(service, sku, (before) => toldOnAsking(before, sku, answer));
  } catch (error) {
    if (known && known.status !== "unknown") return known;
    throw error;
  }
};
