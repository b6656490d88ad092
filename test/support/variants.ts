import * as catalog from "../../services/catalog/catalog.contract.ts";
import { stub, stubServices } from "./stubs.ts";

/** A catalogue that has a variant for every sku but `unknown`, with the sku as its key. */
export const namedVariants = stubServices([
  stub(catalog.sku, ({ sku }) =>
    sku === "unknown"
      ? catalog.faults.UNKNOWN_SKU({ sku })
      : {
          ...{ sku, variantId: `var_${sku.length}`, variantKey: sku, title: "Default Title" },
          ...{ prices: [], compareAt: [], taxClass: "standard", tracked: true, backorder: false },
          ...{ productId: "prod_1", productTitle: "Product", status: "active", available: true },
        },
  ),
]);
