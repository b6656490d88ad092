import type { Handler } from "../../../platform/broker/context.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { taxTable } from "../adapters/tax-table.ts";
import { quoteOf, unitPriceOf, type RatedLine } from "../domain/quote.ts";
import { standardClass, taxRateOf, type TaxPlace } from "../domain/tax.ts";
import type * as contract from "../pricing.contract.ts";
import { settings } from "../pricing.settings.ts";
import { overridesId, recentPrices, recentRates } from "../pricing.store.ts";

const included = new Set(settings.TAX_INCLUDED_COUNTRIES);

/** Prices lines: one read of the prices, one of the overrides, both usually from memory. */
export const quoteLines: Handler<typeof contract.quote> = async (ctx) => {
  const { currency, country = settings.COUNTRY, region, shipping, markOutOfRange } = ctx.params;
  const [prices, rates] = await Promise.all([
    recentPrices.many(ctx.own, ctx.params.lines.map(keyOf)),
    recentRates.many(ctx.own, [overridesId]),
  ]);
  const tax = { table: taxTable, overrides: rates.get(overridesId)?.items ?? [] };
  const place: TaxPlace = { country, region, at: ctx.now() };
  const lines: RatedLine[] = [];
  for (const line of ctx.params.lines) {
    const unitPrice = unitPriceOf(line, prices.get(keyOf(line))?.prices, currency);
    if (isFault(unitPrice)) return unitPrice;
    const { sku, quantity, taxClass } = line;
    lines.push({ sku, quantity, unitPrice, taxRate: taxRateOf(tax, place, taxClass) });
  }
  return quoteOf({
    currency,
    lines,
    shipping: shipping?.amount ?? 0,
    shippingRate: taxRateOf(tax, place, standardClass),
    taxIncluded: included.has(country),
    ...defined({ markOutOfRange }),
  });
};
