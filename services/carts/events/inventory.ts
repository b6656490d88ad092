import { keyOf } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as inventory from "../../inventory/inventory.contract.ts";
import { changeSku, recentSkus, skus } from "../carts.store.ts";
import { afterLevel } from "../domain/sku.ts";

/** The stock of a variant changed. */
export const onLevel: EventHandler<typeof inventory.levelChanged> = async (ctx, event) => {
  const { available } = event.data;
  const key = keyOf(event.data);
  const stockVersion = event.rank;
  // With every order, so in one round trip: most often the replica has the sku and the event is the newest.
  const written = await ctx
    .collection(skus)
    .update(
      { id: key, stockVersion: { $lt: stockVersion } },
      { $set: { available, stockVersion } },
    );
  recentSkus.forget(ctx.own, key);
  if (written) return;
  await changeSku(ctx, key, (before) => afterLevel(before, stockVersion, available));
};
