/** What programs do with API keys. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { sleep, until, type Client, type Reply } from "../../support/client.ts";
import { fillCart, order, settled, stockProduct } from "../../support/shopper.ts";

export interface Keys {
  readonly shop: Client;
  /** Another gateway of the same shop, where there is one. */
  readonly other: Client;
}

const outcomeOf = ({ status, body }: Reply): string =>
  status < 400 ? String(status) : `${status} ${body.code as string}`;
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

export const apiKeyCases = (of: () => Keys): void => {
  const make = async (more: object = {}): Promise<{ id: string; secret: string }> => {
    const { status, body } = await of().shop.staff("POST", "/v1/api-keys", {
      name: "warehouse",
      scopes: ["stock:read"],
      ...more,
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body as { id: string; secret: string };
  };
  const ask = (headers: Record<string, string>, path = "/v1/stock?limit=1", shop = of().shop) =>
    shop.request("GET", path, undefined, headers);

  test("a key opens what its scopes open, in either header, and nothing else", async () => {
    const { secret } = await make();
    expect(secret).toMatch(/^sk_caravan_[0-9A-Za-z]{49}$/u);
    expect(outcomeOf(await ask(bearer(secret)))).toBe("200");
    expect(outcomeOf(await ask({ "x-api-key": secret }))).toBe("200");
    expect(outcomeOf(await ask(bearer(secret), "/v1/orders"))).toBe("403 FORBIDDEN");
    expect(outcomeOf(await ask(bearer(secret), "/v1/products"))).toBe("200");
    const both = { ...bearer(secret), "x-api-key": secret };
    expect(outcomeOf(await ask(both))).toBe("401 API_KEY_INVALID");
  });

  test("a key is no person: it has no account, no carts and no orders, and makes no keys", async () => {
    const { shop } = of();
    const { secret } = await make();
    for (const path of ["/v1/users/me", "/v1/customers/me", "/v1/customers/me/orders"])
      expect(outcomeOf(await ask(bearer(secret), path))).toBe("403 API_KEY_NOT_ALLOWED");
    expect(outcomeOf(await ask(bearer(secret), "/v1/api-keys"))).toBe("403 FORBIDDEN");
    const opened = await shop.request("POST", "/v1/carts", {}, bearer(secret));
    const path = `/v1/carts/${opened.body.id as string}`;
    // It is a guest's: whoever has its id may see it.
    expect(outcomeOf(await ask({}, path))).toBe("200");
  });

  test("a key is shown once, named again and listed with its last use", async () => {
    const { shop } = of();
    const { id, secret } = await make({ name: "first" });
    await ask(bearer(secret));
    const read = await shop.staff("GET", `/v1/api-keys/${id}`);
    expect(read.body).toMatchObject({
      name: "first",
      prefix: secret.slice(0, 17),
      status: "active",
    });
    expect(JSON.stringify(read.body)).not.toContain(secret.slice(20));
    const { version, lastUsedAt } = read.body as { version: number; lastUsedAt: string };
    await ask(bearer(secret));
    const match = { "if-match": `"${version}"` };
    const renamed = await shop.staff("PATCH", `/v1/api-keys/${id}`, { name: "second" }, match);
    expect(renamed.body).toMatchObject({ name: "second", lastUsedAt });
    const stale = await shop.staff("PATCH", `/v1/api-keys/${id}`, { name: "third" }, match);
    expect(outcomeOf(stale)).toBe("412 PRECONDITION_FAILED");
    const { body } = await shop.staff("GET", "/v1/api-keys?limit=100");
    expect(body.items.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(body)).not.toContain("digest");
  });

  test("a revoked key is refused at every gateway within 5 s", async () => {
    const { shop, other } = of();
    const { id, secret } = await make();
    const used = (client: Client) => ask(bearer(secret), "/v1/stock?limit=1", client);
    expect(outcomeOf(await used(shop))).toBe("200");
    expect(outcomeOf(await used(other))).toBe("200");
    const revoked = await shop.staff("POST", `/v1/api-keys/${id}/revoke`);
    expect(revoked.body).toMatchObject({ status: "revoked" });
    // A gateway believes for 4 s; what is asked after 5 s must be refused.
    await sleep(5_000);
    expect(outcomeOf(await used(shop))).toBe("401 API_KEY_REVOKED");
    expect(outcomeOf(await used(other))).toBe("401 API_KEY_REVOKED");
    const again = await shop.staff("POST", `/v1/api-keys/${id}/revoke`);
    expect(again.body).toEqual(revoked.body);
  });

  test("a key that has expired, or is used from elsewhere, is refused", async () => {
    const away = await make({ allowedAddresses: ["203.0.113.0/24", "2001:db8::/48"] });
    expect(outcomeOf(await ask(bearer(away.secret)))).toBe("403 API_KEY_ADDRESS");
    const here = await make({ allowedAddresses: ["203.0.113.0/24", "127.0.0.0/8", "::1"] });
    expect(outcomeOf(await ask(bearer(here.secret)))).toBe("200");
    const expiresAt = new Date(Date.now() + 3_000).toISOString();
    const soon = await make({ expiresAt });
    await until("the key's end", async () => {
      const outcome = outcomeOf(await ask(bearer(soon.secret)));
      return outcome === "401 API_KEY_EXPIRED";
    });
  });

  describe("a key may do no more than its maker", () => {
    test("not even when it is made", async () => {
      const { shop } = of();
      const wish = (scopes: string[], more: object = {}) =>
        shop.staff("POST", "/v1/api-keys", { name: "wrong", scopes, ...more });
      expect(outcomeOf(await wish(["admin"]))).toBe("422 VALIDATION_FAILED");
      expect(outcomeOf(await wish(["orders:everything"]))).toBe("422 VALIDATION_FAILED");
      expect(outcomeOf(await wish([]))).toBe("422 VALIDATION_FAILED");
      for (const allowedAddresses of [["10.0.0.0/33"], ["example.org"], ["127"], ["::1/129"], []])
        expect(outcomeOf(await wish(["stock:read"], { allowedAddresses }))).toBe(
          "422 VALIDATION_FAILED",
        );
      const past = { expiresAt: "2020-01-01T00:00:00.000Z" };
      expect(outcomeOf(await wish(["stock:read"], past))).toBe("422 VALIDATION_FAILED");
    });
  });

  test("a ceiling holds whatever is given back of a payment, in one refund or in many", async () => {
    const { shop } = of();
    const sku = `CEILING-${randomUUID().slice(0, 8)}`;
    await stockProduct(shop, sku, 10);
    const cart = await fillCart(shop, { lines: [{ sku, quantity: 1 }] });
    const placed = await order(shop, cart.id, {});
    await settled(shop, placed.body.id);
    const details = await shop.staff("GET", `/v1/orders/${placed.body.id as string}/details`);
    const { id, authorized } = details.body.payments[0] as {
      id: string;
      authorized: { amount: number; currency: string };
    };
    const key = () => ({ "idempotency-key": randomUUID() });
    await shop.staff("POST", `/v1/payments/${id}/capture`, {}, key());
    const refundCeiling = { amount: 100, currency: authorized.currency };
    const { secret } = await make({ scopes: ["payments:write", "refunds:write"], refundCeiling });
    const refund = (amount: number, who = secret) =>
      shop.request("POST", `/v1/payments/${id}/refunds`, { amount }, { ...bearer(who), ...key() });
    expect(outcomeOf(await refund(101))).toBe("403 REFUND_CEILING");
    expect(outcomeOf(await refund(60))).toBe("200");
    expect(outcomeOf(await refund(41))).toBe("403 REFUND_CEILING");
    expect(outcomeOf(await refund(40))).toBe("200");
    const foreign = await make({
      scopes: ["payments:write", "refunds:write"],
      refundCeiling: { amount: 1_000_000, currency: "JPY" },
    });
    expect(outcomeOf(await refund(1, foreign.secret))).toBe("403 REFUND_CEILING");
  });
};
