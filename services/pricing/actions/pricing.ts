import type { Service } from "moleculer";
import { execute } from "../../../platform/storage/aggregate.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import type { Received } from "../../../platform/messaging/consumer.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isCountry } from "../../../platform/kernel/country.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type * as catalog from "../../catalog/catalog.contract.ts";
import type { PriceCommand } from "../domain/price-list.ts";
import type * as contract from "../pricing.contract.ts";
import { settings } from "../pricing.settings.ts";
import { overridesId, priceLists, recentPrices, recentRates, taxRates } from "../pricing.store.ts";
import { quoteOf, unitPriceOf, type RatedLine } from "../domain/quote.ts";
import { standardClass, taxRateOf, type TaxPlace } from "../domain/tax.ts";
import { taxTable } from "../adapters/tax-table.ts";

const included = new Set(settings.TAX_INCLUDED_COUNTRIES);

/** Prices lines: one read of the prices, one of the overrides, both usually from memory. */
export const quote = async (
  service: Service,
  params: Static<typeof contract.quote.params>,
): Promise<contract.Quote | Fault> => {
  const { currency, country = settings.COUNTRY, region, shipping } = params;
  const skus = params.lines.map(({ sku }) => sku);
  const [known, rates] = await Promise.all([
    recentPrices.many(service, skus),
    recentRates.many(service, [overridesId]),
  ]);
  const tax = { table: taxTable, overrides: rates.get(overridesId)?.items ?? [] };
  const place: TaxPlace = { country, region, at: shapeOf(service.broker).now() };
  const lines: RatedLine[] = [];
  for (const line of params.lines) {
    const unitPrice = unitPriceOf(line, known.get(line.sku)?.prices, currency);
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
  });
};

export const getTaxRates = async (service: Service): Promise<contract.TaxRates> => {
  const doc = await collectionOf(service, taxRates).get(overridesId);
  return { items: doc?.items ?? [], ...(doc ? { at: doc.at } : {}), version: doc?.version ?? 0 };
};

const wrongRates = (items: readonly contract.TaxRate[]): { pointer: string; message: string }[] => {
  const seen = new Set<string>();
  return items.flatMap(({ country, region, taxClass }, i) => {
    const key = JSON.stringify([country, region, taxClass]);
    const twice = seen.has(key);
    seen.add(key);
    if (!isCountry(country)) {
      return [{ pointer: `/items/${i}/country`, message: "is no country of ISO 3166-1" }];
    }
    return twice ? [{ pointer: `/items/${i}`, message: "is there twice" }] : [];
  });
};

export const saveTaxRates = async (
  service: Service,
  { items, expectedVersion }: Static<typeof contract.saveTaxRates.params>,
): Promise<contract.TaxRates | Fault> => {
  const errors = wrongRates(items);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const docs = collectionOf(service, taxRates);
  const before = (await docs.get(overridesId))?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== before) {
    return common.PRECONDITION_FAILED({ version: before });
  }
  const at = shapeOf(service.broker).now();
  const doc = { id: overridesId, version: before + 1, items, at };
  const won = before === 0 ? await wasNew(docs.insert(doc)) : await docs.replace(doc, before);
  recentRates.forget(service, overridesId);
  return won ? { items, at, version: doc.version } : common.PRECONDITION_FAILED();
};

type ProductEvent = Received<typeof catalog.productChanged.data>;

const apply = async (service: Service, sku: string, command: PriceCommand): Promise<void> => {
  const done = await execute(service, priceLists, sku, command);
  recentPrices.forget(service, sku);
  if (isFault(done)) throw new Error(`${sku}: ${done.code}`); // Again later.
};

/** A product was published, changed or archived: its variants' prices are taken over. */
export async function onProduct(this: Service, event: ProductEvent): Promise<void> {
  const source = {
    productId: event.data.productId,
    productVersion: event.version,
    productTime: event.time,
  };
  await Promise.all([
    ...event.data.skus.map(({ sku, prices, compareAt }) =>
      apply(this, sku, { type: "Set", ...source, prices, compareAt }),
    ),
    ...event.data.removed.map((sku) => apply(this, sku, { type: "Remove", ...source })),
  ]);
}
