import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isCurrency } from "../../../../platform/contract/money.ts";
import {
  currencies,
  fromStripe,
  represent,
} from "../../../../services/payments/adapters/stripe/currencies.ts";

test.each([
  ["EUR", 1990, 1990],
  ["JPY", 500, 500],
  ["ISK", 5, 500],
  ["UGX", 5000, 500_000],
  ["KWD", 5120, 5120],
  ["KWD", 5124, undefined],
  ["BHD", 10, 10],
  ["BHD", 1, undefined],
  ["HUF", 1045, 1045],
  // Without a minor unit at Stripe, with one in ISO 4217.
  ["MGA", 500, 5],
  ["MGA", 501, undefined],
])("%s %d is %p there", (currency, amount, there) => {
  expect(represent({ amount, currency })).toBe(there);
  if (there !== undefined) expect(fromStripe(there, currency)).toBe(amount);
});

test("what is represented is the same amount when it comes back", () => {
  expect(currencies.filter((code) => !isCurrency(code))).toEqual([]);
  fc.assert(
    fc.property(
      fc.constantFrom(...currencies),
      fc.integer({ min: 1, max: 999_999_999 }),
      (currency, amount) => {
        const there = represent({ amount, currency });
        expect(there === undefined || fromStripe(there, currency) === amount).toBe(true);
      },
    ),
  );
});
