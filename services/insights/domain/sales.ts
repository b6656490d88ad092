import type { SalesBucket } from "../insights.contract.ts";

/** What a sale adds up of. */
export interface Sale {
  readonly day: string;
  readonly status: string;
  readonly items: number;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly tax: { readonly amount: number; readonly currency: string };
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

const add = (bucket: SalesBucket, sale: Sale): SalesBucket =>
  sale.status === "cancelled"
    ? { ...bucket, cancelled: bucket.cancelled + 1 }
    : {
        ...bucket,
        orders: bucket.orders + 1,
        items: bucket.items + sale.items,
        revenue: { ...bucket.revenue, amount: bucket.revenue.amount + sale.total.amount },
        tax: { ...bucket.tax, amount: bucket.tax.amount + sale.tax.amount },
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
