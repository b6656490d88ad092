import { keyOf } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as catalog from "../../catalog/catalog.contract.ts";
import { changeSku } from "../carts.store.ts";
import { afterProduct, afterRemoval } from "../domain/sku.ts";

/** A product was published, changed or archived. */
export const onProduct: EventHandler<
  typeof catalog.productPublished | typeof catalog.productChanged | typeof catalog.productArchived
> = async (ctx, { rank, time, data }) => {
  const { productId, title: productTitle, status, skus, removed, gone = removed } = data;
  const product = { productId, productVersion: rank, productTime: time };
  await Promise.all([
    ...skus.map((variant) =>
      changeSku(ctx, keyOf(variant), (before) =>
        afterProduct(before, { ...product, productTitle, status }, variant),
      ),
    ),
    ...gone.map((key) => changeSku(ctx, key, (before) => afterRemoval(before, product))),
  ]);
};
