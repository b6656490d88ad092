import type { Money } from "../../../platform/contract/contract.ts";
import { divRound } from "../../../platform/contract/money.ts";
import type { SalesBucket } from "../insights.contract.ts";

/** What a sale adds up of. */
export interface Sale {
  readonly day: string;
  readonly status: string;
  readonly items: number;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly tax: { readonly amount: number; readonly currency: string };
  readonly refunded?: { readonly amount: number; readonly currency: string };
}

const empty = (day: string, currency: string): SalesBucket => ({
  day,
  currency,
  orders: 0,
  cancelled: 0,
  items: 0,
  revenue: { amount: 0, currency },
  tax: { amount: 0, currency },
});

/** The tax that is left of a sale after its refunds, which take their share of it. */
const taxLeft = ({ total, tax }: Sale, refunded: number): number =>
  total.amount === 0
    ? tax.amount
    : Number(divRound(BigInt(tax.amount) * BigInt(total.amount - refunded), BigInt(total.amount)));

const plus = ({ amount, currency }: Money, more: number): Money => ({
  amount: amount + more,
  currency,
});

const add = (bucket: SalesBucket, sale: Sale): SalesBucket => {
  if (sale.status === "cancelled") return { ...bucket, cancelled: bucket.cancelled + 1 };
  const refunded = sale.refunded?.amount ?? 0;
  return {
    ...bucket,
    orders: bucket.orders + 1,
    items: bucket.items + sale.items,
    revenue: plus(bucket.revenue, sale.total.amount - refunded),
    ...(refunded > 0
      ? { refunded: plus(bucket.refunded ?? { ...sale.total, amount: 0 }, refunded) }
      : {}),
    tax: plus(bucket.tax, taxLeft(sale, refunded)),
  };
};

/** Sums so far, by day and currency. */
export type Sums = ReadonlyMap<string, SalesBucket>;

/** The sums with more sales in them. */
export const addSales = (sums: Sums, sales: readonly Sale[]): Sums => {
  const buckets = new Map(sums);
  for (const sale of sales) {
    const key = `${sale.day} ${sale.total.currency}`;
    buckets.set(key, add(buckets.get(key) ?? empty(sale.day, sale.total.currency), sale));
  }
  return buckets;
};

/** The sums in the order of day and currency. */
export const byDay = (sums: Sums): SalesBucket[] =>
  [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bucket]) => bucket);
