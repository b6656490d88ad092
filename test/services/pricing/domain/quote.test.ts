import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { money } from "../../../../platform/contract/money.ts";
import {
  quoteOf,
  unitPriceOf,
  type QuoteInput,
} from "../../../../services/pricing/domain/quote.ts";
import { taxRateOf } from "../../../../services/pricing/domain/tax.ts";
import { taxTable } from "../../../../services/pricing/adapters/tax-table.ts";

const at = "2026-11-21T12:00:00.000Z";
const tax = { table: taxTable, overrides: [] };
const rate = (country: string, region?: string, taxClass = "standard", time = at): number =>
  taxRateOf(tax, { country, region, at: time }, taxClass);

const quoted = (input: QuoteInput) => {
  const quote = quoteOf(input);
  if (isFault(quote)) throw new Error(quote.code);
  return quote;
};

describe("rates of the maintained table, in millionths", () => {
  test.each([
    ["DE", undefined, 190_000],
    ["JP", undefined, 100_000],
    ["US", undefined, 0],
    ["US", "CA", 82_500],
    ["US", "us-ca", 82_500],
    ["US", "Nowhere", 0],
    ["CA", "ON", 130_000],
    ["CH", undefined, 81_000],
    ["AQ", undefined, 0],
  ])("%s %s: %i", (country, region, expected) => expect(rate(country, region)).toBe(expected));

  test("a rate that held in the past is found by its time", () => {
    expect(rate("DE", undefined, "standard", "2020-08-01T00:00:00.000Z")).toBe(160_000);
  });

  test("an override of the region counts more than the country's, and that more than the table", () => {
    const overrides = [
      { country: "DE", taxClass: "reduced", rate: 70_000 },
      { country: "US", taxClass: "standard", rate: 10_000 },
      { country: "US", region: "CA", taxClass: "standard", rate: 90_000 },
    ];
    const over = (country: string, region: string | undefined, taxClass: string): number =>
      taxRateOf({ table: taxTable, overrides }, { country, region, at }, taxClass);
    expect(over("DE", undefined, "reduced")).toBe(70_000);
    expect(over("DE", undefined, "standard")).toBe(190_000);
    expect(over("US", "TX", "standard")).toBe(10_000);
    expect(over("US", "CA", "standard")).toBe(90_000);
    expect(over("US", "CA", "reduced")).toBe(90_000);
    expect(over("DE", undefined, "none")).toBe(0);
  });
});

