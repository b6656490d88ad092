import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ADMIN, until } from "../../support/client.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { erasePerson, plantPerson, type Person } from "../../stories/erasing/person.ts";

/** Names of files and tables below a data folder that hold a text. */
const filesWith = (dataDir: string, text: string): string[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .filter((file) => readFileSync(join(file.parentPath, file.name)).includes(text))
    .map(({ name }) => name);

const docsWith = (path: string, text: string): string[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const found = tables.flatMap(({ name }) =>
    (db.prepare(`SELECT * FROM "${String(name)}"`).all() as { id?: string }[])
      .filter((row) => JSON.stringify(row).includes(text))
      .map(({ id }) => `${String(name)} ${id}`),
  );
  db.close();
  return found;
};

describe("a person who is erased (D.3)", () => {
  let shop: Shop;
  let person: Person;

  beforeAll(async () => {
    shop = await startShop({ CART_TTL_MS: "20000", PAYMENT_PROVIDERS: "test" });
    person = await plantPerson(shop);
    const { cartId, headers } = person;
    await until("the cart's end", async () => {
      const { body: cart } = await shop.request("GET", `/v1/carts/${cartId}`, undefined, headers);
      return cart.status === "abandoned";
    });
  }, 180_000);
  afterAll(async () => {
    await shop.stop();
  });

  test("staff who erase themselves are answered that nothing was", async () => {
    const { status, body } = await shop.staff("DELETE", "/v1/customers/me");
    expect({ status, code: body.code }).toEqual({ status: 409, code: "ACCOUNT_HAS_SCOPES" });
    expect(body.scopes).toContain("admin");
    expect(
      (
        await shop.request("POST", "/v1/sessions", {
          email: ADMIN.ADMIN_EMAIL,
          password: ADMIN.ADMIN_PASSWORD,
        })
      ).status,
    ).toBe(201);
  });

  test("another member of staff is not erased either, from the moment of the grant on", async () => {
    const other = { email: `other.${randomUUID()}@example.org`, password: "seven wooden looms" };
    await shop.request("POST", "/v1/users", other);
    const { body: tokens } = await shop.request("POST", "/v1/sessions", other);
    const own = { authorization: `Bearer ${tokens.accessToken}` };
    const { id } = (await shop.request("GET", "/v1/customers/me", undefined, own)).body;
    const grant = { scopes: ["orders"] };
    const { body: user } = await shop.staff("GET", `/v1/users/${id}`);
    const match = (version: number) => ({ "if-match": `"${version}"` });
    const granted = await shop.staff("PUT", `/v1/users/${id}/scopes`, grant, match(user.version));
    expect(granted.status).toBe(200);
    const { body: customer } = await shop.staff("GET", `/v1/customers/${id}`);
    const path = `/v1/customers/${id}`;
    const refusals = [
      await shop.staff("DELETE", path, undefined, match(customer.version)),
      await shop.request("DELETE", "/v1/customers/me", undefined, own),
    ];
    for (const { status, body } of refusals)
      expect({ status, code: body.code, scopes: body.scopes }).toEqual({
        status: 409,
        code: "ACCOUNT_HAS_SCOPES",
        scopes: ["orders"],
      });
    expect((await shop.staff("GET", path)).body.email).toBe(other.email);
    expect((await shop.request("POST", "/v1/sessions", other)).status).toBe(201);
  });

  test("is shown all that the shop holds of them, and nobody else is", async () => {
    const { account, customerId, headers, placedId, rejectedId, cartId, gone, booked } = person;
    const { email } = account;
    const path = `/v1/customers/${customerId}/export`;
    const own = await shop.request("GET", "/v1/customers/me/export", undefined, headers);
    expect(own.status).toBe(200);
    const text = JSON.stringify(own.body);
    for (const planted of [...gone, ...booked]) expect(text).toContain(planted);
    expect(own.body).toMatchObject({ customer: { id: customerId, email } });
    expect(own.body.accounts[0].sessions).toHaveLength(1);
    expect((own.body.orders as { id: string }[]).map(({ id }) => id).sort()).toEqual(
      [placedId, rejectedId].sort(),
    );
    expect((own.body.carts as { id: string }[]).map(({ id }) => id)).toContain(cartId);
    expect((own.body.payments as object[]).length).toBeGreaterThan(0);
    expect((own.body.messages as { to: string }[]).map(({ to }) => to)).toContain(email);
    expect(text).not.toMatch(/password|scrypt|hash/iu);
    const byStaff = await shop.staff("GET", path);
    const { at: _at, ...body } = own.body;
    expect(byStaff.body).toMatchObject(body);
    const stranger = { email: `stranger.${randomUUID()}@example.org`, password: "long enough" };
    await shop.request("POST", "/v1/users", stranger);
    const { body: tokens } = await shop.request("POST", "/v1/sessions", stranger);
    const asStranger = { authorization: `Bearer ${tokens.accessToken}` };
    expect((await shop.request("GET", path, undefined, asStranger)).status).toBe(403);
    expect((await shop.request("GET", path)).status).toBe(401);
    expect((await shop.request("GET", "/v1/customers/me/export")).status).toBe(401);
    expect((await shop.staff("GET", "/v1/customers/usr_nobody/export")).status).toBe(404);
  });

  test("is in no file any more, but in the books: name and street of what was bought", async () => {
    const { customerId, placedId, placedAt, gone, booked } = person;
    const [name] = booked;
    await erasePerson(shop, person);
    const { body } = await shop.staff("GET", `/v1/orders/${placedId}`);
    expect(body.shippingAddress).toMatchObject({ name, line1: placedAt });

    // While it runs: what is written over leaves the write-ahead logs too.
    const after = await shop.staff("GET", `/v1/customers/${customerId}/export`);
    expect(after.status).toBe(404);
    await until("the files", async () =>
      gone.every((text) => filesWith(shop.dataDir, text).length === 0),
    );
    expect(await shop.stop({ remove: false })).toBe(0);
    try {
      const found = (texts: readonly string[]) =>
        texts.map((text) => [text, filesWith(shop.dataDir, text)]);
      expect(found(gone)).toEqual(gone.map((text) => [text, []]));
      expect(found(booked)).toEqual(booked.map((text) => [text, ["orders.db"]]));
      for (const text of booked)
        expect(docsWith(join(shop.dataDir, "orders.db"), text)).toEqual([`orders ${placedId}`]);
    } finally {
      rmSync(shop.dataDir, { recursive: true, force: true });
    }
  });
});
