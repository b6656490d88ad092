import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { unitPriceMax } from "../../../platform/contract/contract.ts";
import { money } from "../../../platform/contract/money.ts";
import * as contract from "../../../services/carts/carts.contract.ts";
import {
  berlin,
  code,
  product,
  sanFrancisco,
  startMarket,
  variant,
  type Market,
} from "./market.ts";

let shop: Market;
beforeAll(async () => {
  shop = await startMarket();
  await shop.sell(1, product("p", [variant("A")]));
});
afterAll(() => shop.stop());

const dear = (sku: string, version: number, amount: number, currency = "EUR") =>
  shop.sell(version, product(sku, [variant(sku, { prices: [money(amount, currency)] })]));
const get = (cartId: string) => shop.call(contract.get, { cartId });

test("A.5: a change whose price cannot be added up is refused and leaves the cart as it was", async () => {
  await dear("DEAR", 1, unitPriceMax + 1);
  const cartId = await shop.filled();
  const { version } = await get(cartId);
  const added = shop.call(contract.addLine, { cartId, sku: "DEAR", quantity: 1 });
  expect(await code(added)).toBe("PRICE_OUT_OF_RANGE");
  expect(await get(cartId)).toMatchObject({ version, lines: [{ sku: "A" }] });
});

test("A.5: the highest unit price times the most pieces of the most lines can be added up", async () => {
  const skus = Array.from({ length: 100 }, (_, i) => `MOST${i}`);
  const prices = [money(unitPriceMax, "EUR")];
  await shop.sell(
    1,
    product(
      "most",
      skus.map((sku) => variant(sku, { prices })),
    ),
  );
  const cart = await shop.call(contract.openWith, {
    lines: skus.map((sku) => ({ sku, quantity: 9999 })),
    email: "ada@example.org",
    shippingAddress: berlin,
    shippingMethod: "standard",
  });
  expect(cart.totals.subtotal.amount).toBe(100 * 9999 * unitPriceMax);
  expect(cart.lines.every((line) => line.code === undefined)).toBe(true);
});

test("A.5: after a price rise the line is shown without its price, and other changes go on", async () => {
  await dear("ROSE", 1, 100);
  const cartId = await shop.ready();
  await shop.call(contract.addLine, { cartId, sku: "ROSE", quantity: 9999 });
  await dear("ROSE", 2, 2 ** 52);
  const cart = await get(cartId);
  expect(cart.lines[1]).toMatchObject({
    sku: "ROSE",
    available: false,
    code: "PRICE_OUT_OF_RANGE",
    total: money(0, "EUR"),
  });
  expect(cart.totals.subtotal).toEqual(money(5997, "EUR"));
  expect(await code(shop.call(contract.snapshot, { cartId }))).toBe("PRICE_OUT_OF_RANGE");
  expect((await shop.call(contract.update, { cartId, email: "b@example.org" })).email).toBe(
    "b@example.org",
  );
  const lineId = cart.lines[1]?.id ?? "";
  const less = await shop.call(contract.removeLine, { cartId, lineId });
  expect(less.lines).toHaveLength(1);
  expect((await shop.call(contract.snapshot, { cartId })).totals.subtotal.amount).toBe(5997);
});

test("A.5: tax on top that leads beyond 2^53 leaves lines out of the totals, never the cart unreadable", async () => {
  const skus = Array.from({ length: 100 }, (_, i) => `TOP${i}`);
  const prices = [money(unitPriceMax, "USD")];
  await shop.sell(
    1,
    product(
      "top",
      skus.map((sku) => variant(sku, { prices })),
    ),
  );
  const asked = shop.call(contract.openWith, {
    lines: skus.map((sku) => ({ sku, quantity: 9999 })),
    email: "ada@example.org",
    shippingAddress: sanFrancisco,
    shippingMethod: "standard",
    currency: "USD",
  });
  expect(await code(asked)).toBe("PRICE_OUT_OF_RANGE");
});
