/** A shop with one of everything, so that requests get past "not found". */
import { until, type Client, type Reply } from "../../support/client.ts";
import { BERLIN, fillCart, order, settled, stockProduct } from "../../support/shopper.ts";
import type { Accounts } from "./accounts.ts";
import type { World } from "./world.ts";

const must = ({ status, body }: Reply): any => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

const ordered = async (shop: Client, world: World, headers: Record<string, string>) => {
  const cart = await fillCart(shop, { lines: [{ sku: "FUZZ-1", quantity: 2 }], headers });
  world.add("shippingMethod", cart.shippingMethod);
  const placed = must(await order(shop, cart.id, { headers }));
  world.addItem("/v1/orders/{orderId}", {}, placed);
  world.add("orderToken", placed.accessToken);
  const { id } = await settled(shop, placed.id);
  const { payments } = must(await shop.staff("GET", `/v1/orders/${id}/details`));
  for (const one of payments ?? []) world.addItem("/v1/payments/{paymentId}", {}, one);
};

const catalogue = async (shop: Client, world: World): Promise<void> => {
  for (const n of [1, 2, 3]) {
    await stockProduct(shop, `FUZZ-${n}`, 1_000_000);
    world.addItem("/v1/stock/{sku}", {}, { sku: `FUZZ-${n}` });
  }
  const { items } = must(await shop.staff("GET", "/v1/products?status=all&limit=100"));
  for (const one of items) world.addItem("/v1/products/{productId}", {}, one);
  for (const title of ["Fuzz", "Noise"]) {
    const category = must(await shop.staff("POST", "/v1/categories", { title }));
    world.addItem("/v1/categories/{categoryId}", {}, category);
    world.add("category", category.handle);
  }
};

const csv =
  "Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\nseed,Seed,SEED-1,9.99,3\n";

const backOffice = async (shop: Client, world: World): Promise<void> => {
  const started = must(
    await shop.staff("POST", "/v1/imports?currency=EUR", csv, { "content-type": "text/csv" }),
  );
  world.addItem("/v1/imports/{importId}", {}, started);
  const { items } = must(await shop.staff("GET", "/v1/shipping-methods"));
  for (const one of items) world.addItem("/v1/shipping-methods/{methodId}", {}, one);
  const messages = await until("a mail", async () => {
    const list = must(await shop.staff("GET", "/v1/messages"));
    return list.items.length > 0 && list.items;
  });
  for (const one of messages) world.addItem("/v1/messages/{id}", {}, one);
};

/** Fills the shop and lets `world` know of it. */
export const seed = async (shop: Client, world: World, accounts: Accounts): Promise<void> => {
  await catalogue(shop, world);
  const shopper = { authorization: accounts.authorization("shopper") ?? "" };
  await ordered(shop, world, {});
  await ordered(shop, world, shopper);
  for (const headers of [...Array<object>(12).fill({}), shopper]) {
    const cart = await fillCart(shop, {
      lines: [{ sku: "FUZZ-2", quantity: 1 }],
      headers: { ...headers },
    });
    world.addItem("/v1/carts/{cartId}", {}, cart);
    world.add("fullCart", cart.id);
  }
  const address = must(await shop.request("POST", "/v1/customers/me/addresses", BERLIN, shopper));
  world.addItem("/v1/customers/me/addresses/{addressId}", {}, address);
  const me = must(await shop.request("GET", "/v1/users/me", undefined, shopper));
  world.addItem("/v1/users/{id}", {}, me);
  world.addItem("/v1/customers/{id}", {}, me);
  await backOffice(shop, world);
};
