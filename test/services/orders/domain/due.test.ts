import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { money } from "../../../../platform/contract/money.ts";
import { dueFor } from "../../../../services/orders/domain/due.ts";
import type { Order } from "../../../../services/orders/domain/order.ts";
import { draft, order, priced } from "../example-orders.ts";

const eur = (amount: number) => money(amount, "EUR");
const start: Order = { ...order.initial(""), ...draft };

describe("what is due for the pieces that have left (B.5)", () => {
  test("postage with the first parcel, lines by their pieces, all of it with the last", () => {
    expect(dueFor(start, new Map([["CUP", 1]]))).toEqual(eur(490 + 100));
    expect(dueFor(start, new Map([["TEA", 1]]))).toEqual(eur(490 + 100));
    const all = new Map([
      ["TEA", 3],
      ["CUP", 1],
    ]);
    expect(dueFor(start, all)).toEqual(start.totals.total);
  });

  const line = fc.record({
    sku: fc.constantFrom("A", "B", "C"),
    quantity: fc.integer({ min: 1, max: 9 }),
    unit: fc.integer({ min: 0, max: 9_999 }),
    discount: fc.integer({ min: 0, max: 100 }),
    tax: fc.integer({ min: 0, max: 500 }),
  });
  const purchase = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    postage: fc.integer({ min: 0, max: 2_000 }),
    taxIncluded: fc.boolean(),
  });
  const orderOf = ({
    lines,
    postage,
    taxIncluded,
  }: typeof purchase extends fc.Arbitrary<infer T> ? T : never): Order => {
    const [template] = priced("").lines;
    const priceds = lines.map(({ sku, quantity, unit, discount, tax }) => ({
      ...(template as NonNullable<typeof template>),
      ...{ sku, quantity, unitPrice: eur(unit), total: eur(unit * quantity) },
      ...{ discount: eur(Math.min(discount, unit * quantity)), tax: eur(tax) },
    }));
    const sum = (of: (one: (typeof priceds)[number]) => number) =>
      priceds.reduce((all, one) => all + of(one), 0);
    const tax = taxIncluded ? 0 : sum((one) => one.tax.amount) + Math.round(postage / 5);
    const total = sum((one) => one.total.amount - one.discount.amount) + postage + tax;
    return {
      ...start,
      lines: priceds,
      totals: { ...start.totals, total: eur(total), taxIncluded },
    };
  };

  test("piece by piece in any sequence it only grows, and ends at the total", () => {
    fc.assert(
      fc.property(purchase, fc.infiniteStream(fc.nat()), (wish, random) => {
        const bought = orderOf(wish);
        const pieces = bought.lines.flatMap(({ sku, quantity }) =>
          Array<string>(quantity).fill(sku),
        );
        const sent = new Map<string, number>();
        let before = 0;
        while (pieces.length > 0) {
          const [next = 0] = random.take(1);
          const [sku = ""] = pieces.splice(next % pieces.length, 1);
          sent.set(sku, (sent.get(sku) ?? 0) + 1);
          const due = dueFor(bought, sent).amount;
          expect(due).toBeGreaterThanOrEqual(before);
          before = due;
        }
        expect(before).toBe(bought.totals.total.amount);
      }),
    );
  });
});
