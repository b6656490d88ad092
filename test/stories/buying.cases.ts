import { beforeAll, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { until, type Client } from "../support/client.ts";
import { documented } from "../support/api/documented.ts";
import {
  BERLIN,
  fillCart,
  NEW_YORK,
  order,
  renameSku,
  settled,
  stockOf,
  stockProduct,
  TOKYO,
} from "../support/shopper.ts";

const skus = ["BUY-1", "BUY-2", "DECLINE", "FLASH", "KEY", "SLOW", "LOST", "NAME"];

/** What a shopper lives through, whatever the shape of the shop. */
export const buyingCases = (shopOf: () => Client): void => {
  const shop: Client = documented({
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  });
  beforeAll(async () => {
    for (const sku of skus) await stockProduct(shop, sku, sku === "FLASH" ? 10 : 100);
  }, 60_000);

  // By hand: 2 × price + shipping of the first method; tax within (DE 19 %, JP 10 %) or on top (NY).
  test.each([
    { currency: "EUR", address: BERLIN, unit: 1990, included: true, rate: 0.19 },
    { currency: "JPY", address: TOKYO, unit: 3000, included: true, rate: 0.1 },
  ])(
    "a guest pays in $currency what a hand calculation gives",
    async ({ currency, address, unit, included, rate }) => {
      const cart = await fillCart(shop, {
        lines: [{ sku: "BUY-1", quantity: 2 }],
        currency,
        address,
      });
      const placed = await order(shop, cart.id);
      expect(placed.status).toBe(201);
      const { totals } = placed.body;
      expect(totals.subtotal).toEqual({ amount: 2 * unit, currency });
      const shipping = totals.shipping.amount as number;
      const within = (gross: number): number => Math.round((gross * rate) / (1 + rate));
      expect(totals.tax.amount).toBe(within(2 * unit) + within(shipping));
      expect(totals.taxIncluded).toBe(included);
      expect(totals.total.amount).toBe(2 * unit + shipping);
      expect(placed.body.status).toBe("placed");
      const read = await shop.request("GET", `/v1/orders/${placed.body.id}`, undefined, {
        "x-order-token": placed.body.accessToken,
      });
      expect(read.body.totals).toEqual(totals);
    },
  );

  test("staff find an order by its number, the name on it, its goods and how far it is (E.5)", async () => {
    const name = `Zoë ${randomUUID()}`;
    const lines = [{ sku: "BUY-2", quantity: 1 }];
    const cart = await fillCart(shop, { lines, address: { ...BERLIN, name } });
    const { id, number } = (await order(shop, cart.id)).body;
    const found = async (query: Record<string, string>): Promise<string[]> => {
      const { body } = await shop.staff(
        "GET",
        `/v1/orders?${new URLSearchParams(query).toString()}`,
      );
      return body.items.map((one: { id: string }) => one.id);
    };
    expect(await found({ number })).toEqual([id]);
    expect(await found({ name: name.toUpperCase().replace("Ë", "e"), sku: "BUY-2" })).toEqual([id]);
    expect(await found({ name, paymentStatus: "authorized", sort: "oldest" })).toEqual([id]);
    expect(await found({ name, fulfilmentStatus: "fulfilled" })).toEqual([]);
    expect(await found({ name, sku: "BUY-1" })).toEqual([]);
  });

  test("another sku moves no stock and makes none, nor does the order that gives back (B.1)", async () => {
    const cart = await fillCart(shop, { lines: [{ sku: "NAME", quantity: 3 }] });
    const placed = await order(shop, cart.id);
    expect(placed.body.lines).toMatchObject([{ sku: "NAME", quantity: 3 }]);
    await until("the goods to leave", async () => (await stockOf(shop, "NAME")).onHand === 97);
    const waiting = await fillCart(shop, { lines: [{ sku: "NAME", quantity: 5 }] });
    await renameSku(shop, "NAME", "NAME-2");
    await until("the new name", async () => (await stockOf(shop, "NAME-2")).onHand === 97);
    const shown = await until("the cart's new name", async () => {
      const { body } = await shop.request("GET", `/v1/carts/${waiting.id}`);
      return body.lines[0].sku === "NAME-2" && body;
    });
    expect(shown.lines).toMatchObject([{ quantity: 5, available: true }]);
    expect(await order(shop, waiting.id)).toMatchObject({ status: 201 });
    await until("more to leave", async () => (await stockOf(shop, "NAME-2")).onHand === 92);
    const cancelled = await shop.staff("POST", `/v1/orders/${placed.body.id}/cancel`);
    expect(cancelled.status).toBe(200);
    await until("what comes back", async () => (await stockOf(shop, "NAME-2")).onHand === 95);
    const { body } = await shop.staff("GET", "/v1/stock/NAME-2");
    expect(body).toMatchObject({ received: 100, allocated: 5, held: 0 });
    const price = { amount: 100, currency: "EUR" };
    const again = { title: "Named anew", variants: [{ sku: "NAME", price, initialStock: 7 }] };
    expect(await shop.staff("POST", "/v1/products", again)).toMatchObject({ status: 201 });
    await until("its own stock", async () => (await stockOf(shop, "NAME")).onHand === 7);
  });

  test("one draft after another is deleted, and their names are free again (F.14)", async () => {
    const price = { amount: 100, currency: "EUR" };
    for (const title of ["Draft 1", "Draft 2", "Draft 1"]) {
      const variants = [{ sku: title, price }];
      const { body } = await shop.staff("POST", "/v1/products", { title, variants });
      const match = { "if-match": `"${body.version}"` };
      const gone = await shop.staff("DELETE", `/v1/products/${body.id}`, undefined, match);
      expect(gone.status).toBe(200);
    }
  });

  test("a shopper in New York pays the tax on top", async () => {
    const cart = await fillCart(shop, {
      lines: [{ sku: "BUY-1", quantity: 1 }],
      currency: "USD",
      address: NEW_YORK,
    });
    const { body } = await order(shop, cart.id);
    const { subtotal, shipping, tax, total, taxIncluded } = body.totals;
    expect(taxIncluded).toBe(false);
    expect(tax.amount).toBeGreaterThan(0);
    expect(total.amount).toBe(subtotal.amount + shipping.amount + tax.amount);
  });

  test("a signed-in customer finds the order under theirs; nobody else sees it", async () => {
    const email = `c${Date.now()}@example.org`;
    const password = "correct horse battery";
    await shop.request("POST", "/v1/users", { email, password });
    const { body: session } = await shop.request("POST", "/v1/sessions", { email, password });
    const headers = { authorization: `Bearer ${session.accessToken}` };
    const cart = await fillCart(shop, { lines: [{ sku: "BUY-2", quantity: 1 }], email, headers });
    const placed = await order(shop, cart.id, { headers });
    expect(placed.status).toBe(201);
    const mine = await shop.request("GET", "/v1/customers/me/orders", undefined, headers);
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([placed.body.id]);
    expect((await shop.request("GET", `/v1/orders/${placed.body.id}`)).status).toBe(404);
  });

  test("a declined card: 402, stock back, and the same cart is paid with another", async () => {
    const before = await stockOf(shop, "DECLINE");
    const cart = await fillCart(shop, { lines: [{ sku: "DECLINE", quantity: 3 }] });
    const refused = await order(shop, cart.id, { token: "tok_declined" });
    expect(refused).toMatchObject({ status: 402, body: { code: "PAYMENT_DECLINED" } });
    expect(await stockOf(shop, "DECLINE")).toMatchObject({ available: before.available, held: 0 });
    expect((await order(shop, cart.id)).status).toBe(201);
  });

  test("an answer that was lost after charging: 202, then placed once, charged once", async () => {
    const cart = await fillCart(shop, { lines: [{ sku: "LOST", quantity: 1 }] });
    const pending = await order(shop, cart.id, { token: "tok_timeout_after" });
    expect(pending.status).toBe(202);
    expect(pending.headers.get("location")).toBe(`/v1/orders/${pending.body.id}`);
    expect(await settled(shop, pending.body.id)).toMatchObject({ status: "placed" });
    const ledger = await shop.staff("GET", "/v1/test-provider/ledger?limit=100");
    const charges = (ledger.body.items as { orderId: string; authorized: unknown }[]).filter(
      ({ orderId }) => orderId === pending.body.id,
    );
    expect(charges).toHaveLength(1);
    expect(charges[0]?.authorized).toEqual(pending.body.totals.total);
  });

  test("a hundred buyers of ten pieces: ten orders, ninety refusals, nothing left held", async () => {
    const carts = await Promise.all(
      Array.from({ length: 100 }, () => fillCart(shop, { lines: [{ sku: "FLASH", quantity: 1 }] })),
    );
    const answers = await Promise.all(carts.map((cart) => order(shop, cart.id)));
    // A machine that is too busy for its deadline answers 202: those end by themselves.
    const ended = await Promise.all(
      answers.map(async ({ status, body }) => {
        if (status !== 202) return { status, code: body.code as string | undefined };
        const { status: end, rejection } = await settled(shop, body.id);
        return end === "placed" ? { status: 201 } : { status: 409, code: rejection?.code };
      }),
    );
    const statuses = ended.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(90).fill(409)]);
    expect(
      ended.filter(({ status }) => status === 409).every(({ code }) => code === "OUT_OF_STOCK"),
    ).toBe(true);
    await until("no holds", async () => {
      const level = await stockOf(shop, "FLASH");
      return level.onHand === 0 && level.held === 0 && level.available === 0;
    });
  });

  test("the same key sent twenty times at once gives one order and one answer", async () => {
    const cart = await fillCart(shop, { lines: [{ sku: "KEY", quantity: 1 }] });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => order(shop, cart.id, { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await order(shop, cart.id, { key, token: "tok_declined" })).toMatchObject({
      status: 422,
      body: { code: "IDEMPOTENCY_KEY_REUSED" },
    });
    expect(await order(shop, cart.id)).toMatchObject({
      status: 409,
      body: { code: "CART_ALREADY_ORDERED" },
    });
  });

  test("a placed order writes its mail once and shows on the board", async () => {
    const cart = await fillCart(shop, { lines: [{ sku: "BUY-2", quantity: 1 }] });
    const { body } = await order(shop, cart.id);
    const mails = await until("the mail", async () => {
      const page = await shop.staff("GET", `/v1/messages?orderId=${body.id}`);
      return page.body.items?.length > 0 && page.body.items;
    });
    expect(mails).toHaveLength(1);
    await until("the board", async () => {
      const { body: page } = await shop.staff("GET", "/v1/insights/orders?limit=100");
      return page.items?.some(({ orderId }: { orderId: string }) => orderId === body.id);
    });
  });

  test("in the end stock, money and mails are what was sold", async () => {
    const orders = await checkInvariants(shop, { sku: "FLASH", stock: 10, acknowledged: [] });
    expect(orders.some(({ status }) => status === "rejected")).toBe(true);
  });
};
