import type { ServiceContext } from "../../platform/broker/context.ts";
import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, wasNew, type Doc } from "../../platform/storage/collection.ts";
import { untilWon } from "../../platform/storage/race.ts";
import { recent } from "../../platform/storage/recent.ts";
import { memoryOf } from "../../platform/storage/stores.ts";
import { lru } from "../../platform/kernel/lru.ts";
import { cartDecider } from "./domain/decide.ts";
import { isOnSale, namedOf, unknownSku, type SkuState } from "./domain/sku.ts";

/** The carts; found by their shopper and, for the sweep, by the last touch. */
export const carts = aggregate("carts", cartDecider, {
  removable: "cart",
  personal: ["email", "shippingAddress", "billingAddress"],
  indexes: [{ fields: ["customerId", "status", "touchedAt"] }, { fields: ["status", "touchedAt"] }],
});

/** The replica of what a line needs of its variant. Form 2 has the sku beside the id, which was the sku until then. */
export const skus = collection<SkuState & Doc>("skus", {
  formVersion: 2,
  upgrades: { 2: (doc) => ({ ...doc, sku: doc["id"] }) },
  indexes: [{ fields: ["sku"] }],
});

/** Read with every request, at most a second old where another copy receives the event. */
export const recentSkus = recent(skus);

/** Keys of the names that were looked for, as they were found: what is read by a key says which name it has now. */
const keysFound = {};
const keysMax = 50_000;

/** The replica of the variant that has a name; undefined: the name is nobody's as far as is known here. */
export const skuNamed = async (ctx: ServiceContext, sku: string): Promise<SkuState | undefined> => {
  const keys = memoryOf(ctx.own, keysFound, () => lru<string>(keysMax));
  const found = keys.get(sku);
  const replica = found && (await recentSkus.many(ctx.own, [found])).get(found);
  if (replica && replica.sku === sku && isOnSale(replica)) return replica;
  const named = namedOf(await ctx.collection(skus).find({ sku }));
  if (named) keys.set(sku, named.id);
  return named;
};

/** Changes the replica of a variant unless another writer was faster, else once more; the document as it then is. */
export const changeSku = (
  ctx: ServiceContext,
  key: string,
  next: (before: SkuState) => SkuState | undefined,
): Promise<SkuState> =>
  untilWon(`The replica of variant ${key}`, async () => {
    const docs = ctx.collection(skus);
    const before = await docs.get(key);
    const after = next(before ?? unknownSku(key));
    if (!after) return before ?? unknownSku(key);
    const doc: SkuState & Doc = { ...after, version: (before?.version ?? 0) + 1 };
    const won = await (before ? docs.replace(doc, before.version) : wasNew(docs.insert(doc)));
    recentSkus.forget(ctx.own, key);
    return won ? doc : undefined;
  });
