import type { Handler } from "../../../platform/broker/context.ts";
import { isCountry } from "../../../platform/kernel/addresses/country.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import type * as contract from "../pricing.contract.ts";
import { overridesId, recentRates, taxRates } from "../pricing.store.ts";

/** GET /v1/tax-rates */
export const getTaxRates: Handler<typeof contract.taxRates> = async (ctx) => {
  const doc = await ctx.collection(taxRates).get(overridesId);
  return { items: doc?.items ?? [], ...defined({ at: doc?.at }), version: doc?.version ?? 0 };
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

/** PUT /v1/tax-rates */
export const saveTaxRates: Handler<typeof contract.saveTaxRates> = async (ctx) => {
  const { items, expectedVersion } = ctx.params;
  const errors = wrongRates(items);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const docs = ctx.collection(taxRates);
  const before = (await docs.get(overridesId))?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== before) {
    return common.PRECONDITION_FAILED({ version: before });
  }
  const at = ctx.now();
  const doc = { id: overridesId, version: before + 1, items, at };
  const won = before === 0 ? await wasNew(docs.insert(doc)) : await docs.replace(doc, before);
  recentRates.forget(ctx.own, overridesId);
  return won ? { items, at, version: doc.version } : common.PRECONDITION_FAILED();
};
