import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { money } from "../../../platform/contract/money.ts";
import * as contract from "../../../services/carts/carts.contract.ts";
import * as rates from "../../../services/pricing/pricing.contract.ts";
import {
  berlin,
  product,
  sanFrancisco,
  shopper,
  startMarket,
  tokyo,
  variant,
  type Market,
  code,
} from "./market.ts";

let shop: Market;
beforeAll(async () => {
  shop = await startMarket();
  await shop.sell(1, product("p", [variant("A"), variant("B", { prices: [money(99, "EUR")] })]));
});
afterAll(() => shop.stop());

describe("totals by hand", () => {
  test("an empty cart uses the shop's country", async () => {
    const cart = await shop.call(contract.open, {});
    expect(cart).toMatchObject({
      status: "open",
      currency: "EUR",
      lines: [],
      codes: [],
      version: 1,
    });
    expect(cart.totals).toEqual({
      subtotal: money(0, "EUR"),
      discount: money(0, "EUR"),
      shipping: money(0, "EUR"),
      tax: money(0, "EUR"),
      total: money(0, "EUR"),
      taxIncluded: true,
    });
  });

  test.each([
    // 3 × 19.99 = 59.97, 19 % within: 9.58; shipping 4.90: 0.78.
    { currency: "EUR", address: berlin, sums: [5997, 490, 1036, 6487], included: true },
    // 3 × 12.50 = 37.50, 8.25 % on top: 3.09375 → 3.09; shipping 16.70 (14.90 EUR): 1.37775 → 1.38.
    { currency: "USD", address: sanFrancisco, sums: [3750, 1670, 447, 5867], included: false },
    // 3 × ¥1234 = ¥3702, 10 % within: 337; shipping ¥2430 (14.90 EUR): 220.9 → 221.
    { currency: "JPY", address: tokyo, sums: [3702, 2430, 558, 6132], included: true },
  ])("$currency to $address.country", async ({ currency, address, sums, included }) => {
    const cartId = await shop.filled(currency);
    const { totals, shippingMethod } = await shop.call(contract.update, {
      cartId,
      shippingAddress: address,
      shippingMethod: "standard",
    });
    const { subtotal, shipping, tax, total } = totals;
    expect([subtotal, shipping, tax, total].map(({ amount }) => amount)).toEqual(sums);
    expect(totals.taxIncluded).toBe(included);
    expect(shippingMethod).toBe("standard");
  });

  test("an override of the tax rates counts at once, with If-Match", async () => {
    const staff = { id: "usr_s", scopes: ["admin"] };
    const { version } = await shop.call(rates.taxRates, {}, staff);
    const items = [{ country: "FR", taxClass: "standard", rate: 100_000 }];
    const saved = await shop.call(rates.saveTaxRates, { items, expectedVersion: version }, staff);
    expect(saved).toMatchObject({ items, version: version + 1 });
    const stale = shop.call(rates.saveTaxRates, { items, expectedVersion: version }, staff);
    expect(await code(stale)).toBe("PRECONDITION_FAILED");
    const cartId = await shop.filled();
    const paris = { ...berlin, city: "Paris", postalCode: "75001", country: "FR" };
    const { totals } = await shop.call(contract.update, { cartId, shippingAddress: paris });
    expect(totals.tax.amount).toBe(545); // 59.97 × 10/110 = 5.4518
    const unreal = [{ country: "XX", taxClass: "standard", rate: 0 }];
    expect(await code(shop.call(rates.saveTaxRates, { items: unreal }, staff))).toBe(
      "VALIDATION_FAILED",
    );
  });
});

