/** E.12: what a running shop writes outside of a terminal. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ADMIN, until, type Reply } from "../../support/client.ts";
import { startShop, type Shop } from "../../support/shop.ts";

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly traceId?: string;
  readonly principal?: string;
}

const secret = "the shopper's own secret 42";

/** Empty counts as not set: the test run itself logs text. */
const unset = { LOG_FORMAT: "" };

describe("the log outside of a terminal (E.12)", () => {
  let shop: Shop;
  let session: Reply;
  let refused: Reply;
  beforeAll(async () => {
    shop = await startShop(unset);
    const email = "ada@example.org";
    await shop.request("POST", "/v1/users", { email, password: secret, name: "Ada" });
    session = await shop.request("POST", "/v1/sessions", { email, password: secret });
    const bearer = { authorization: `Bearer ${session.body.accessToken}` };
    await shop.request("GET", "/v1/customers/me", undefined, bearer);
    await shop.staff("GET", "/v1/orders");
    refused = await shop.request("GET", "/v1/orders/ord_1?token=guests-own-token");
    await until("the last line", async () => shop.output().includes(String(refused.body.traceId)));
  });
  afterAll(() => shop.stop());
  const lines = (): Line[] =>
    shop
      .output()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  const requests = (): Line[] => lines().filter(({ msg }) => msg === "request");

  it("is JSON lines, with where the shop is", () => {
    expect(lines().map(({ level }) => level)).not.toContain(undefined);
    expect(lines().some(({ msg }) => msg.includes(`${shop.url}/v1/products`))).toBe(true);
  });

  it("has one line a request, with whose it was", () => {
    const seen = requests().map(
      (one) => `${one.method} ${one.route} ${one.status} ${one.principal}`,
    );
    expect(seen).toEqual(
      expect.arrayContaining([
        "GET /v1/products 200 guest",
        "POST /v1/users 201 guest",
        "POST /v1/sessions 201 guest",
        "GET /v1/customers/me 200 shopper",
        "GET /v1/orders 200 staff",
      ]),
    );
    expect(requests().filter(({ traceId }) => traceId === refused.body.traceId)).toMatchObject([
      { route: "/v1/orders/{orderId}", status: refused.status },
    ]);
  });

  it("has no passwords and no tokens", () => {
    const { accessToken, refreshToken } = session.body as Record<string, string>;
    for (const one of [secret, ADMIN.ADMIN_PASSWORD, accessToken, refreshToken, "guests-own-token"])
      expect(shop.output()).not.toContain(one);
  });

  it("is whole when the shop ends", async () => {
    await shop.request("GET", "/v1/categories");
    await shop.stop({ remove: false });
    expect(lines().at(-1)?.msg).toMatch(/is stopped/u);
    expect(requests().at(-1)?.route).toBe("/v1/categories");
  });
});

describe("the log as text (E.12)", () => {
  it("has no lines for requests unless LOG_LEVEL asks for them", async () => {
    for (const [LOG_LEVEL, expected] of [
      ["", false],
      ["info", true],
    ] as const) {
      const shop = await startShop({ LOG_FORMAT: "text", LOG_LEVEL });
      await shop.request("GET", "/v1/products/nothing");
      await shop.stop();
      const line = /GET \/v1\/products\/\{\w+\} 404 [\d.]+ ms guest trace [\da-f]{32}/u;
      expect(line.test(shop.output())).toBe(expected);
      expect(shop.output()).not.toContain('{"level"');
    }
  });
});
