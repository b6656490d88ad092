import { exponentOf, money } from "../../../platform/contract/money.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import type { Method } from "./rates.ts";
import type { Rate } from "../shipping.contract.ts";

/**
 * How much of a currency stands for 1 EUR of postage, in major units: round numbers a shop
 * can live with until it sets its own rates, not exchange rates.
 */
const perEuro: Readonly<Record<string, number>> = {
  EUR: 1,
  USD: 1.122_449, // 4.90 EUR of postage are 5.50 USD
  JPY: 163.265_306, // and 800 JPY
  ...{ GBP: 0.9, CHF: 1, PLN: 4, CZK: 25, HUF: 400, RON: 5, BGN: 2, SEK: 11, NOK: 11, DKK: 7.5 },
  ...{ CAD: 1.5, AUD: 1.7, NZD: 1.8, SGD: 1.5, HKD: 9, CNY: 8, KRW: 1500, INR: 90, THB: 38 },
  ...{ BRL: 6, MXN: 20, ZAR: 20, TRY: 45, ILS: 4, AED: 4, SAR: 4, KWD: 0.35, BHD: 0.4, UAH: 45 },
};

/** Steps to which prices are rounded, in minor units by digits of the currency: 10 cents, 10 yen, 50 fils. */
const stepOf = (digits: number): number => (digits === 3 ? 50 : 10);

const priced = (cents: number, currency: string): number => {
  const digits = exponentOf(currency);
  const exact = (cents / 100) * (ownValue(perEuro, currency) ?? 1) * 10 ** digits;
  const step = stepOf(digits);
  return Math.max(step, Math.round(exact / step) * step);
};

interface Tier {
  readonly cents: number;
  readonly maxWeightGrams?: number;
}
const ratesOf = (tiers: readonly Tier[], currencies: readonly string[]): Rate[] =>
  currencies.flatMap((currency) =>
    tiers.map(({ cents, ...limit }) => ({
      price: money(priced(cents, currency), currency),
      ...limit,
    })),
  );

/** The methods of a shop that has none: a home zone and the rest of the world by weight. */
export const defaultMethods = ({
  country,
  currency,
}: {
  readonly country: string;
  readonly currency: string;
}): Method[] => {
  const currencies = [...new Set([...Object.keys(perEuro), currency])];
  const method = (id: string, title: string, home: readonly Tier[], away: readonly Tier[]) => ({
    id,
    title,
    zones: [
      { countries: [country], rates: ratesOf(home, currencies) },
      { countries: ["*"], rates: ratesOf(away, currencies) },
    ],
  });
  return [
    method(
      "standard",
      "Standard",
      [{ cents: 490 }],
      [
        { cents: 1490, maxWeightGrams: 2_000 },
        { cents: 2490, maxWeightGrams: 5_000 },
        { cents: 4990, maxWeightGrams: 31_500 },
        { cents: 9990 },
      ],
    ),
    method(
      "express",
      "Express",
      [{ cents: 990 }],
      [
        { cents: 2990, maxWeightGrams: 2_000 },
        { cents: 4990, maxWeightGrams: 5_000 },
        { cents: 9990, maxWeightGrams: 31_500 },
        { cents: 19990 },
      ],
    ),
  ];
};
