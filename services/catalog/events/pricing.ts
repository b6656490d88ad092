import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import type * as pricing from "../../pricing/pricing.contract.ts";
import { storeReport } from "../adapters/shelf-state.ts";

/** The prices of a sku changed. */
export const onPrices: EventHandler<typeof pricing.changed> = (ctx, { rank, data }) => {
  const { prices, compareAt } = data;
  return storeReport(ctx, keyOf(data), { pricesSeen: rank }, { prices, compareAt });
};
