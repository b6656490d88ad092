import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { Client, Reply } from "../support/client.ts";
import { BERLIN } from "../support/shopper.ts";

/** What a shop says to what people write of themselves and of their goods, whatever its shape. */
export const peopleCases = (shopOf: () => Client): void => {
  const shop: Client = {
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  };
  let cartId: string;
  let token: Record<string, string>;
  beforeAll(async () => {
    cartId = (await shop.request("POST", "/v1/carts", {})).body.id;
    const account = { email: `${randomUUID()}@example.org`, password: "long enough" };
    await shop.request("POST", "/v1/users", account);
    const { body } = await shop.request("POST", "/v1/sessions", account);
    token = { authorization: `Bearer ${body.accessToken}` };
  }, 60_000);

  /** One text within each kind of body. */
  const bodies: [what: string, pointer: string, ask: (text: string) => Promise<Reply>][] = [
    [
      "the name in a cart's address",
      "/shippingAddress/name",
      (name) =>
        shop.request("PATCH", `/v1/carts/${cartId}`, { shippingAddress: { ...BERLIN, name } }),
    ],
    [
      "the street of an order's lines",
      "/shippingAddress/line1",
      (line1) =>
        shop.request(
          "POST",
          "/v1/orders",
          {
            lines: [{ sku: "ANY", quantity: 1 }],
            email: "ada@example.org",
            shippingAddress: { ...BERLIN, line1 },
            shippingMethod: "any",
          },
          { "idempotency-key": randomUUID() },
        ),
    ],
    [
      "the name of a user",
      "/name",
      (name) =>
        shop.request("POST", "/v1/users", {
          email: `${randomUUID()}@example.org`,
          password: "long enough",
          name,
        }),
    ],
    [
      "the name of a customer",
      "/name",
      (name) => shop.request("PATCH", "/v1/customers/me", { name }, token),
    ],
    [
      "the city of a saved address",
      "/city",
      (city) => shop.request("POST", "/v1/customers/me/addresses", { ...BERLIN, city }, token),
    ],
    ["a product's title", "/title", (title) => shop.staff("POST", "/v1/products", { title })],
    [
      "a tag of a product",
      "/tags/0",
      (tag) => shop.staff("POST", "/v1/products", { title: "T", tags: [tag] }),
    ],
    [
      "a name of metadata",
      "/metadata",
      (name) => shop.staff("POST", "/v1/products", { title: "T", metadata: { [name]: "x" } }),
    ],
    ["a category's title", "/title", (title) => shop.staff("POST", "/v1/categories", { title })],
    [
      "the reason of an adjustment",
      "/reason",
      (reason) =>
        shop.staff(
          "POST",
          "/v1/stock/ANY/adjustments",
          { delta: 1, reason },
          { "idempotency-key": randomUUID() },
        ),
    ],
  ];
  const strange = ["\r", "\n", "\0", "\u001B", "\u0085", "\u202E", "\u2066", "\uD800", "\u2028"];
  const texts = [...strange.map((one) => `A${one}b`), "\u200BAda", "Ada\u200B", "\uFEFFAda"];

  describe("F.11: texts with characters that are none of a text's", () => {
    test.each(bodies)("%s", async (_what, pointer, ask) => {
      for (const text of pointer === "/metadata" ? texts : [...texts, " "]) {
        const { status, body } = await ask(text);
        const { code, errors = [] } = body;
        expect({ text, status, code }).toEqual({ text, status: 422, code: "VALIDATION_FAILED" });
        expect(errors[0].pointer.startsWith(pointer)).toBe(true);
        expect(errors[0].message).toMatch(/must (?:not|have)/u);
      }
    });
    test("a description may have several lines, and its other characters are judged too", async () => {
      const send = (descriptionHtml: string) =>
        shop.staff("POST", "/v1/products", { title: "Lines", descriptionHtml });
      expect((await send("<p>one\r\ntwo\n\tthree</p>")).status).toBe(201);
      expect((await send("<p>one\rtwo</p>")).status).toBe(422);
      expect((await send("<p>one\u001Btwo</p>")).status).toBe(422);
    });
    test("a password is taken as it is", async () => {
      const account = { email: `${randomUUID()}@example.org`, password: "long\u200B enough\t" };
      expect((await shop.request("POST", "/v1/users", account)).status).toBe(201);
      expect((await shop.request("POST", "/v1/sessions", account)).status).toBe(201);
    });
  });

  const addresses = [
    ...[
      "ada\0@example.com",
      "ada@exam\u200Bple.com",
      "\u202Eada@example.com",
      "ada\u00AD@example.com",
    ],
    ...[
      "<a@b.com>",
      "Ada <ada@example.com>",
      "a@b.com;c@d.com",
      "a;b@example.com",
      "a,b@example.com",
    ],
    ...[
      ".ada@example.com",
      "ada.@example.com",
      "a..b@example.com",
      "ada@.example.com",
      "ada@example.com.",
    ],
    ...[
      "ada@exa,mple.com",
      "ada@example..com",
      "ada@-example.com",
      "ada@exa_mple.com",
      "ada@example",
    ],
    ...[
      '"ada"@example.com',
      "ada@[127.0.0.1]",
      "ada@127.0.0.1",
      "a\uFF1Bb@example.com",
      "a@b@example.com",
    ],
  ];
  const taking: [what: string, ask: (email: string) => Promise<Reply>][] = [
    ["a cart", (email) => shop.request("PATCH", `/v1/carts/${cartId}`, { email })],
    [
      "a registration",
      (email) => shop.request("POST", "/v1/users", { email, password: "long enough" }),
    ],
    [
      "a sign-in",
      (email) => shop.request("POST", "/v1/sessions", { email, password: "long enough" }),
    ],
    [
      "an order of lines",
      (email) =>
        shop.request(
          "POST",
          "/v1/orders",
          {
            lines: [{ sku: "ANY", quantity: 1 }],
            email,
            shippingAddress: BERLIN,
            shippingMethod: "any",
          },
          { "idempotency-key": randomUUID() },
        ),
    ],
  ];

  describe("D.2: what is no address of one mailbox", () => {
    test.each(taking)("%s", async (_what, ask) => {
      for (const email of addresses) {
        const { status, body } = await ask(email);
        expect({ email, status, code: body.code, pointer: body.errors?.[0]?.pointer }).toEqual({
          ...{ email, status: 422, code: "VALIDATION_FAILED", pointer: "/email" },
        });
      }
    });
    test("addresses that people have are taken", async () => {
      const good = [
        "ada+tea@example.com",
        "o'brien@example.co.uk",
        "jürgen@müller.example",
        "a@b.museum",
      ];
      for (const email of good) {
        const { status } = await shop.request("PATCH", `/v1/carts/${cartId}`, { email });
        expect({ email, status }).toEqual({ email, status: 200 });
      }
    });
    test("what was stored before today's rules is looked for as ever", async () => {
      const query = `email=${encodeURIComponent("a;b@example.com")}`;
      expect((await shop.staff("GET", `/v1/orders?${query}`)).status).toBe(200);
      expect((await shop.staff("GET", `/v1/customers?${query}`)).status).toBe(200);
    });
  });

  const { postalCode: _postalCode, ...berlin } = BERLIN;
  const without = (country: string) => ({ ...berlin, country });
  const places: [what: string, prefix: string, send: (address: object) => Promise<Reply>][] = [
    [
      "a cart",
      "/shippingAddress",
      async (shippingAddress) => {
        // A merge patch would keep the fields of the address before.
        await shop.request("PATCH", `/v1/carts/${cartId}`, { shippingAddress: null });
        return shop.request("PATCH", `/v1/carts/${cartId}`, { shippingAddress });
      },
    ],
    [
      "the address book",
      "",
      async (address) => {
        const answer = await shop.request("POST", "/v1/customers/me/addresses", address, token);
        if (answer.status === 201)
          await shop.request(
            "DELETE",
            `/v1/customers/me/addresses/${answer.body.id}`,
            undefined,
            token,
          );
        return answer;
      },
    ],
    [
      "an order of lines",
      "/shippingAddress",
      (shippingAddress) =>
        shop.request(
          "POST",
          "/v1/orders",
          {
            ...{ lines: [{ sku: "NONE", quantity: 1 }], email: "ada@example.org" },
            ...{ shippingAddress, shippingMethod: "any" },
          },
          { "idempotency-key": randomUUID() },
        ),
    ],
  ];

  describe("D.1: the fields that an address needs", () => {
    test.each(places)("%s", async (_what, prefix, send) => {
      const codeOf = async (address: object) => {
        const { status, body } = await send(address);
        if (status < 300) return "taken";
        return body.code === "UNKNOWN_SKU" ? "taken" : `${body.code} ${body.errors?.[0]?.pointer}`;
      };
      for (const country of ["HK", "AE", "QA", "UG", "BS", "MO", "IE", "PA", "CL"])
        expect([country, await codeOf(without(country))]).toEqual([country, "taken"]);
      expect(await codeOf({ ...without("HK"), postalCode: "" })).toBe("taken");
      expect(await codeOf({ ...without("HK"), postalCode: "999077" })).toBe("taken");
      expect(await codeOf({ ...without("IE"), postalCode: "D02 AF30" })).toBe("taken");
      const at = (field: string) => `ADDRESS_INVALID ${prefix}/${field}`;
      for (const country of ["DE", "US", "GB", "JP", "SG"])
        expect([country, await codeOf(without(country))]).toEqual([country, at("postalCode")]);
      expect(await codeOf({ ...without("DE"), postalCode: "  " })).toBe(at("postalCode"));
      expect(await codeOf({ ...without("DE"), postalCode: "1011" })).toBe(at("postalCode"));
      expect(await codeOf({ ...BERLIN, country: "ZZ" })).toBe(at("country"));
      for (const field of ["name", "line1", "city"])
        expect(await codeOf({ ...BERLIN, [field]: "  " })).toBe(
          `VALIDATION_FAILED ${prefix}/${field}`,
        );
    });
    test("a saved address stays whole when it is changed", async () => {
      const path = "/v1/customers/me/addresses";
      const { body } = await shop.request("POST", path, without("AE"), token);
      expect(body).toMatchObject({ country: "AE", postalCode: "" });
      const change = (patch: object) => shop.request("PATCH", `${path}/${body.id}`, patch, token);
      expect((await change({ country: "DE" })).body).toMatchObject({
        code: "ADDRESS_INVALID",
        errors: [{ pointer: "/postalCode" }],
      });
      expect((await change({ country: "ZZ" })).status).toBe(422);
      const moved = await change({ country: "DE", postalCode: "10117" });
      expect(moved.body).toMatchObject({ country: "DE", postalCode: "10117" });
      expect((await change({ postalCode: null })).status).toBe(422);
      await shop.request("DELETE", `${path}/${body.id}`, undefined, token);
    });
  });
};
