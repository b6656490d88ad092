/** The SDK against a running shop: what a shop front does with it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import openapiTypes, { astToString, type OpenAPI3 } from "openapi-typescript";
import {
  createShop,
  dataOf,
  itemsOf,
  ShopError,
  type Schemas,
  type Session,
} from "../../../packages/sdk/src/index.ts";
import { root } from "../../../tasks/start/root.ts";
import { until } from "../../support/client.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { BERLIN, stockProduct } from "../../support/shopper.ts";

const ada = { email: "ada@example.org", password: "seven wooden looms" };

/** Fetches, and remembers what was asked with which key; some requests meet an expired token. */
const recording = () => {
  const asked: { readonly line: string; readonly key: string | null }[] = [];
  const plan = { expired: 0 };
  const expired = { type: "urn:caravan:problem:token-expired", code: "TOKEN_EXPIRED", status: 401 };
  return {
    asked,
    plan,
    fetch: async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      asked.push({
        line: `${request.method} ${pathname}`,
        key: request.headers.get("Idempotency-Key"),
      });
      if (plan.expired > 0 && request.headers.has("Authorization")) {
        plan.expired -= 1;
        return Response.json(expired, { status: 401 });
      }
      return fetch(request);
    },
  };
};

describe("caravan-sdk (E.3)", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
    for (const sku of ["ONE", "TWO", "THREE"]) await stockProduct(shop, sku, 10);
  }, 120_000);
  afterAll(() => shop.stop());

  test("a guest browses page by page, fills a cart and orders it", async () => {
    const { GET, POST, PATCH } = createShop({ url: shop.url });
    const titles: string[] = [];
    const products = itemsOf((at) =>
      GET("/v1/products", { params: { query: { limit: 2, sort: "title", ...at } } }),
    );
    for await (const { title } of products) titles.push(title);
    expect(titles).toEqual(["Thing ONE", "Thing THREE", "Thing TWO"]);

    const cart: Schemas["Cart"] = await dataOf(POST("/v1/carts", { body: { currency: "EUR" } }));
    const path = { cartId: cart.id };
    const body = { sku: "ONE", quantity: 2 };
    await dataOf(POST("/v1/carts/{cartId}/lines", { params: { path }, body }));
    const details = { email: ada.email, shippingAddress: BERLIN, shippingMethod: "standard" };
    await dataOf(PATCH("/v1/carts/{cartId}", { params: { path }, body: details }));
    const order = await dataOf(
      POST("/v1/orders", {
        params: { header: { "Idempotency-Key": "an order of the test" } },
        body: { cartId: cart.id, payment: { provider: "test", token: "tok_ok" } },
      }),
    );
    expect(order).toMatchObject({ status: "placed", lines: [{ sku: "ONE", quantity: 2 }] });
  });

  test("a refusal is thrown with its code and its facts", async () => {
    const { POST } = createShop({ url: shop.url });
    const body = { lines: [{ sku: "NONE", quantity: 1 }] };
    const params = { header: { "Idempotency-Key": "a refused order" } };
    const refused: unknown = await dataOf(POST("/v1/orders", { params, body })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ShopError);
    expect(refused).toMatchObject({ status: 422, code: expect.stringMatching(/^[A-Z_]+$/u) });
    const { problem, code } = refused as ShopError;
    expect(problem).toMatchObject({ code, traceId: expect.any(String) });
  });

  test("what is no problem of the shop is thrown, too", async () => {
    const away = async (): Promise<Response> => new Response("Bad gateway", { status: 502 });
    const { GET } = createShop({ url: shop.url, fetch: away });
    await expect(dataOf(GET("/v1/products"))).rejects.toMatchObject({
      name: "ShopError",
      status: 502,
      code: undefined,
    });
  });

  test("an expired token is renewed once for all requests, which are repeated with their keys", async () => {
    const sessions: (Session | undefined)[] = [];
    const wire = recording();
    const client = createShop({
      url: `${shop.url}/`,
      fetch: wire.fetch,
      onSession: (session) => sessions.push(session),
    });
    await dataOf(client.POST("/v1/users", { body: ada }));
    await client.signIn(ada);
    expect(sessions).toEqual([client.session]);

    wire.asked.length = 0;
    wire.plan.expired = 2;
    const [me, cart] = await Promise.all([
      dataOf(client.GET("/v1/users/me")),
      dataOf(client.POST("/v1/carts", { body: { currency: "EUR" } })),
    ]);
    expect(me.email).toBe(ada.email);
    expect(cart.status).toBe("open");
    const lines = wire.asked.map(({ line }) => line).sort();
    expect(lines).toEqual([
      ...["GET /v1/users/me", "GET /v1/users/me", "POST /v1/carts", "POST /v1/carts"],
      "POST /v1/sessions/refresh",
    ]);
    const keys = wire.asked.filter(({ line }) => line === "POST /v1/carts").map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/u);
    expect(sessions).toHaveLength(2);

    wire.asked.length = 0;
    wire.plan.expired = 1;
    await client.signOut();
    expect(wire.asked.map(({ line }) => line)).toEqual([
      "DELETE /v1/sessions/current",
      "POST /v1/sessions/refresh",
      "DELETE /v1/sessions/current",
    ]);
    expect(client.session).toBeUndefined();
    expect(sessions.at(-1)).toBeUndefined();
    const { response } = await client.GET("/v1/users/me");
    expect(response.status).toBe(401);
  });

  test("a session that cannot be renewed ends, one whose shop is away stays", async () => {
    const session = { accessToken: "old", refreshToken: "ses_none.none" };
    const wire = recording();
    wire.plan.expired = 1;
    const ended = createShop({ url: shop.url, session, fetch: wire.fetch });
    expect((await ended.GET("/v1/users/me")).response.status).toBe(401);
    expect(ended.session).toBeUndefined();

    const away = createShop({
      url: shop.url,
      session,
      fetch: async ({ url }) =>
        url.endsWith("/refresh")
          ? Response.json({}, { status: 503 })
          : Response.json({ code: "TOKEN_EXPIRED" }, { status: 401 }),
    });
    await away.GET("/v1/users/me");
    expect(away.session).toBe(session);
  });

  test("a program's key signs every request, and no session does beside it", async () => {
    const wish = { name: "sdk", scopes: ["stock:read"] };
    const apiKey = (await shop.staff("POST", "/v1/api-keys", wish)).body.secret as string;
    const session = { accessToken: "old", refreshToken: "ses_none.none" };
    const client = createShop({ url: shop.url, apiKey, session });
    expect((await client.GET("/v1/stock")).response.status).toBe(200);
    const refused = await client.GET("/v1/users/me");
    expect(refused.error).toMatchObject({ status: 403, code: "API_KEY_NOT_ALLOWED" });
  });

  test("a publishable key travels with every request, beside a session and with its renewal", async () => {
    const sent: string[] = [];
    const client = createShop({
      ...{ url: shop.url, publishableKey: "pk_caravan_front" },
      session: { accessToken: "old", refreshToken: "ses_none.none" },
      fetch: async ({ url, headers }) => {
        sent.push(`${new URL(url).pathname} ${headers.get("X-Publishable-Key")}`);
        return Response.json({ code: "TOKEN_EXPIRED" }, { status: 401 });
      },
    });
    await client.GET("/v1/users/me");
    expect(sent).toEqual([
      "/v1/users/me pk_caravan_front",
      "/v1/sessions/refresh pk_caravan_front",
    ]);
  });

  test("a sign-in with a wrong password is thrown", async () => {
    const client = createShop({ url: shop.url });
    const signIn = until("an answer that is no 503", async () => {
      const error: unknown = await client
        .signIn({ email: ada.email, password: "another password" })
        .catch((one: unknown) => one);
      return (error as ShopError).status !== 503 && error;
    });
    expect(await signIn).toMatchObject({ status: 401, code: "CREDENTIALS_WRONG" });
  });
});

