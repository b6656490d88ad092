import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newSecretId } from "../../../platform/broker/ids.ts";
import { money } from "../../../platform/contract/money.ts";
import * as contract from "../../../services/carts/carts.contract.ts";
import { berlin, product, startMarket, variant, type Market, code } from "./market.ts";

let shop: Market;
beforeAll(async () => {
  shop = await startMarket();
  await shop.sell(1, product("p", [variant("A")]));
});
afterAll(() => shop.stop());

describe("ordering", () => {
  test("each thing that lacks is named", async () => {
    const cartId = await shop.opened();
    const snapshot = () => code(shop.call(contract.snapshot, { cartId }));
    expect(await snapshot()).toBe("CART_EMPTY");
    await shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
    expect(await snapshot()).toBe("EMAIL_REQUIRED");
    await shop.call(contract.update, { cartId, email: "ada@example.org" });
    expect(await snapshot()).toBe("ADDRESS_REQUIRED");
    await shop.call(contract.update, { cartId, shippingAddress: berlin });
    expect(await snapshot()).toBe("SHIPPING_METHOD_REQUIRED");
    expect(await code(shop.call(contract.snapshot, { cartId: "none" }))).toBe("CART_NOT_FOUND");
  });

  test("the snapshot is what the cart shows", async () => {
    const cartId = await shop.ready();
    const cart = await shop.call(contract.get, { cartId });
    expect(await shop.call(contract.snapshot, { cartId })).toEqual({
      cartId,
      status: "open",
      currency: "EUR",
      lines: [
        {
          sku: "A",
          lineId: cart.lines[0]?.id,
          variantKey: "A",
          title: "Product p",
          quantity: 3,
          unitPrice: money(1999, "EUR"),
          discount: money(0, "EUR"),
          tax: money(958, "EUR"),
          total: money(5997, "EUR"),
        },
      ],
      totals: cart.totals,
      email: "ada@example.org",
      shippingAddress: berlin,
      billingAddress: berlin,
      shippingMethod: { id: "standard", title: "Standard", price: money(490, "EUR") },
      version: cart.version,
    });
  });

  test("closed for one order only, opened again by its undo", async () => {
    const cartId = await shop.ready();
    const close = (orderId: string) => shop.call(contract.close, { cartId, orderId });
    expect(await close("ord_1")).toEqual({ cartId });
    expect(await close("ord_1")).toEqual({ cartId });
    expect(await code(close("ord_2"))).toBe("CART_CLOSED");
    expect(await code(shop.call(contract.snapshot, { cartId }))).toBe("CART_CLOSED");
    expect((await shop.call(contract.get, { cartId })).status).toBe("checkedOut");
    await shop.call(contract.reopen, { cartId, orderId: "ord_2" });
    expect((await shop.call(contract.get, { cartId })).status).toBe("checkedOut");
    await shop.call(contract.reopen, { cartId, orderId: "ord_1" });
    expect((await shop.call(contract.get, { cartId })).status).toBe("open");
  });

  test("opened filled in one step; asked again with the id, the same cart", async () => {
    const cartId = newSecretId("cart");
    const params = {
      cartId,
      lines: [
        { sku: "A", quantity: 1 },
        { sku: "A", quantity: 2 },
      ],
      email: "ada@example.org",
      shippingAddress: berlin,
      shippingMethod: "standard",
    };
    const cart = await shop.call(contract.openWith, params);
    expect(cart).toMatchObject({ id: cartId, version: 1, lines: [{ sku: "A", quantity: 3 }] });
    expect(cart.totals.total).toEqual(money(6487, "EUR"));
    expect(await shop.call(contract.openWith, params)).toEqual(cart);
    const fresh = { ...params, cartId: newSecretId("cart") };
    const drone = shop.call(contract.openWith, { ...fresh, shippingMethod: "drone" });
    expect(await code(drone)).toBe("SHIPPING_METHOD_UNKNOWN");
    const lines = [{ sku: "?", quantity: 1 }];
    expect(await code(shop.call(contract.openWith, { ...fresh, lines }))).toBe("UNKNOWN_SKU");
    expect(await code(shop.call(contract.get, { cartId: fresh.cartId }))).toBe("NOT_FOUND");
  });

  test("twenty additions at once are all there", async () => {
    const cartId = await shop.opened();
    const add = () => shop.call(contract.addLine, { cartId, sku: "A", quantity: 1 });
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await shop.call(contract.get, { cartId })).lines[0]?.quantity).toBe(20);
  });
});
