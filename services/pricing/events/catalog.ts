import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as catalog from "../../catalog/catalog.contract.ts";
import type { PriceCommand } from "../domain/price-list.ts";
import { priceLists, recentPrices } from "../pricing.store.ts";

const apply = async (ctx: ServiceContext, sku: string, command: PriceCommand): Promise<void> => {
  const done = await ctx.execute(priceLists, sku, command);
  recentPrices.forget(ctx.own, sku);
  if (isFault(done)) throw new Error(`${sku}: ${done.code}`); // Again later.
};

/** A product was published, changed or archived: its variants' prices are taken over. */
export const onProduct: EventHandler<
  typeof catalog.productPublished | typeof catalog.productChanged | typeof catalog.productArchived
> = async (ctx, { rank, time, data }) => {
  const source = { productId: data.productId, productVersion: rank, productTime: time };
  await Promise.all([
    ...data.skus.map(({ sku, prices, compareAt }) =>
      apply(ctx, sku, { type: "Set", ...source, prices, compareAt }),
    ),
    ...data.removed.map((sku) => apply(ctx, sku, { type: "Remove", ...source })),
  ]);
};
