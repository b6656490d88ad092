import { randomUUID } from "node:crypto";
import type { BenchShop } from "../support/processes.ts";

/** Skus of the history; orders are taken of the first and spread over all. */
export const skus = Array.from({ length: 100 }, (_, i) => `HISTORY-${i}`);
/** Pieces of each sku before any order. */
export const initialStock = 1_000_000;

const catalogue = (): string =>
  [
    "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Grams,Status",
    ...skus.map((sku, i) => `thing-${i},Thing ${i},${sku},shopify,${initialStock},9.99,500,active`),
    "",
  ].join("\n");

const until = async (what: string, done: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 600; i += 1) {
    if (await done().catch(() => false)) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`waited in vain for ${what}`);
};

/** Fills the catalogue and waits until stock knows it. */
export const loadCatalogue = async (shop: BenchShop): Promise<void> => {
  await shop.staff("POST", "/v1/imports?currency=EUR", catalogue(), "text/csv");
  await until("the stock", async () => {
    const level = await shop.staff("GET", `/v1/stock/${skus.at(-1)}`);
    return level["available"] === initialStock;
  });
};

const ask = async (shop: BenchShop, method: string, path: string, body: unknown) => {
  const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
  const answer = await fetch(`${shop.url}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
};

/** Places an order as a guest does; its id. */
export const placeOne = async (shop: BenchShop, email: string): Promise<string> => {
  const { id } = await ask(shop, "POST", "/v1/carts", { currency: "EUR" });
  await ask(shop, "POST", `/v1/carts/${id}/lines`, { sku: skus[0], quantity: 1 });
  const line1 = "Unter den Linden 1";
  const address = { name: "Ada", line1, city: "Berlin", postalCode: "10117", country: "DE" };
  await ask(shop, "PATCH", `/v1/carts/${id}`, { email, shippingAddress: address });
  await ask(shop, "PATCH", `/v1/carts/${id}`, { shippingMethod: "standard" });
  const payment = { provider: "test", token: "tok_ok" };
  return (await ask(shop, "POST", "/v1/orders", { cartId: id, payment })).id;
};

/** Ships an order and waits until it is completed: captured and notified by mail. */
export const completeOne = async (shop: BenchShop, orderId: string): Promise<void> => {
  const parcel = { carrier: "DHL", trackingNumber: "00340434161094000000" };
  await shop.staff("POST", `/v1/orders/${orderId}/shipments`, JSON.stringify(parcel));
  await until("the completion", async () => {
    const order = await shop.staff("GET", `/v1/orders/${orderId}`);
    return order["status"] === "completed";
  });
};

/** Waits until the board shows the orders and nothing moves any more. */
export const settled = async (shop: BenchShop, orders: number): Promise<void> => {
  await until("the board", async () => {
    const board = (await shop.staff("GET", "/v1/insights/orders")) as { items: unknown[] };
    return board.items.length === orders;
  });
  await new Promise((wait) => setTimeout(wait, 1_500));
};