test("the SDK's types are those of docs/openapi.json (npm run openapi writes them) (E.3)", async () => {
  const document = readFileSync(join(root, "docs/openapi.json"), "utf8");
  const bare = JSON.stringify(JSON.parse(document), (key, value: unknown) =>
    key === "examples" || key === "example" ? undefined : value,
  );
  const types = astToString(await openapiTypes(JSON.parse(bare) as OpenAPI3));
  const written = readFileSync(join(root, "packages/sdk/src/schema.ts"), "utf8");
  expect(written.split("\n").slice(1).join("\n")).toBe(types);
});

test("the SDK is built as it is published, and its README compiles with it (E.3)", () => {
  // Where `openapi-fetch` is found.
  const cache = join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, "caravan-sdk-"));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const run = (...args: string[]): string =>
    spawnSync(process.execPath, [tsc, ...args], { encoding: "utf8" }).stdout;
  try {
    expect(run("-p", join(root, "packages/sdk"), "--outDir", outDir)).toBe("");
    expect(readFileSync(join(outDir, "index.js"), "utf8")).toContain('from "./shop.js"');
    const readme = readFileSync(join(root, "packages/sdk/README.md"), "utf8");
    const [, code = ""] = /```ts\n(.*?)```/su.exec(readme) ?? [];
    const front = join(outDir, "front.ts");
    writeFileSync(front, code.replace('"caravan-sdk"', '"./index.js"'));
    const options = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--target",
      "es2022",
    ];
    const modules = ["--module", "esnext", "--moduleResolution", "bundler"];
    expect(run(...options, ...modules, "--lib", "es2022,dom", front)).toBe("");
    writeFileSync(
      front,
      code.replace('"caravan-sdk"', '"./index.js"').replace("quantity", "pieces"),
    );
    expect(run(...options, ...modules, "--lib", "es2022,dom", front)).toMatch(/pieces/u);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}, 240_000);
