import { answer } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { service } from "../../platform/broker/service.ts";
import * as catalog from "../catalog/catalog.contract.ts";
import * as contract from "./pricing.contract.ts";
import { getTaxRates, onProduct, quote, saveTaxRates } from "./actions/pricing.ts";
import { priceLists, taxRates } from "./pricing.store.ts";

/** Owns prices and tax rates; answers what a cart costs. */
export default service({
  name: "pricing",
  aggregates: [priceLists],
  collections: [taxRates as never],
  on: [
    on(catalog.productPublished, onProduct),
    on(catalog.productChanged, onProduct),
    on(catalog.productArchived, onProduct),
  ],
  actions: {
    quote: answer(contract.quote, function (ctx) {
      return quote(this, ctx.params);
    }),
    taxRates: answer(contract.taxRates, function () {
      return getTaxRates(this);
    }),
    saveTaxRates: answer(contract.saveTaxRates, function (ctx) {
      return saveTaxRates(this, ctx.params);
    }),
  },
});
