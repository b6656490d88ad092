import { money } from "../../../platform/contract/money.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import type { Rate, ShippingOption, Zone } from "../shipping.contract.ts";

export interface Method {
  readonly id: string;
  readonly title: string;
  readonly zones: readonly Zone[];
}
export interface Parcel {
  readonly country: string;
  readonly currency: string;
  readonly weightGrams: number;
  readonly subtotal: Money;
}

/** The zone that names the country, else the rest of the world's. */
export const zoneOf = (zones: readonly Zone[], country: string): Zone | undefined =>
  zones.find(({ countries }) => countries.includes(country)) ??
  zones.find(({ countries }) => countries.includes("*"));

const limitOf = ({ maxWeightGrams }: Rate): number => maxWeightGrams ?? Infinity;

/** The lightest rate of the currency that carries the weight. */
export const rateOf = (
  rates: readonly Rate[],
  currency: string,
  weightGrams: number,
): Rate | undefined => {
  const carrying = rates.filter(
    (rate) => rate.price.currency === currency && limitOf(rate) >= weightGrams,
  );
  return carrying.reduce<Rate | undefined>(
    (least, rate) => (least && limitOf(least) <= limitOf(rate) ? least : rate),
    undefined,
  );
};

const priceOf = ({ price, freeFrom }: Rate, { subtotal }: Parcel): Money => {
  const free = freeFrom?.currency === subtotal.currency && subtotal.amount >= freeFrom.amount;
  return money(free ? 0 : price.amount, price.currency);
};

/** The methods that go there with that weight and currency, cheapest first. */
export const optionsOf = (methods: readonly Method[], parcel: Parcel): ShippingOption[] =>
  methods
    .flatMap(({ id, title, zones }) => {
      const zone = zoneOf(zones, parcel.country);
      const rate = zone && rateOf(zone.rates, parcel.currency, parcel.weightGrams);
      return rate ? [{ id, title, price: priceOf(rate, parcel) }] : [];
    })
    .sort((a, b) => a.price.amount - b.price.amount || (a.id < b.id ? -1 : 1));
