import { randomUUID } from "node:crypto";
import { until, type Reply, type Client } from "./client.ts";

export const BERLIN = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};
export const NEW_YORK = {
  name: "Grace Hopper",
  line1: "1 Main St",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};
export const TOKYO = {
  name: "Murasaki Shikibu",
  line1: "1-1 Chiyoda",
  city: "Tokyo",
  postalCode: "100-0001",
  country: "JP",
};

const must = (answer: Reply, status: number, what: string): Reply => {
  if (answer.status !== status) {
    throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer;
};

/** Makes one published product of one variant, and waits until it can be bought. */
export const stockProduct = async (
  shop: Client,
  sku: string,
  stock: number,
  prices = [
    { amount: 1990, currency: "EUR" },
    { amount: 2190, currency: "USD" },
    { amount: 3000, currency: "JPY" },
  ],
): Promise<void> => {
  const product = must(
    await shop.staff("POST", "/v1/products", {
      handle: sku.toLowerCase(),
      title: `Thing ${sku}`,
      variants: [{ sku, prices, weightGrams: 500, initialStock: stock }],
    }),
    201,
    "product",
  );
  must(await shop.staff("POST", `/v1/products/${product.body.id}/publish`), 200, "publish");
  await until(`stock of ${sku}`, async () => {
    const level = await shop.staff("GET", `/v1/stock/${sku}`);
    return level.status === 200 && level.body.available === stock;
  });
};

/** Gives the variant that has a sku another. */
export const renameSku = async (shop: Client, sku: string, other: string): Promise<void> => {
  const found = await shop.staff("GET", `/v1/products?status=all&q=${encodeURIComponent(sku)}`);
  for (const { id } of found.body.items as { id: string }[]) {
    const { body } = await shop.staff("GET", `/v1/products/${id}`);
    const variants = (body.variants as { sku: string }[]).map((one) =>
      one.sku === sku ? { ...one, sku: other } : one,
    );
    if (!variants.some((one) => one.sku === other)) continue;
    const headers = { "if-match": `"${body.version}"` };
    const path = `/v1/products/${id}`;
    must(await shop.staff("PATCH", path, { variants }, headers), 200, "another sku");
    return;
  }
  throw new Error(`No product has the sku ${sku}.`);
};

export const stockOf = async (shop: Client, sku: string) =>
  (await shop.staff("GET", `/v1/stock/${sku}`)).body as {
    onHand: number;
    held: number;
    available: number;
  };

interface Wanted {
  readonly lines: readonly { sku: string; quantity: number }[];
  readonly address?: typeof BERLIN & { readonly phone?: string };
  readonly currency?: string;
  readonly email?: string;
  readonly headers?: Record<string, string>;
}

/** A cart filled, addressed and with the first shipping method chosen; the cart as answered. */
export const fillCart = async (
  shop: Client,
  { lines, address = BERLIN, currency = "EUR", email = "ada@example.org", headers = {} }: Wanted,
) => {
  const cart = must(
    await shop.request("POST", "/v1/carts", { currency }, headers),
    201,
    "cart",
  ).body;
  const path = `/v1/carts/${cart.id}`;
  for (const line of lines)
    must(await shop.request("POST", `${path}/lines`, line, headers), 200, "line");
  must(
    await shop.request("PATCH", path, { email, shippingAddress: address }, headers),
    200,
    "address",
  );
  const options = must(
    await shop.request("GET", `${path}/shipping-options`, undefined, headers),
    200,
    "options",
  );
  const shippingMethod = options.body.items[0].id as string;
  return must(await shop.request("PATCH", path, { shippingMethod }, headers), 200, "shipping").body;
};

/** Orders a cart; the answer whatever it is. */
export const order = (
  shop: Client,
  cartId: string,
  {
    token = "tok_ok",
    key = randomUUID(),
    headers = {} as Record<string, string>,
    locale = undefined as string | undefined,
  } = {},
): Promise<Reply> =>
  shop.request(
    "POST",
    "/v1/orders",
    { cartId, payment: { provider: "test", token }, ...(locale === undefined ? {} : { locale }) },
    { "idempotency-key": key, ...headers },
  );

/** The order once its saga has ended. */
export const settled = (shop: Client, orderId: string, withinMs = 60_000) =>
  until(
    `the end of ${orderId}`,
    async () => {
      const { body } = await shop.staff("GET", `/v1/orders/${orderId}`);
      return body.status !== "pending" && body.status !== undefined && body;
    },
    withinMs,
  );
