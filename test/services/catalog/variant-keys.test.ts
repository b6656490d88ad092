/** Documents of earlier versions name variants by their skus: from here on that is the key of each. */
import { expect, test } from "@jest/globals";
import type { Doc } from "../../../platform/storage/collection.ts";
import { upgradeDoc } from "../../../platform/storage/upgrade.ts";
import { skus } from "../../../services/carts/carts.store.ts";
import { variantFact } from "../../../services/catalog/domain/products/events.ts";
import type { ProductContent } from "../../../services/catalog/catalog.schemas.ts";
import { products } from "../../../services/catalog/catalog.store.ts";
import { movements, stock } from "../../../services/inventory/inventory.store.ts";
import { priceLists } from "../../../services/pricing/pricing.store.ts";

const old = (doc: object) => ({ version: 3, ...doc }) as unknown as Doc;

test("a product of form 2 has keys, which its events carry (B.1)", () => {
  const before = old({ id: "prod_1", variants: [{ id: "var_1", sku: "MUG", title: "Mug" }] });
  const { variants } = upgradeDoc(products.declaration, before, 2) as unknown as ProductContent;
  expect(variants).toEqual([{ id: "var_1", key: "MUG", sku: "MUG", title: "Mug" }]);
  const [variant] = variants.map((one) => ({
    ...one,
    prices: [],
    compareAtPrices: [],
    sku: "CUP",
  }));
  expect(variant && variantFact(variant)).toMatchObject({
    ...{ sku: "CUP", variantId: "var_1", variantKey: "MUG" },
  });
});

test("stock, movements, prices and the replica of carts keep their ids and get names (B.1)", () => {
  const line = { id: "mov_1", sku: "MUG", delta: 2 };
  const level = old({ id: "MUG", onHand: 2, holds: {}, outbox: [line] });
  expect(upgradeDoc(stock, level, 1)).toEqual({
    ...{ id: "MUG", version: 3, onHand: 2, holds: {}, sku: "MUG", namedAt: "" },
    outbox: [{ ...line, key: "MUG" }],
  });
  expect(upgradeDoc(movements, old(line), 1)).toEqual({ version: 3, ...line, key: "MUG" });
  const named = { id: "MUG", version: 3, sku: "MUG" };
  expect(upgradeDoc(priceLists.declaration, old({ id: "MUG" }), 1)).toEqual(named);
  expect(upgradeDoc(skus, old({ id: "MUG" }), 1)).toEqual(named);
});