describe("lines", () => {
  test("the same sku adds, PATCH sets, 0 and DELETE remove; every write answers the cart", async () => {
    const cartId = await shop.filled();
    const cart = await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
    expect(cart.lines).toMatchObject([
      { sku: "A", title: "Product p", quantity: 4, unitPrice: money(1999, "EUR"), available: true },
    ]);
    const lineId = cart.lines[0]?.id ?? "";
    const less = await shop.call(contract.changeLine, { cartId, lineId, quantity: 1 });
    expect(less.totals.total).toEqual(money(1999, "EUR"));
    expect((await shop.call(contract.changeLine, { cartId, lineId, quantity: 0 })).lines).toEqual(
      [],
    );
    expect(await code(shop.call(contract.removeLine, { cartId, lineId }))).toBe("NOT_FOUND");
  });

  test("more than there is is accepted and shown; the stock's event is followed, never backwards", async () => {
    await shop.sell(1, product("stock", [variant("S", { initialStock: 5 })]));
    const cartId = await shop.opened();
    const added = await shop.call(contract.addLine, { cartId, sku: "S", quantity: 6 });
    expect(added.lines[0]?.available).toBe(false);
    await shop.level("S", 3, 6);
    expect((await shop.call(contract.get, { cartId })).lines[0]?.available).toBe(true);
    await shop.level("S", 2, 0);
    expect((await shop.call(contract.get, { cartId })).lines[0]?.available).toBe(true);
    await shop.level("S", 4, 0);
    expect((await shop.call(contract.get, { cartId })).lines[0]?.available).toBe(false);
  });

  test("an unknown sku and one without a price in the currency leave the cart as it was", async () => {
    shop.asked.set("B", variant("B", { prices: [money(99, "EUR")] }));
    const cartId = await shop.opened("USD");
    expect(await code(shop.call(contract.addLine, { cartId, sku: "?", quantity: 1 }))).toBe(
      "UNKNOWN_SKU",
    );
    expect(await code(shop.call(contract.addLine, { cartId, sku: "B", quantity: 1 }))).toBe(
      "NO_PRICE_IN_CURRENCY",
    );
    expect(await shop.call(contract.get, { cartId })).toMatchObject({ lines: [], version: 1 });
    expect(await code(shop.call(contract.open, { currency: "XXX" }))).toBe("CURRENCY_UNKNOWN");
  });

  test("a sku whose event is on the way is asked of catalog; its event counts more", async () => {
    shop.asked.set("NEW", variant("NEW", { prices: [money(500, "EUR")] }));
    const cartId = await shop.opened();
    const cart = await shop.call(contract.addLine, { cartId, sku: "NEW", quantity: 1 });
    expect(cart.lines[0]).toMatchObject({ title: "Asked", total: money(500, "EUR") });
    const published = variant("NEW", { title: "Red", prices: [money(600, "EUR")] });
    await shop.sell(1, product("p-asked", [published], { title: "Told" }));
    expect((await shop.call(contract.get, { cartId })).lines[0]).toMatchObject({
      title: "Told - Red",
      total: money(600, "EUR"),
    });
  });

  test("prices are today's; one that lost its price is shown at the old one and cannot be ordered", async () => {
    const sell = (version: number, prices: ReturnType<typeof money>[]) =>
      shop.sell(version, product("lost", [variant("LOST", { prices })]));
    await sell(1, [money(100, "EUR")]);
    const cartId = await shop.ready();
    await shop.call(contract.addLine, { cartId, sku: "LOST", quantity: 2 });
    const shown = async () => (await shop.call(contract.get, { cartId })).lines[1];
    await sell(2, [money(150, "EUR")]);
    expect(await shown()).toMatchObject({ unitPrice: money(150, "EUR"), total: money(300, "EUR") });
    await sell(3, [money(150, "USD")]);
    expect(await shown()).toMatchObject({ unitPrice: money(100, "EUR"), available: false });
    expect(await code(shop.call(contract.snapshot, { cartId }))).toBe("NO_PRICE_IN_CURRENCY");
    await shop.sell(4, product("lost", [], { removed: ["LOST"] }));
    expect(await code(shop.call(contract.snapshot, { cartId }))).toBe("NOT_FOR_SALE");
  });
});

describe("address and shipping", () => {
  test("options need an address; the method must be one of them", async () => {
    const cartId = await shop.filled();
    expect(await code(shop.call(contract.shippingOptions, { cartId }))).toBe("ADDRESS_REQUIRED");
    const choose = (shippingMethod: string) =>
      shop.call(contract.update, { cartId, shippingMethod });
    expect(await code(choose("standard"))).toBe("ADDRESS_REQUIRED");
    await shop.call(contract.update, { cartId, shippingAddress: berlin });
    expect((await shop.call(contract.shippingOptions, { cartId })).items).toEqual([
      { id: "standard", title: "Standard", price: money(490, "EUR") },
      { id: "express", title: "Express", price: money(990, "EUR") },
    ]);
    expect(await code(choose("drone"))).toBe("SHIPPING_METHOD_UNKNOWN");
    expect((await choose("express")).totals.shipping).toEqual(money(990, "EUR"));
    const none = await shop.call(contract.update, { cartId, shippingMethod: null });
    expect(none).not.toHaveProperty("shippingMethod");
    expect(none.totals.shipping.amount).toBe(0);
  });

  test("an address that is none is refused by field", async () => {
    const cartId = await shop.filled();
    const wrong = { ...berlin, country: "ZZ" };
    const asked = shop.call(contract.update, { cartId, shippingAddress: wrong });
    await expect(asked).rejects.toMatchObject({
      type: "ADDRESS_INVALID",
      code: 422,
      data: { errors: [{ pointer: "/shippingAddress/country" }] },
    });
  });
});

describe("whose cart it is", () => {
  test("F.6: opened or claimed by a shopper it is theirs; for another and for a guest it is not there", async () => {
    const cartId = await shop.filled();
    await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 }, shopper("usr_1"));
    expect(await shop.call(contract.get, { cartId })).not.toHaveProperty("customerId");
    await shop.call(contract.claim, { cartId }, shopper("usr_1"));
    expect(await code(shop.call(contract.get, { cartId }))).toBe("NOT_FOUND");
    expect(await code(shop.call(contract.update, { cartId, email: "a@example.org" }))).toBe(
      "NOT_FOUND",
    );
    expect(await code(shop.call(contract.snapshot, { cartId, caller: null }))).toBe(
      "CART_NOT_FOUND",
    );
    expect(await code(shop.call(contract.get, { cartId }, shopper("usr_2")))).toBe("NOT_FOUND");
    expect(await code(shop.call(contract.get, { cartId: "cart_none" }))).toBe("NOT_FOUND");
    const mine = await shop.call(contract.get, { cartId }, shopper("usr_1"));
    expect(mine.customerId).toBe("usr_1");
  });

  test("claiming merges into the shopper's cart, once; without one the guest's becomes theirs", async () => {
    const me = shopper("usr_claim");
    const first = await shop.filled();
    expect(await shop.call(contract.claim, { cartId: first }, me)).toMatchObject({
      id: first,
      customerId: me.id,
    });
    const second = await shop.filled();
    for (const _again of [1, 2]) {
      const merged = await shop.call(contract.claim, { cartId: second }, me);
      expect(merged).toMatchObject({ id: first, lines: [{ sku: "A", quantity: 6 }] });
    }
    expect((await shop.call(contract.get, { cartId: second }, me)).status).toBe("merged");
    const more = shop.call(contract.addLine, { cartId: second, sku: "A", quantity: 1 }, me);
    expect(await code(more)).toBe("CART_CLOSED");
  });
});
