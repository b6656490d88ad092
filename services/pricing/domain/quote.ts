import { unitPriceMax, type Money } from "../../../platform/contract/contract.ts";
import type { Fault } from "../../../platform/kernel/fault.ts";
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
  /** Marks lines that are out of range instead of refusing the whole. */
  readonly markOutOfRange?: boolean;
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

/** Amounts in minor units, added up line by line. */
interface Sums {
  readonly subtotal: number;
  readonly tax: number;
}

const plus = (sums: Sums, line: QuotedLine): Sums => ({
  subtotal: sums.subtotal + line.total.amount,
  tax: sums.tax + line.tax.amount,
});

const totalOf = ({ subtotal, tax }: Sums, { shipping, taxIncluded }: QuoteInput): number =>
  subtotal + shipping + (taxIncluded ? 0 : tax);

const fits = (sums: Sums, input: QuoteInput): boolean =>
  [sums.subtotal, sums.tax, totalOf(sums, input)].every(Number.isSafeInteger);

const quotedLine = ({ sku, quantity, unitPrice }: RatedLine, tax: number, total: number) => {
  const { currency } = unitPrice;
  return {
    sku,
    quantity,
    unitPrice: money(unitPrice.amount, currency),
    discount: money(0, currency),
    tax: money(tax, currency),
    total: money(total, currency),
  };
};

const priceLine = (line: RatedLine, taxIncluded: boolean): QuotedLine | undefined => {
  const amount = line.unitPrice.amount * line.quantity;
  if (!Number.isSafeInteger(amount)) return undefined;
  const tax = (taxIncluded ? taxWithin : taxOn)(amount, line.taxRate);
  return quotedLine(line, tax, amount);
};

/** The line with what it costs, unless it or the sum with it is out of range. */
const lineWithin = (line: RatedLine, before: Sums, input: QuoteInput): QuotedLine | undefined => {
  if (input.markOutOfRange && line.unitPrice.amount > unitPriceMax) return undefined;
  const priced = priceLine(line, input.taxIncluded);
  return priced && fits(plus(before, priced), input) ? priced : undefined;
};

/**
 * Lines and totals. Tax is rounded half-up per line and for shipping; every total is the sum
 * of rounded parts: total = subtotal − discount + shipping, + tax when prices do not contain it.
 * With `markOutOfRange` a line that is out of range is marked and left out of the totals, else AMOUNT_TOO_LARGE.
 */
export const quoteOf = (input: QuoteInput): Quote | Fault => {
  const { currency, taxIncluded, shipping, shippingRate } = input;
  const lines: QuotedLine[] = [];
  let sums: Sums = {
    subtotal: 0,
    tax: (taxIncluded ? taxWithin : taxOn)(shipping, shippingRate),
  };
  if (!fits(sums, input)) return faults.AMOUNT_TOO_LARGE();
  for (const line of input.lines) {
    const priced = lineWithin(line, sums, input);
    if (!priced && !input.markOutOfRange) return faults.AMOUNT_TOO_LARGE({ sku: line.sku });
    lines.push(priced ?? { ...quotedLine(line, 0, 0), outOfRange: true });
    if (priced) sums = plus(sums, priced);
  }
  return {
    lines,
    totals: {
      subtotal: money(sums.subtotal, currency),
      discount: money(0, currency),
      shipping: money(shipping, currency),
      tax: money(sums.tax, currency),
      total: money(totalOf(sums, input), currency),
      taxIncluded,
    },
  };
};
