import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import {
  allot,
  divRound,
  exponentOf,
  formatAmount,
  isCurrency,
  money,
  parseAmount,
  RATE_UNIT,
  sum,
  taxOn,
  taxWithin,
  times,
} from "../../../platform/contract/money.ts";

const table = new URL("../../../../shared/data/iso4217/codes-all.csv", import.meta.url);
const amounts = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
const rates = fc.integer({ min: 0, max: RATE_UNIT });
const currencies = fc.constantFrom("EUR", "JPY", "KWD", "CLF");

interface Line {
  readonly AlphabeticCode: string;
  readonly MinorUnit: string;
  readonly WithdrawalDate: string;
}

describe("currencies", () => {
  const found = existsSync(table);
  if (!found) process.stdout.write("No ../shared/data/iso4217: its comparison is skipped.\n");
  const there = found ? test : test.skip;

  there("are those of ISO 4217 in force that have a minor unit, with its digits", () => {
    const lines = parse<Line>(readFileSync(table), { columns: true });
    const inForce = lines.filter(({ WithdrawalDate }) => WithdrawalDate === "");
    expect(inForce.length).toBeGreaterThan(150);
    for (const { AlphabeticCode: code, MinorUnit: digits } of inForce) {
      if (!/^\d$/u.test(digits)) expect([code, isCurrency(code)]).toEqual([code, false]);
      else expect([code, isCurrency(code), exponentOf(code)]).toEqual([code, true, Number(digits)]);
    }
    const living = new Set(inForce.map(({ AlphabeticCode }) => AlphabeticCode));
    const gone = lines.filter(({ AlphabeticCode }) => !living.has(AlphabeticCode));
    expect(gone.filter(({ AlphabeticCode }) => isCurrency(AlphabeticCode))).toEqual([]);
  });

  test("have their own digits", () => {
    expect(["EUR", "JPY", "KWD", "CLF"].map(exponentOf)).toEqual([2, 0, 3, 4]);
    expect(["EUR", "eur", "", "EURO", "XXX"].map(isCurrency)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("decimal text", () => {
  test("what is written is read again", () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        expect(parseAmount(formatAmount(money(amount, currency)), currency)).toBe(amount);
      }),
    );
  });

  test.each([
    ["12.50", "EUR", 1250],
    ["12.5", "EUR", 1250],
    ["12.500", "EUR", 1250],
    ["-0.01", "EUR", -1],
    ["-0.00", "EUR", 0],
    ["100", "JPY", 100],
    ["100.00", "JPY", 100],
    ["1.234", "KWD", 1234],
  ])("%s %s is %d minor units", (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });

  test.each([
    ["12.505", "EUR"],
    ["0.5", "JPY"],
    ["", "EUR"],
    ["12,50", "EUR"],
    ["1e3", "EUR"],
    ["NaN", "EUR"],
    [".5", "EUR"],
    ["999999999999999.99", "EUR"],
  ])("%s %s is none", (text, currency) => {
    expect(parseAmount(text, currency)).toBeUndefined();
  });

  test("is written in the currency's digits", () => {
    const texts = [money(5, "EUR"), money(-5, "EUR"), money(5, "JPY"), money(1, "KWD")].map(
      formatAmount,
    );
    expect(texts).toEqual(["0.05", "-0.05", "5", "0.001"]);
  });
});

describe("sums", () => {
  test("keep to one currency and below 2^53", () => {
    expect(sum("EUR", [money(1, "EUR"), money(2, "EUR")])).toEqual(money(3, "EUR"));
    expect(sum("EUR", [])).toEqual(money(0, "EUR"));
    expect(() => sum("EUR", [money(1, "USD")])).toThrow(TypeError);
    expect(() => sum("EUR", [money(Number.MAX_SAFE_INTEGER, "EUR"), money(1, "EUR")])).toThrow(
      RangeError,
    );
    expect(() => times(money(Number.MAX_SAFE_INTEGER, "EUR"), 2)).toThrow(RangeError);
    expect(times(money(150, "EUR"), 3)).toEqual(money(450, "EUR"));
  });
});

describe("rounding and tax", () => {
  test("goes half away from zero", () => {
    const rounded = [5n, -5n, 4n, -4n, 6n, 7n].map((n) => Number(divRound(n, 4n)));
    expect(rounded).toEqual([1, -1, 1, -1, 2, 2]);
    expect([divRound(5n, 2n), divRound(-5n, 2n), divRound(5n, -2n)]).toEqual([3n, -3n, -3n]);
  });

  test("is off by no more than half a minor unit", () => {
    fc.assert(
      fc.property(amounts, rates, (net, rate) => {
        const off = BigInt(taxOn(net, rate)) * BigInt(RATE_UNIT) - BigInt(net) * BigInt(rate);
        expect(2n * (off < 0n ? -off : off) <= BigInt(RATE_UNIT)).toBe(true);
      }),
    );
  });

  test("known taxes", () => {
    expect(taxOn(1000, 190_000)).toBe(190);
    expect(taxWithin(1190, 190_000)).toBe(190);
    expect(taxOn(50, 10_000)).toBe(1); // 0.5 goes up.
    expect(taxWithin(0, 190_000)).toBe(0);
  });

  test("the tax within a price with tax is the tax on the price without", () => {
    fc.assert(
      fc.property(amounts, rates, (net, rate) => {
        const tax = taxOn(net, rate);
        expect(Math.abs(taxWithin(net + tax, rate) - tax)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("shares", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 20 });

  test("add up to the amount, and none is off by a whole unit", () => {
    fc.assert(
      fc.property(amounts, weights, (amount, parts) => {
        const shares = allot(amount, parts);
        expect(shares.reduce((total, share) => total + share, 0)).toBe(amount);
        const whole = parts.reduce((total, part) => total + part, 0);
        if (whole === 0) return;
        shares.forEach((share, i) => {
          const off = BigInt(share) * BigInt(whole) - BigInt(amount) * BigInt(parts[i] ?? 0);
          expect((off < 0n ? -off : off) < BigInt(whole)).toBe(true);
        });
      }),
    );
  });

  test("a debt is shared as the same amount is", () => {
    fc.assert(
      fc.property(amounts, weights, (amount, parts) => {
        expect(allot(-amount, parts).map((share) => 0 - share)).toEqual(
          allot(amount, parts).map((share) => share + 0),
        );
      }),
    );
  });

  test("the largest remainder comes first, then the earlier", () => {
    expect(allot(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(allot(-10, [1, 1, 1])).toEqual([-4, -3, -3]);
    expect(allot(5, [0, 0])).toEqual([5, 0]);
    expect(allot(5, [])).toEqual([]);
  });
});
