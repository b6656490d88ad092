import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { amountOf } from "../../../../services/catalog/domain/imports/cells.ts";
import { neutralized, restored } from "../../../../services/catalog/domain/imports/formula.ts";

test.each([
  ["12,50", "EUR", 1250],
  ["1.299,00 €", "EUR", 129_900],
  ["€1.299,00", "EUR", 129_900],
  ["1 299,00 EUR", "EUR", 129_900],
  ["1.299.000", "EUR", 129_900_000],
  [".99", "EUR", 99],
  [",99", "EUR", 99],
  ["¥8000", "JPY", 8000],
  ["12.50", "EUR", 1250],
  ["1.234", "KWD", 1234],
])("C.4: the price %s in %s", (cell, currency, amount) => {
  expect(amountOf(cell, currency, false)).toBe(amount);
  expect(amountOf(cell, currency, true)).toBe(amount);
});

test.each(["1,000.00", "1,000", "$12", "12 USD", "-1", "1,2,3", "12,", "x", "90000000,01"])(
  "C.4: %s is refused: it may mean something else",
  (cell) => expect(amountOf(cell, "EUR", false)).toBeUndefined(),
);

test("C.4: where commas mark decimals a point before three digits is refused", () => {
  expect(amountOf("1.000", "EUR", true)).toBeUndefined();
  expect(amountOf("1.299", "EUR", true)).toBeUndefined();
});

test("F.13: what is neutralised starts no formula, and is restored", () => {
  const text = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a") });
  fc.assert(
    fc.property(text, (before) => {
      const cell = neutralized(before);
      expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
      expect(restored(cell)).toBe(before);
    }),
  );
});
