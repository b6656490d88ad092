import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import * as catalog from "../catalog/catalog.contract.ts";
import { quoteLines } from "./actions/quote-lines.ts";
import { getTaxRates, saveTaxRates } from "./actions/tax-rates.ts";
import { onProduct } from "./events/catalog.ts";
import { contract } from "./pricing.contract.ts";
import { priceLists, taxRates } from "./pricing.store.ts";

/** Owns prices and tax rates; quotes what a cart costs. */
export default defineService(contract, {
  name: "pricing",
  mixins: [
    storage({ collections: [taxRates] }),
    outbox({ aggregates: [priceLists] }),
    idempotency(),
    consumer([
      subscribe(catalog.productPublished, onProduct),
      subscribe(catalog.productChanged, onProduct),
      subscribe(catalog.productArchived, onProduct),
    ]),
  ],
  actions: { quote: quoteLines, taxRates: getTaxRates, saveTaxRates },
});
