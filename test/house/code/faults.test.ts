import { expect, test } from "@jest/globals";
import { doubleFaults, faultCodes } from "./rules/faults.ts";
import { parse, sourcesBelow } from "./rules/sources.ts";

test("a refusal is declared once, by its owner", () => {
  const sources = sourcesBelow("services", "platform", "mixins");
  expect(doubleFaults(sources)).toEqual([]);
  expect(faultCodes(sources).length).toBeGreaterThan(50);
});

test("a planted second declaration is found", () => {
  const planted = [
    parse(
      "services/carts/carts.schemas.ts",
      [
        'const own = catalogue({ CART_EMPTY: [409, "It is empty"], UNKNOWN_SKU: [422, "None"] });',
        "export const faults = { ...own, NO_PRICE: pricing.faults.NO_PRICE };",
      ].join("\n"),
    ),
    parse(
      "services/catalog/catalog.schemas.ts",
      'export const faults = { ...catalogue({ UNKNOWN_SKU: [422, "No such sku"] }) };',
    ),
    parse(
      "services/pricing/pricing.contract.ts",
      [
        'export const faults = catalogue({ NO_PRICE: [422, "No price"] });',
        'const other = table({ NO_PRICE: [422, "No price"] });',
      ].join("\n"),
    ),
  ];
  expect(doubleFaults(planted)).toEqual([
    "UNKNOWN_SKU: services/carts/carts.schemas.ts, services/catalog/catalog.schemas.ts",
  ]);
  expect(faultCodes(planted)).toEqual(["CART_EMPTY", "UNKNOWN_SKU", "UNKNOWN_SKU", "NO_PRICE"]);
});
