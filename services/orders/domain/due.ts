/** What of an order may be captured once some of its pieces have left. */
import type { Money } from "../../../platform/contract/contract.ts";
import { divRound, money } from "../../../platform/contract/money.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import type { Order } from "./order.ts";

/** What a line comes to in the total: after its discount, with its tax. */
export const lineAmount = (
  { total, discount, tax }: Order["lines"][number],
  { taxIncluded }: Order["totals"],
): number => total.amount - discount.amount + (taxIncluded ? 0 : tax.amount);

const part = (amount: number, pieces: number, of: number): number =>
  Number(divRound(BigInt(amount) * BigInt(pieces), BigInt(of)));

/**
 * Postage (what the lines leave of the total) leaves with the first parcel, each line in proportion to its pieces;
 * rounded over all that has left, so that the parcels add up to the total, whatever their order.
 */
export const dueFor = (
  { lines, totals, currency }: Order,
  sent: ReadonlyMap<string, number>,
): Money => {
  const ordered = new Map(sumBy(lines, "sku").map(({ sku, quantity }) => [sku, quantity]));
  const amounts = new Map<string, number>();
  for (const line of lines)
    amounts.set(line.sku, (amounts.get(line.sku) ?? 0) + lineAmount(line, totals));
  const all = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  let due = totals.total.amount - all;
  for (const [sku, amount] of amounts) {
    const of = ordered.get(sku) ?? 0;
    due += part(amount, Math.min(sent.get(sku) ?? 0, of), of);
  }
  return money(due, currency);
};
