/** Refunds and voids before the parcel leaves, over HTTP. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startShop, until, type Shop } from "../../support/shop.ts";
import { fillCart, order, stockProduct } from "../../support/shopper.ts";

const SKU = "UNPAID";

describe("what happens to the payment before the parcel leaves (G.7)", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
    await stockProduct(shop, SKU, 100);
  }, 60_000);
  afterAll(() => shop.stop());

  const placed = async () => {
    const cart = await fillCart(shop, { lines: [{ sku: SKU, quantity: 2 }] });
    const { status, body } = await order(shop, cart.id);
    expect(status).toBe(201);
    const { payments } = (await shop.staff("GET", `/v1/orders/${body.id}/details`)).body;
    return { id: body.id as string, paymentId: payments[0].id as string };
  };
  const pay = async (paymentId: string, step: string, amount?: number) => {
    const key = { "idempotency-key": randomUUID() };
    const path = `/v1/payments/${paymentId}/${step}`;
    const { status, body } = await shop.staff("POST", path, amount ? { amount } : {}, key);
    expect([status, body.code]).toEqual([200, undefined]);
  };
  const ship = (id: string, wish: object = {}) =>
    shop.staff("POST", `/v1/orders/${id}/shipments`, {
      carrier: "DHL",
      trackingNumber: "1",
      ...wish,
    });
  const completed = (id: string) =>
    until(`${id} to complete`, async () => {
      const { body } = await shop.staff("GET", `/v1/orders/${id}`);
      return body.status === "completed" && body;
    });

  test("a refund in part lets the order complete", async () => {
    const { id, paymentId } = await placed();
    await pay(paymentId, "capture");
    await pay(paymentId, "refunds", 500);
    expect((await ship(id)).status).toBe(201);
    expect(await completed(id)).toMatchObject({ paymentStatus: "partiallyRefunded" });
  }, 60_000);

  test("a refund of a part that was captured lets the rest be captured, and the order complete", async () => {
    const { id, paymentId } = await placed();
    await pay(paymentId, "capture", 1000);
    await pay(paymentId, "refunds", 500);
    expect((await ship(id)).status).toBe(201);
    await completed(id);
    const { body } = await shop.staff("GET", `/v1/payments/${paymentId}`);
    expect(body).toMatchObject({ captured: body.authorized, refunded: { amount: 500 } });
  }, 60_000);

  test("a voided payment: shipping is refused at once, and needs a reason that is audited", async () => {
    const { id, paymentId } = await placed();
    await pay(paymentId, "void");
    const refused = await ship(id);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: "ORDER_NOT_PAID", paymentStatus: "voided" });
    expect((await ship(id, { unpaidReason: "Paid in cash by Ada" })).status).toBe(422);
    const part = { lines: [{ sku: SKU, quantity: 1 }], unpaidReason: "paidInCash" };
    expect((await ship(id, part)).status).toBe(201);
    expect((await ship(id)).body.code).toBe("ORDER_NOT_PAID");
    expect((await ship(id, { unpaidReason: "paidInCash" })).status).toBe(201);
    expect(await completed(id)).toMatchObject({ paymentStatus: "voided" });
    const entries = await until("both to be audited", async () => {
      const { body } = await shop.staff("GET", "/v1/audit?limit=100");
      const found = body.items.filter((one: { subject: string }) => one.subject === id);
      return found.length >= 2 && found;
    });
    const entry = { action: "shippedUnpaid", subject: id, detail: "voided paidInCash" };
    expect(entries).toMatchObject([entry, entry]);
    expect(entries[0].actor).toMatch(/^usr_/u);
  }, 60_000);
});