describe("totals by hand", () => {
  test("DE, prices contain 19 %", () => {
    // 3 × 19.99 = 59.97: 59.97 × 19/119 = 9.5750 → 9.58. 0.99: 0.158 → 0.16. Shipping 4.90: 0.7823 → 0.78.
    const { lines, totals } = quoted({
      currency: "EUR",
      lines: [
        { sku: "A", quantity: 3, unitPrice: money(1999, "EUR"), taxRate: rate("DE") },
        { sku: "B", quantity: 1, unitPrice: money(99, "EUR"), taxRate: rate("DE") },
      ],
      shipping: 490,
      shippingRate: rate("DE"),
      taxIncluded: true,
    });
    expect(lines.map((line) => [line.total.amount, line.tax.amount])).toEqual([
      [5997, 958],
      [99, 16],
    ]);
    expect(totals).toEqual({
      subtotal: money(6096, "EUR"),
      discount: money(0, "EUR"),
      shipping: money(490, "EUR"),
      tax: money(958 + 16 + 78, "EUR"),
      total: money(6586, "EUR"),
      taxIncluded: true,
    });
  });

  test("US-CA, 8.25 % on top", () => {
    // 2 × 12.50 = 25.00: 2.0625 → 2.06. 10.30: 0.84975 → 0.85. Shipping 5.50: 0.45375 → 0.45.
    const { totals } = quoted({
      currency: "USD",
      lines: [
        { sku: "A", quantity: 2, unitPrice: money(1250, "USD"), taxRate: rate("US", "CA") },
        { sku: "B", quantity: 1, unitPrice: money(1030, "USD"), taxRate: rate("US", "CA") },
      ],
      shipping: 550,
      shippingRate: rate("US", "CA"),
      taxIncluded: false,
    });
    expect(totals.tax.amount).toBe(206 + 85 + 45);
    expect(totals.total.amount).toBe(2500 + 1030 + 550 + 336);
  });

  test("half a unit is rounded up", () => {
    const line = { sku: "A", quantity: 1, unitPrice: money(50, "USD"), taxRate: 10_000 };
    const input = { currency: "USD", shipping: 0, shippingRate: 0, taxIncluded: false };
    expect(quoted({ ...input, lines: [line] }).totals.tax.amount).toBe(1); // 0.5
  });

  test("JP, prices contain 10 %, no minor unit", () => {
    // 3 × ¥1,234 = ¥3,702: × 10/110 = 336.545 → 337. Shipping ¥800: 72.73 → 73.
    const { totals } = quoted({
      currency: "JPY",
      lines: [{ sku: "A", quantity: 3, unitPrice: money(1234, "JPY"), taxRate: rate("JP") }],
      shipping: 800,
      shippingRate: rate("JP"),
      taxIncluded: true,
    });
    expect(totals.tax.amount).toBe(410);
    expect(totals.total.amount).toBe(4502);
  });

  test("beyond 2^53 is refused, not rounded", () => {
    const line = { sku: "A", quantity: 9999, unitPrice: money(2 ** 52, "EUR"), taxRate: 0 };
    const input = { currency: "EUR", shipping: 0, shippingRate: 0, taxIncluded: true };
    expect(quoteOf({ ...input, lines: [line] })).toMatchObject({ code: "AMOUNT_TOO_LARGE" });
  });
});

test("pricing's own price counts, then the caller's, then the fallback, then a refusal", () => {
  const line = { sku: "A", quantity: 1, taxClass: "standard", prices: [money(200, "EUR")] };
  const fallback = money(300, "EUR");
  expect(unitPriceOf(line, [money(100, "EUR")], "EUR")).toEqual(money(100, "EUR"));
  expect(unitPriceOf(line, undefined, "EUR")).toEqual(money(200, "EUR"));
  expect(unitPriceOf({ ...line, fallback }, [], "EUR")).toEqual(fallback);
  expect(unitPriceOf(line, [], "EUR")).toMatchObject({
    code: "NO_PRICE_IN_CURRENCY",
    data: { sku: "A", currency: "EUR" },
  });
});

const lineArb = fc.record({
  sku: fc.string({ minLength: 1 }),
  quantity: fc.integer({ min: 1, max: 9999 }),
  unitPrice: fc.nat(10_000_000).map((amount) => money(amount, "EUR")),
  taxRate: fc.integer({ min: 0, max: 1_000_000 }),
});

test("every part is an integer and the total is the sum of its parts", () => {
  fc.assert(
    fc.property(
      fc.array(lineArb, { maxLength: 20 }),
      fc.nat(100_000),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.boolean(),
      (lines, shipping, shippingRate, taxIncluded) => {
        const input = { currency: "EUR", lines, shipping, shippingRate, taxIncluded };
        const { lines: priced, totals } = quoted(input);
        const { subtotal, discount, tax, total } = totals;
        const parts = [subtotal, discount, totals.shipping, tax, total];
        expect(parts.every(({ amount }) => Number.isSafeInteger(amount))).toBe(true);
        const sum = priced.reduce((all, line) => all + line.total.amount, 0);
        expect(sum).toBe(subtotal.amount - discount.amount);
        const onTop = taxIncluded ? 0 : tax.amount;
        expect(total.amount).toBe(subtotal.amount - discount.amount + shipping + onTop);
        const taxed = priced.reduce((all, line) => all + line.tax.amount, 0);
        const shippingTax = tax.amount - taxed;
        expect(shippingTax).toBeGreaterThanOrEqual(0);
        expect(shippingTax).toBeLessThanOrEqual(shipping);
        expect(priced.every((line) => line.tax.amount <= line.total.amount)).toBe(true);
      },
    ),
  );
});
