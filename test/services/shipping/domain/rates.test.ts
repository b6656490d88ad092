import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { money } from "../../../../platform/contract/money.ts";
import { defaultMethods } from "../../../../services/shipping/domain/defaults.ts";
import { optionsOf, type Method } from "../../../../services/shipping/domain/rates.ts";
import { shipments } from "../../../../services/shipping/domain/shipment.ts";

const methods = defaultMethods({ country: "DE", currency: "EUR" });
const parcel = { country: "DE", currency: "EUR", weightGrams: 500, subtotal: money(1000, "EUR") };
const prices = (over: Partial<typeof parcel>): number[] =>
  optionsOf(methods, { ...parcel, ...over }).map(({ price }) => price.amount);

describe("the methods a shop begins with", () => {
  test.each([
    ["EUR", 490],
    ["USD", 550],
    ["JPY", 800],
  ])("standard in %s at home: %i", (currency, amount) => {
    expect(prices({ currency, subtotal: money(1, currency) })[0]).toBe(amount);
  });

  test("cheapest first", () => expect(prices({})).toEqual([490, 990]));

  test("abroad the weight decides", () => {
    const abroad = (weightGrams: number) => prices({ country: "US", weightGrams })[0];
    expect([0, 2_000, 2_001, 5_001, 31_501].map(abroad)).toEqual([1490, 1490, 2490, 4990, 9990]);
  });

  test("the shop's own currency is there, whatever it is, with its own exponent", () => {
    const own = defaultMethods({ country: "OM", currency: "OMR" });
    const [first] = optionsOf(own, { ...parcel, country: "OM", currency: "OMR" });
    expect(first?.price).toEqual(money(4900, "OMR"));
  });
});

test("a heavier parcel never costs less", () => {
  fc.assert(
    fc.property(fc.nat(50_000), fc.nat(50_000), (a, b) => {
      const [light, heavy] = [Math.min(a, b), Math.max(a, b)];
      const of = (weightGrams: number): number => prices({ country: "JP", weightGrams })[0] ?? 0;
      expect(of(light)).toBeLessThanOrEqual(of(heavy));
    }),
  );
});

describe("zones and rates", () => {
  const method = (zones: Method["zones"]): Method[] => [{ id: "m", title: "M", zones }];
  const rate = (amount: number, more = {}) => ({ price: money(amount, "EUR"), ...more });

  test("a country's own zone counts more than the rest of the world's, wherever it stands", () => {
    const zones = [
      { countries: ["*"], rates: [rate(900)] },
      { countries: ["DE"], rates: [rate(100)] },
    ];
    expect(optionsOf(method(zones), parcel)[0]?.price.amount).toBe(100);
  });

  test("too heavy, another currency, another country: not offered", () => {
    const zones = [{ countries: ["DE"], rates: [rate(100, { maxWeightGrams: 499 })] }];
    expect(optionsOf(method(zones), parcel)).toEqual([]);
    expect(optionsOf(method(zones), { ...parcel, weightGrams: 1, currency: "USD" })).toEqual([]);
    expect(optionsOf(method(zones), { ...parcel, weightGrams: 1, country: "FR" })).toEqual([]);
  });

  test("from an amount on it is free", () => {
    const zones = [{ countries: ["DE"], rates: [rate(100, { freeFrom: money(1000, "EUR") })] }];
    expect(optionsOf(method(zones), parcel)[0]?.price.amount).toBe(0);
    const less = { ...parcel, subtotal: money(999, "EUR") };
    expect(optionsOf(method(zones), less)[0]?.price.amount).toBe(100);
  });
});

test("dispatching twice changes nothing more", () => {
  const command = {
    shipmentKey: "k",
    orderId: "o",
    lines: [{ sku: "S", quantity: 1 }],
    carrier: "DHL",
    trackingNumber: "1",
    at: "2026-01-01T00:00:00.000Z",
  };
  const facts = shipments.decide(shipments.initial("s"), command);
  expect(facts).toHaveLength(2);
  const state = (facts as { type: string; data: object }[]).reduce(
    (before, one) => shipments.evolve(before, one as never),
    shipments.initial("s"),
  );
  expect(shipments.decide(state, command)).toEqual([]);
});
