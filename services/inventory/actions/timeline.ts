import type { Service } from "moleculer";
import type { Static } from "../../../platform/contract/contract.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { story } from "../inventory.contract.ts";
import { closings, movements, stockOf } from "../inventory.store.ts";
import { holdKey, movementView, orderMovementId, type StockDoc } from "../domain/stock.ts";

const kinds = ["allocated", "returned"] as const;

const holdsIn = (docs: readonly StockDoc[], orderId: string) =>
  docs.flatMap(({ id: sku, holds }) => {
    const hold = holds[holdKey(orderId)];
    return hold ? [{ sku, quantity: hold.quantity, until: hold.until }] : [];
  });

/** What was just written may still be on its way to the ledger. */
const movementsOf = async (
  service: Service,
  docs: readonly StockDoc[],
  orderId: string,
  skus: readonly string[],
) => {
  const ids = skus.flatMap((sku) => kinds.map((kind) => orderMovementId(kind, orderId, sku)));
  const told = await collectionOf(service, movements).getMany(ids);
  const known = new Set(told.map(({ id }) => id));
  const fresh = docs
    .flatMap(({ outbox }) => outbox)
    .filter(({ id }) => ids.includes(id) && !known.has(id));
  return [...told, ...fresh].sort((a, b) => (a.at < b.at ? -1 : 1)).map(movementView);
};

/** An order's side of the stock of these skus. */
export const storyOf = async (
  service: Service,
  { orderId, skus }: Static<typeof story.params>,
): Promise<Static<typeof story.returns>> => {
  const own = [...new Set(skus)].sort();
  const [docs, ended] = await Promise.all([
    stockOf(service).getMany(own),
    collectionOf(service, closings).get(orderId),
  ]);
  const { how, at, node } = ended ?? {};
  return {
    node: service.broker.nodeID,
    holds: holdsIn(docs, orderId),
    movements: await movementsOf(service, docs, orderId, own),
    ...(how && at ? { ended: { how, at, ...(node === undefined ? {} : { node }) } } : {}),
  };
};
