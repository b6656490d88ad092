import type { Money } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { money, taxOn, taxWithin } from "../../../platform/contract/money.ts";
import { faults, type QuotedLine, type Quote, type QuoteLine } from "../pricing.contract.ts";

/** A line with its price and tax rate (millionths). */
export interface RatedLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly taxRate: number;
}

export interface QuoteInput {
  readonly currency: string;
  readonly lines: readonly RatedLine[];
  readonly shipping: number;
  readonly shippingRate: number;
  readonly taxIncluded: boolean;
}

/** The unit price of a line: pricing's own, the caller's when pricing does not have the sku, else the fallback. */
export const unitPriceOf = (
  line: QuoteLine,
  own: readonly Money[] | undefined,
  currency: string,
): Money | Fault =>
  (own ?? line.prices).find((price) => price.currency === currency) ??
  (line.fallback?.currency === currency
    ? line.fallback
    : faults.NO_PRICE_IN_CURRENCY({ sku: line.sku, currency }));

const add = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

const priceLine = (line: RatedLine, taxIncluded: boolean): QuotedLine | Fault => {
  const { sku, quantity, unitPrice, taxRate } = line;
  const { currency } = unitPrice;
  const amount = unitPrice.amount * quantity;
  if (!Number.isSafeInteger(amount)) return faults.AMOUNT_TOO_LARGE({ sku });
  const tax = taxIncluded ? taxWithin(amount, taxRate) : taxOn(amount, taxRate);
  return {
    sku,
    quantity,
    unitPrice: money(unitPrice.amount, currency),
    discount: money(0, currency),
    tax: money(tax, currency),
    total: money(amount, currency),
  };
};

/**
 * Lines and totals. Tax is rounded half-up per line and for shipping; every total is the sum
 * of rounded parts: total = subtotal − discount + shipping, + tax when prices do not contain it.
 */
export const quoteOf = (input: QuoteInput): Quote | Fault => {
  const { currency, taxIncluded, shipping, shippingRate } = input;
  const lines: QuotedLine[] = [];
  for (const line of input.lines) {
    const priced = priceLine(line, taxIncluded);
    if (isFault(priced)) return priced;
    lines.push(priced);
  }
  const shippingTax = taxIncluded
    ? taxWithin(shipping, shippingRate)
    : taxOn(shipping, shippingRate);
  const discount = add(lines.map((line) => line.discount.amount));
  const subtotal = add(lines.map((line) => line.total.amount)) + discount;
  const tax = add(lines.map((line) => line.tax.amount)) + shippingTax;
  const total = subtotal - discount + shipping + (taxIncluded ? 0 : tax);
  if (![subtotal, tax, total].every(Number.isSafeInteger)) return faults.AMOUNT_TOO_LARGE();
  return {
    lines,
    totals: {
      subtotal: money(subtotal, currency),
      discount: money(discount, currency),
      shipping: money(shipping, currency),
      tax: money(tax, currency),
      total: money(total, currency),
      taxIncluded,
    },
  };
};
