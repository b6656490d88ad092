/** CAPTURE=dispatch over HTTP: each parcel takes its share, by a provider that can. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { startShop, until, type Shop } from "../../support/shop.ts";
import { fillCart, stockProduct } from "../../support/shopper.ts";

const price = [{ amount: 1999, currency: "EUR" }];

describe("money is captured as parcels leave (B.5)", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ CAPTURE: "dispatch" });
    await stockProduct(shop, "TEA", 100, price);
    await stockProduct(shop, "CUP", 100, price);
  }, 60_000);
  afterAll(() => shop.stop());

  const placed = async (payment: object) => {
    const lines = [
      { sku: "TEA", quantity: 3 },
      { sku: "CUP", quantity: 1 },
    ];
    const cart = await fillCart(shop, { lines });
    const key = { "idempotency-key": randomUUID() };
    const { status, body } = await shop.request(
      "POST",
      "/v1/orders",
      { cartId: cart.id, payment },
      key,
    );
    expect(status).toBe(201);
    return { id: body.id as string, total: body.totals.total.amount as number };
  };
  const paymentOf = async (id: string) =>
    (await shop.staff("GET", `/v1/orders/${id}/details`)).body.payments[0];
  const captured = (id: string, amount: number) =>
    until(
      `${amount} of ${id} to be captured`,
      async () => (await paymentOf(id)).captured.amount === amount,
    );
  const ship = async (id: string, sku: string, quantity: number) => {
    const label = { carrier: "DHL", trackingNumber: randomUUID() };
    const wish = { ...label, lines: [{ sku, quantity }] };
    expect((await shop.staff("POST", `/v1/orders/${id}/shipments`, wish)).status).toBe(201);
  };
  const completed = (id: string) =>
    until(`${id} to complete`, async () => {
      const { body } = await shop.staff("GET", `/v1/orders/${id}`);
      return body.status === "completed" && body.paymentStatus === "captured";
    });

  test("each parcel its share, the last what is left", async () => {
    const { id, total } = await placed({ provider: "test", token: "tok_ok" });
    await ship(id, "CUP", 1);
    await captured(id, total - 3 * 1999);
    await ship(id, "TEA", 2);
    await captured(id, total - 1999);
    expect((await paymentOf(id)).status).toBe("partiallyCaptured");
    await ship(id, "TEA", 1);
    await captured(id, total);
    await completed(id);
  }, 60_000);

  test("by a provider that cannot, the first parcel takes the whole", async () => {
    const { id, total } = await placed({ provider: "manual" });
    await ship(id, "CUP", 1);
    await captured(id, total);
    await ship(id, "TEA", 3);
    await completed(id);
  }, 60_000);

  test("what staff took before counts; what is left of an authorization goes back with a cancelled order", async () => {
    const { id, total } = await placed({ provider: "test", token: "tok_ok" });
    const payment = await paymentOf(id);
    const staff = (path: string, body: object) =>
      shop.staff("POST", path, body, { "idempotency-key": randomUUID() });
    const part = { amount: total - 1999 };
    expect((await staff(`/v1/payments/${payment.id}/capture`, part)).status).toBe(200);
    const other = await placed({ provider: "test", token: "tok_ok" });
    const { id: otherPayment } = await paymentOf(other.id);
    expect((await staff(`/v1/payments/${otherPayment}/capture`, part)).status).toBe(200);
    expect((await staff(`/v1/orders/${other.id}/cancel`, {})).status).toBe(200);
    const charge = await until("the money to go back", async () => {
      const { body } = await shop.staff("GET", `/v1/test-provider/ledger?orderId=${other.id}`);
      return body.items[0].refunded.amount > 0 && body.items[0];
    });
    const { amount } = part;
    expect(charge).toMatchObject({
      authorized: { amount },
      captured: { amount },
      refunded: { amount },
    });
    await ship(id, "TEA", 3);
    await ship(id, "CUP", 1);
    await captured(id, total);
    await completed(id);
    const { body } = await shop.staff("GET", "/v1/ledger/balances");
    const sum = body.items.reduce((all: number, one: { balance: number }) => all + one.balance, 0);
    expect(sum).toBe(0);
  }, 60_000);
});
