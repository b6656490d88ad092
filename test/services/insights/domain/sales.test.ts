import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  addSales,
  byDay,
  type Sale,
  type Sums,
} from "../../../../services/insights/domain/sales.ts";

const sale = fc
  .record({
    day: fc.constantFrom("2026-01-01", "2026-01-02", "2026-02-01"),
    status: fc.constantFrom("placed", "completed", "cancelled"),
    items: fc.integer({ min: 1, max: 20 }),
    amount: fc.integer({ min: 0, max: 1_000_000 }),
    tax: fc.integer({ min: 0, max: 100_000 }),
    currency: fc.constantFrom("EUR", "JPY"),
  })
  .map(({ day, status, items, amount, tax, currency }): Sale => ({
    day,
    status,
    items,
    total: { amount, currency },
    tax: { amount: tax, currency },
  }));

const sumOf = (sales: readonly Sale[], value: (one: Sale) => number): number =>
  sales.reduce((total, one) => total + value(one), 0);

/** The sales of each day and currency, picked out of all of them by hand. */
const bruteForce = (sales: readonly Sale[]) =>
  ["2026-01-01", "2026-01-02", "2026-02-01"]
    .flatMap((day) => ["EUR", "JPY"].map((currency) => ({ day, currency })))
    .flatMap(({ day, currency }) => {
      const all = sales.filter((one) => one.day === day && one.total.currency === currency);
      const sold = all.filter(({ status }) => status !== "cancelled");
      const bucket = {
        day,
        currency,
        orders: sold.length,
        cancelled: all.length - sold.length,
        items: sumOf(sold, ({ items }) => items),
        revenue: { amount: sumOf(sold, ({ total }) => total.amount), currency },
        tax: { amount: sumOf(sold, ({ tax }) => tax.amount), currency },
      };
      return all.length > 0 ? [bucket] : [];
    });

const pagesOf = (sales: readonly Sale[], size: number): Sale[][] =>
  Array.from({ length: Math.ceil(sales.length / size) }, (_, i) =>
    sales.slice(i * size, (i + 1) * size),
  );

test("the buckets are the sums of their sales, wherever a page ends", () => {
  fc.assert(
    fc.property(fc.array(sale, { maxLength: 40 }), fc.integer({ min: 1, max: 41 }), (sales, size) =>
      expect(byDay(pagesOf(sales, size).reduce(addSales, new Map() as Sums))).toEqual(
        bruteForce(sales),
      ),
    ),
  );
});

test("sums given in stay as they were", () => {
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1 }), fc.array(sale), (first, second) => {
      const sums = addSales(new Map(), first);
      const before = structuredClone(byDay(sums));
      addSales(sums, second);
      expect(byDay(sums)).toEqual(before);
    }),
  );
});

test("B.5: sales are net of refunds, which take their share of the tax", () => {
  const euro = (amount: number) => ({ amount, currency: "EUR" });
  const sold = { day: "2026-01-01", status: "placed", items: 1, total: euro(1190), tax: euro(190) };
  const sums = addSales(new Map(), [
    sold,
    { ...sold, refunded: euro(595) },
    { ...sold, refunded: euro(1190) },
    { ...sold, status: "cancelled", refunded: euro(1190) },
  ]);
  expect(byDay(sums)).toMatchObject([
    {
      orders: 3,
      cancelled: 1,
      revenue: euro(1190 + 595),
      refunded: euro(595 + 1190),
      tax: euro(190 + 95),
    },
  ]);
});

test("no sales are no buckets", () => expect(byDay(new Map())).toEqual([]));
