/** GET /v1/orders by what merchants know of an order. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import { typeId } from "../../../platform/kernel/id.ts";
import { initial, type Order } from "../../../services/orders/domain/order.ts";
import { contract } from "../../../services/orders/orders.contract.ts";
import orders from "../../../services/orders/orders.service.ts";
import { orders as aggregate } from "../../../services/orders/orders.store.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import payments from "../../../services/payments/payments.service.ts";
import { berlin, startMarket, type Market } from "../carts/market.ts";

const { list } = contract.actions;
const admin = { id: "usr_admin", scopes: ["admin"] };
const total = 450;
const began = Date.parse("2026-11-01T00:00:00Z");
const money = { amount: 100, currency: "EUR" };
const totals = {
  ...{ subtotal: money, discount: money, shipping: money, tax: money, total: money },
  taxIncluded: true,
};

/** The n-th order, a minute after the one before; every 150th is somebody else's. */
const nth = (n: number): Order => {
  const at = began + n * 60_000;
  const id = typeId("ord", at, new Uint8Array(10).fill(n % 256));
  const rare = n % 150 === 0;
  const address = { ...berlin, name: rare ? "Zoë Ångström" : "Ada Lovelace" };
  const line = { sku: rare ? "RARE" : "TEA", title: "Tea", quantity: 1 };
  return {
    ...initial(id),
    ...{ version: 1, number: `C-00000-${String(n).padStart(5, "0")}`, cartId: `cart_${n}` },
    ...{ email: "ada@example.org", emailKey: "ada@example.org", currency: "EUR" },
    ...{ shippingAddress: address, billingAddress: address, requestKey: `key ${n}` },
    lines: [{ ...line, unitPrice: money, discount: money, tax: money, total: money }],
    totals,
    shippingMethod: { id: "standard", title: "Standard", price: money },
    createdAt: new Date(at).toISOString(),
    status: "placed",
    paymentStatus: rare ? "captured" : "authorized",
    fulfilmentStatus: n === 300 ? "partial" : "none",
  };
};

describe("orders are found (E.5)", () => {
  let shop: Market;
  beforeAll(async () => {
    shop = await startMarket();
    for (const service of [inventory, payments, orders])
      shop.broker.createService(service as ServiceSchema);
    await shop.broker.waitForServices([{ name: "orders", version: 1 }]);
    const service = shop.broker.getLocalService({ name: "orders", version: 1 }) as Service;
    const all = Array.from({ length: total }, (_, n) => ({ ...nth(n), outbox: [] }));
    await contextFor(service).collection(aggregate.declaration).insertMany(all);
  }, 60_000);
  afterAll(() => shop.stop());

  /** The numbers of what is found, page by page. */
  const found = async (query: object): Promise<string[]> => {
    const numbers: string[] = [];
    let cursor: string | null | undefined;
    do {
      const at = cursor ? { cursor } : {};
      const page = await shop.call(list, { ...query, ...at }, admin);
      numbers.push(...page.items.map(({ number }) => number.slice(-3)));
      cursor = page.next;
    } while (cursor);
    return numbers;
  };

  test.each([
    ["number", { number: " c-00000-00007" }, ["007"]],
    ["a number that none has", { number: "C-00000-99999" }, []],
    ["name", { name: "angstrom" }, ["300", "150", "000"]],
    ["sku", { sku: "RARE" }, ["300", "150", "000"]],
    ["status of payment", { paymentStatus: "captured" as const }, ["300", "150", "000"]],
    ["status of fulfilment", { fulfilmentStatus: "partial" as const }, ["300"]],
    ["several", { sku: "RARE", fulfilmentStatus: "none" as const, limit: 1 }, ["150", "000"]],
    ["what none has", { sku: "RARE", paymentStatus: "voided" as const }, []],
    ["oldest first", { sku: "RARE", sort: "oldest" as const, limit: 2 }, ["000", "150", "300"]],
    [
      "status, from and number together",
      { status: "placed" as const, from: "2026-11-01", sku: "RARE", number: "C-00000-00150" },
      ["150"],
    ],
  ])("by %s", async (_what, query, numbers) => {
    expect(await found(query)).toEqual(numbers);
  });

  test("all, oldest first, page by page without one twice", async () => {
    const numbers = await found({ sort: "oldest", limit: 100 });
    expect(numbers).toEqual(Array.from({ length: total }, (_, n) => String(n).padStart(3, "0")));
  });
});
