import { beforeAll, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { Reply, Client } from "../support/client.ts";
import { documented } from "../support/api/documented.ts";
import { stockProduct } from "../support/shopper.ts";

/** Every POST takes an Idempotency-Key: what was lost on the way back is asked for again. */
export const repeatingCases = (shopOf: () => Client): void => {
  const shop: Client = documented({
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  });
  beforeAll(async () => {
    await stockProduct(shop, "AGAIN", 10);
  }, 60_000);

  const keyed = (key: string, more: Record<string, string> = {}) => ({
    "idempotency-key": key,
    ...more,
  });
  const replayed = ({ headers }: Reply): string | null => headers.get("idempotency-replayed");

  test("twenty times at once: one product and one answer", async () => {
    const body = { title: "Only one", variants: [{ price: { amount: 1, currency: "EUR" } }] };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.staff("POST", "/v1/products", body, keyed(key))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(answers.filter((one) => replayed(one) === "true")).toHaveLength(19);
    const { body: found } = await shop.staff("GET", "/v1/products?status=all&q=Only+one");
    expect(found.items).toHaveLength(1);
    const other = await shop.staff("POST", "/v1/products", { ...body, title: "Two" }, keyed(key));
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
  });

  test("a line is added once; a refusal stays what it was", async () => {
    const cartKey = randomUUID();
    const opened = await shop.request("POST", "/v1/carts", {}, keyed(cartKey));
    const reopened = await shop.request("POST", "/v1/carts", {}, keyed(cartKey));
    expect(reopened.body).toEqual(opened.body);
    const path = `/v1/carts/${opened.body.id}/lines`;
    const key = randomUUID();
    const line = { sku: "AGAIN", quantity: 2 };
    const first = await shop.request("POST", path, line, keyed(key));
    const second = await shop.request("POST", path, line, keyed(key));
    expect(second.body).toEqual(first.body);
    expect([replayed(first), replayed(second)]).toEqual([null, "true"]);
    const { body: cart } = await shop.request("GET", `/v1/carts/${opened.body.id}`);
    expect(cart.lines).toMatchObject([{ quantity: 2 }]);
    const lost = { sku: "NOWHERE", quantity: 1 };
    const refusals = [0, 1].map(() => shop.request("POST", path, lost, keyed("n")));
    for (const refused of await Promise.all(refusals))
      expect(refused).toMatchObject({ status: 422, body: { code: "UNKNOWN_SKU" } });
    expect(replayed(await shop.request("POST", path, lost, keyed("n")))).toBe("true");
  });

  test("money moves once, and the answer is the first one", async () => {
    const { body: stock } = await shop.staff("GET", "/v1/stock/AGAIN");
    const change = { delta: 5, reason: "delivery" };
    const path = "/v1/stock/AGAIN/adjustments";
    const first = await shop.staff("POST", path, change, keyed("truck-1"));
    const next = await shop.staff("POST", path, change, keyed("truck-2"));
    expect(next.body.onHand).toBe(stock.onHand + 10);
    const again = await shop.staff("POST", path, change, keyed("truck-1"));
    expect(again.body).toEqual(first.body);
    expect(replayed(again)).toBe("true");
  });

  test("a file is taken in once; another under its key is refused", async () => {
    const csv = "Handle,Title,Variant Price\nimported,Imported,1.00\n";
    const headers = keyed(randomUUID(), { "content-type": "text/csv" });
    const answers = await Promise.all(
      [0, 1].map(() => shop.staff("POST", "/v1/imports", csv, headers)),
    );
    const [done, ...inFlight] = answers.filter(({ status }) => status === 202);
    expect(done).toBeDefined();
    for (const one of inFlight) expect(one.body).toEqual(done?.body);
    const again = await shop.staff("POST", "/v1/imports", csv, headers);
    expect(again).toMatchObject({ status: 202, body: done?.body });
    const other = await shop.staff("POST", "/v1/imports", `${csv}more,More,2.00\n`, headers);
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
  });

  test("a lost answer to a refresh ends no session; nobody else gets it", async () => {
    const account = { email: "again@example.org", password: "correct horse battery" };
    const userKey = keyed(randomUUID());
    const users = [0, 1].map(() => shop.request("POST", "/v1/users", account, userKey));
    expect((await Promise.all(users)).map(({ status }) => status)).toEqual([201, 201]);
    const { body } = await shop.request("POST", "/v1/sessions", account);
    const sent = { refreshToken: body.refreshToken };
    const key = keyed(randomUUID());
    const first = await shop.request("POST", "/v1/sessions/refresh", sent, key);
    expect(first.status).toBe(201);
    const again = await shop.request("POST", "/v1/sessions/refresh", sent, key);
    expect(again.body).toEqual(first.body);
    const thief = { refreshToken: `${sent.refreshToken}x` };
    expect(await shop.request("POST", "/v1/sessions/refresh", thief, key)).toMatchObject({
      status: 401,
      body: { code: "REFRESH_TOKEN_INVALID" },
    });
    const next = { refreshToken: first.body.refreshToken };
    expect((await shop.request("POST", "/v1/sessions/refresh", next)).status).toBe(201);
  });
};
