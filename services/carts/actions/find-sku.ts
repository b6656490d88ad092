import type { ServiceContext } from "../../../platform/broker/context.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as catalog from "../../catalog/catalog.contract.ts";
import { faults } from "../carts.contract.ts";
import { changeSku, skuNamed } from "../carts.store.ts";
import { afterLookup, isOnSale, type SkuState } from "../domain/sku.ts";

const sells = (sku: SkuState | undefined, currency: string): sku is SkuState =>
  isOnSale(sku) && sku.prices.some((price) => price.currency === currency);

/** What catalog says; where it is down and the replica has the sku, the replica. */
const lookUp = async (
  ctx: ServiceContext,
  sku: string,
  replica: SkuState | undefined,
): Promise<SkuState | undefined> => {
  try {
    const found = await ctx.ask(catalog.sku, { sku });
    if (isFault(found)) return undefined;
    return await changeSku(ctx, keyOf(found), (before) => afterLookup(before, found));
  } catch (error) {
    if (replica && replica.status !== "unknown") return replica;
    throw error;
  }
};

/**
 * A sku that is about to be added. Where the replica does not have it, or has it as not on sale
 * (its event may be on the way), catalog is asked.
 */
export const findSku = async (
  ctx: ServiceContext,
  sku: string,
  currency: string,
): Promise<SkuState | Fault> => {
  const replica = await skuNamed(ctx, sku);
  if (sells(replica, currency)) return replica;
  const found = await lookUp(ctx, sku, replica);
  return isOnSale(found)
    ? found
    : faults.UNKNOWN_SKU({ sku, errors: [{ pointer: "/sku", message: "is not on sale" }] });
};
