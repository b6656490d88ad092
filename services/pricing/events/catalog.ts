import type { ServiceContext } from "../../../platform/broker/context.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as catalog from "../../catalog/catalog.contract.ts";
import type { PriceCommand } from "../domain/price-list.ts";
import { priceLists, recentPrices } from "../pricing.store.ts";

const apply = async (ctx: ServiceContext, key: string, command: PriceCommand): Promise<void> => {
  const done = await ctx.execute(priceLists, key, command);
  recentPrices.forget(ctx.own, key);
  if (isFault(done)) throw new Error(`${key}: ${done.code}`); // Again later.
};

/** A product was published, changed or archived: its variants' prices are taken over. */
export const onProduct: EventHandler<
  typeof catalog.productPublished | typeof catalog.productChanged | typeof catalog.productArchived
> = async (ctx, { rank, time, data }) => {
  const source = { productId: data.productId, productVersion: rank, productTime: time };
  await Promise.all([
    ...data.skus.map(({ sku, variantKey, prices, compareAt }) =>
      apply(ctx, keyOf({ sku, variantKey }), { type: "Set", ...source, sku, prices, compareAt }),
    ),
    ...(data.gone ?? data.removed).map((key) => apply(ctx, key, { type: "Remove", ...source })),
  ]);
};
