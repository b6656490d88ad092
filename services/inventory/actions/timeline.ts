import { defined } from "../../../platform/kernel/defined.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type * as contract from "../inventory.contract.ts";
import { closings, movements, stockOf } from "../inventory.store.ts";
import { holdKey, toMovement, orderMovementId, type StockDoc } from "../domain/stock.ts";

const kinds = ["allocated", "returned"] as const;

const holdsIn = (docs: readonly StockDoc[], orderId: string) =>
  docs.flatMap(({ sku, holds }) => {
    const hold = ownValue(holds, holdKey(orderId));
    return hold ? [{ sku, quantity: hold.quantity, until: hold.until }] : [];
  });

/** What was just written may still be on its way to the ledger. */
const movementsOf = async (
  ctx: ServiceContext,
  docs: readonly StockDoc[],
  orderId: string,
  keys: readonly string[],
) => {
  const ids = keys.flatMap((key) => kinds.map((kind) => orderMovementId(kind, orderId, key)));
  const written = await ctx.collection(movements).getMany(ids);
  const inLedger = new Set(written.map(({ id }) => id));
  const fresh = docs
    .flatMap(({ outbox }) => outbox)
    .filter(({ id }) => ids.includes(id) && !inLedger.has(id));
  return [...written, ...fresh].sort((a, b) => (a.at < b.at ? -1 : 1)).map(toMovement);
};

/** An order's side of the stock of these variants. */
export const timelineOf: Handler<typeof contract.timeline> = async (ctx) => {
  const { orderId, skus, variantKeys = skus } = ctx.params;
  const own = [...new Set(variantKeys)].sort();
  const [docs, ended] = await Promise.all([
    stockOf(ctx).getMany(own),
    ctx.collection(closings).get(orderId),
  ]);
  const { how, at, node } = ended ?? {};
  return {
    node: ctx.broker.nodeID,
    holds: holdsIn(docs, orderId),
    movements: await movementsOf(ctx, docs, orderId, own),
    ...(how && at ? { ended: { how, at, ...defined({ node }) } } : {}),
  };
};
