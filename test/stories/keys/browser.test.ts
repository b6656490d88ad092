/** A shop front on another origin, in a real browser: it has nothing but its key. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { until } from "../../support/client.ts";
import { findChromium, openInBrowser } from "../../support/parts/browser.ts";
import { startReceiver, type Receiver } from "../../support/parts/receiver.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { BERLIN, stockProduct } from "../../support/shopper.ts";

/** Runs in the page; it becomes text. */
const shopping = async (
  shop: string,
  keys: { own: string; foreign: string; revoked: string },
  shippingAddress: object,
): Promise<object> => {
  const call = async (
    path: string,
    {
      key = keys.own,
      body,
      ...more
    }: { key?: string; body?: object; [name: string]: unknown } = {},
    method = body ? "POST" : "GET",
  ) => {
    const headers = {
      ...(key === "" ? {} : { "X-Publishable-Key": key }),
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...more,
    };
    const sent = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(`${shop}${path}`, sent);
    return { response, data: (await response.json()) as Record<string, any> };
  };
  /** A page is given no more than that it failed. */
  const blocked = (key: string): Promise<string> =>
    call("/v1/products", { key }).then(
      () => "read",
      (error: Error) => error.name,
    );
  const products = (await call("/v1/products")).data["items"];
  const sku = "FRONT";
  const cart = (await call("/v1/carts", { body: { currency: "EUR" } })).data;
  const at = `/v1/carts/${cart["id"]}`;
  await call(`${at}/lines`, { body: { sku, quantity: 2 } });
  const wish = { email: "ada@example.org", shippingAddress, shippingMethod: "standard" };
  const filled = (await call(at, { body: wish }, "PATCH")).data;
  const payment = { provider: "test", token: "tok_ok" };
  const placed = await call("/v1/orders", {
    body: { cartId: cart["id"], payment },
    "Idempotency-Key": crypto.randomUUID(),
  });
  const location = placed.response.headers.get("location") ?? "";
  const token = { "X-Order-Token": placed.data["accessToken"] };
  const read = (await call(new URL(location, shop).pathname, token)).data;
  return {
    products: products.map((one: { title: string }) => one.title),
    lines: filled["lines"].map((one: { quantity: number }) => one.quantity),
    order: { id: placed.data["id"], status: placed.response.status },
    read: { id: read["id"], total: read["totals"]?.total.amount },
    blocked: {
      foreign: await blocked(keys.foreign),
      revoked: await blocked(keys.revoked),
      without: await blocked(""),
    },
  };
};

const page = (...given: Parameters<typeof shopping>): string =>
  `<!doctype html><title>Front</title><script type="module">
const shopping = ${shopping.toString()};
const report = (body) => fetch("/found", { method: "POST", body: JSON.stringify(body) });
shopping(${given.map((one) => JSON.stringify(one)).join(", ")}).then(report, (error) => report({ error: String(error) }));
</script>`;

const chromium = findChromium();

(chromium === undefined ? describe.skip : describe)("a shop front on another origin", () => {
  let shop: Shop;
  let front: Receiver;
  beforeAll(async () => {
    [shop, front] = await Promise.all([startShop(), startReceiver()]);
    await stockProduct(shop, "FRONT", 10);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([shop.stop(), front.stop()]);
  });

  const make = async (origin: string): Promise<{ id: string; key: string }> => {
    const wish = { name: "front", origins: [origin] };
    const { status, body } = await shop.staff("POST", "/v1/publishable-keys", wish);
    expect(status).toBe(201);
    return body as { id: string; key: string };
  };

  test("lists products, fills a cart, checks out and reads the order with nothing but its key", async () => {
    const [own, foreign, revoked] = [
      await make(front.url),
      await make("https://other.example"),
      await make(front.url),
    ];
    await shop.staff("POST", `/v1/publishable-keys/${revoked.id}/revoke`);
    const codeWith = async ({ key }: { key: string }): Promise<unknown> => {
      const headers = { origin: front.url, "x-publishable-key": key };
      return (await shop.request("GET", "/v1/products", undefined, headers)).body.code;
    };
    await until("the key", async () => (await codeWith(own)) === undefined);
    await until("its end", async () => (await codeWith(revoked)) === "PUBLISHABLE_KEY_INVALID");
    const keys = { own: own.key, foreign: foreign.key, revoked: revoked.key };
    front.respond = ({ path }, response) => {
      if (path === "/") response.writeHead(200, { "Content-Type": "text/html" });
      else response.writeHead(path === "/found" ? 204 : 404);
      response.end(path === "/" ? page(shop.url, keys, BERLIN) : undefined);
    };
    expect(new URL(shop.url).origin).not.toBe(front.url);
    const browser = openInBrowser(String(chromium), `${front.url}/`);
    try {
      const { body: found } = await until(
        "what the page found",
        async () => front.received.find(({ path }) => path === "/found"),
        180_000,
      );
      expect(found).toEqual({
        products: ["Thing FRONT"],
        lines: [2],
        order: { id: expect.stringMatching(/^ord_/u), status: 201 },
        read: { id: found.order?.id, total: expect.any(Number) },
        blocked: { foreign: "TypeError", revoked: "TypeError", without: "TypeError" },
      });
    } finally {
      await browser.stop();
    }
  }, 240_000);
});
