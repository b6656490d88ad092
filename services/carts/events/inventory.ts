import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as inventory from "../../inventory/inventory.contract.ts";
import { changeSku, recentSkus, skus } from "../carts.store.ts";
import { afterLevel } from "../domain/sku.ts";

/** The stock of a sku changed. */
export const onLevel: EventHandler<typeof inventory.levelChanged> = async (ctx, event) => {
  const { sku, available } = event.data;
  const stockVersion = event.rank;
  // With every order, so in one round trip: most often the replica has the sku and the event is the newest.
  const written = await ctx
    .collection(skus)
    .update(
      { id: sku, stockVersion: { $lt: stockVersion } },
      { $set: { available, stockVersion } },
    );
  recentSkus.forget(ctx.own, sku);
  if (written) return;
  await changeSku(ctx, sku, (before) => afterLevel(before, stockVersion, available));
};
