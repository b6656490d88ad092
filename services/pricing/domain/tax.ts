import { RATE_UNIT } from "../../../platform/contract/money.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import type { TaxRate } from "../pricing.contract.ts";

interface Entry {
  /** A fraction: 0.19. */
  readonly rate: number;
  /** What held until an instant. */
  readonly before?: Readonly<Record<string, { readonly rate: number }>>;
}
/** The form of the package sales-tax: rates by country, and by state on top of the country's. */
export type TaxTable = Readonly<
  Record<string, Entry & { readonly states?: Readonly<Record<string, Entry>> }>
>;

/** The class of what is not said otherwise, and of shipping. */
export const standardClass = "standard";
/** Classes that are never taxed unless an override says so. */
const untaxed = new Set(["none", "exempt", "zero"]);

const rateAt = ({ rate, before }: Entry, at: string): number => {
  if (!before) return rate;
  let next: string | undefined;
  for (const until of Object.keys(before))
    if (at < until && (next === undefined || until < next)) next = until;
  return next === undefined ? rate : (ownValue(before, next)?.rate ?? rate);
};

const millionths = (rate: number): number => Math.round(rate * RATE_UNIT);

/** `US-CA` and `ca` are `CA`. */
export const regionCode = (country: string, region: string | undefined): string => {
  const code = (region ?? "").trim().toUpperCase();
  return code.startsWith(`${country}-`) ? code.slice(country.length + 1) : code;
};

export interface TaxPlace {
  readonly country: string;
  readonly region?: string | undefined;
  readonly at: string;
}

const fromTable = (table: TaxTable, { country, region, at }: TaxPlace): number => {
  const entry = ownValue(table, country);
  if (!entry) return 0;
  const state = ownValue(entry.states, regionCode(country, region));
  return millionths(rateAt(entry, at)) + (state ? millionths(rateAt(state, at)) : 0);
};

/**
 * The rate in millionths for a tax class at a place: an override of the region, else of the
 * country, else the table's. The table knows standard rates only: other classes need an override.
 */
export const taxRateOf = (
  { table, overrides }: { table: TaxTable; overrides: readonly TaxRate[] },
  place: TaxPlace,
  taxClass: string,
): number => {
  const region = regionCode(place.country, place.region);
  const fitting = overrides.filter(
    (one) => one.country === place.country && one.taxClass === taxClass,
  );
  const found =
    fitting.find((one) => one.region !== undefined && one.region === region) ??
    fitting.find((one) => one.region === undefined);
  if (found) return found.rate;
  if (untaxed.has(taxClass)) return 0;
  return taxClass === standardClass
    ? fromTable(table, place)
    : taxRateOf({ table, overrides }, place, standardClass);
};
