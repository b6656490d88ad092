import type { ServiceContext } from "../../platform/broker/context.ts";
import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, wasNew, type Doc } from "../../platform/storage/collection.ts";
import { untilWon } from "../../platform/storage/race.ts";
import { recent } from "../../platform/storage/recent.ts";
import { postalCodeFits } from "./adapters/postal-code.ts";
import { cartDecider } from "./domain/decide.ts";
import { unknownSku, type SkuState } from "./domain/sku.ts";

/** The carts; found by their shopper and, for the sweep, by the last touch. */
export const carts = aggregate("carts", cartDecider(postalCodeFits), {
  indexes: [{ fields: ["customerId", "status", "touchedAt"] }, { fields: ["status", "touchedAt"] }],
});

/** The replica of what a line needs of its sku; id: the sku. */
export const skus = collection<SkuState & Doc>("skus");

/** Read with every request, at most a second old where another copy receives the event. */
export const recentSkus = recent(skus);

/** Changes the replica of a sku unless another writer was faster, else once more; the document as it then is. */
export const changeSku = (
  ctx: ServiceContext,
  sku: string,
  next: (before: SkuState) => SkuState | undefined,
): Promise<SkuState> =>
  untilWon(`The replica of sku ${sku}`, async () => {
    const docs = ctx.collection(skus);
    const before = await docs.get(sku);
    const after = next(before ?? unknownSku(sku));
    if (!after) return before ?? unknownSku(sku);
    const doc: SkuState & Doc = { ...after, version: (before?.version ?? 0) + 1 };
    const won = await (before ? docs.replace(doc, before.version) : wasNew(docs.insert(doc)));
    recentSkus.forget(ctx.own, sku);
    return won ? doc : undefined;
  });
