import { expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readDemo } from "../../../services/catalog/demo/products.ts";
import { inputOf } from "../../../services/catalog/demo/seed.ts";
import { product } from "../../../services/catalog/domain/products/product.ts";

const { categories, products } = readDemo();
const folder = join(import.meta.dirname, "..", "..", "..", "public");

test("about forty goods in six categories, each with its picture", () => {
  expect(categories).toHaveLength(6);
  expect(products.length).toBeGreaterThanOrEqual(40);
  for (const { category } of products) {
    expect(categories.map(({ handle }) => handle)).toContain(category);
  }
  for (const { handle } of products) {
    expect([handle, existsSync(join(folder, "demo", `${handle}.svg`))]).toEqual([handle, true]);
  }
});

test("every one can be saved, priced in three currencies, no sku twice", () => {
  const skus = products.flatMap((one) => {
    const input = inputOf(one);
    const ids = (input.variants ?? []).map((_, i) => `var_${i}`);
    const command = { type: "Create", handle: one.handle, input, ids, at: "t" } as const;
    const decision = product.decide(product.initial("prod_1"), command);
    expect([one.handle, isFault(decision)]).toEqual([one.handle, false]);
    for (const { prices = [] } of input.variants ?? []) {
      expect(prices.map(({ currency }) => currency)).toEqual(["EUR", "USD", "JPY"]);
      expect(prices.every(({ amount }) => Number.isInteger(amount) && amount > 0)).toBe(true);
    }
    return (input.variants ?? []).map(({ sku }) => sku);
  });
  expect(new Set(skus).size).toBe(skus.length);
});
