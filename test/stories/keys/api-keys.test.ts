import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createHash, randomBytes } from "node:crypto";
import { keyText } from "../../../platform/kernel/texts/key-text.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { apiKeyCases } from "./api-keys.cases.ts";

/** What somebody tries who has seen a key's id, its digest in a backup, or half of its text. */
const forgeries: Readonly<Record<string, (key: { id: string; secret: string }) => string>> = {
  "one made up, with the right checksum": () => keyText("sk_caravan_", randomBytes(32)),
  "its id": ({ id }) => id,
  "its digest": ({ secret }) => createHash("sha256").update(secret).digest("base64url"),
  "its digest with the prefix": ({ secret }) =>
    keyText("sk_caravan_", createHash("sha256").update(secret).digest()),
  "its text cut short": ({ secret }) => secret.slice(0, -1),
  "its text and more": ({ secret }) => `${secret}0`,
  "other letters": ({ secret }) => secret.slice(0, 20) + secret.slice(20).toLowerCase(),
  "a wrong checksum": ({ secret }) => `${secret.slice(0, -6)}000000`,
  "another prefix": ({ secret }) => secret.replace("caravan", "live"),
  "a publishable key's prefix": ({ secret }) => secret.replace(/^sk/u, "pk"),
  "the prefix alone": () => "sk_caravan_",
  "another provider's": () => "sk_test_51H8sYzKlmnop",
  "1 kB": () => `sk_caravan_${"A".repeat(1_000)}`,
};

describe("API keys, embedded", () => {
  let shop: Shop;
  const secrets: string[] = [];
  beforeAll(async () => {
    shop = await startShop({ PAYMENT_PROVIDERS: "test", LOG_LEVEL: "trace" });
  });
  afterAll(async () => {
    await shop.stop();
  });
  apiKeyCases(() => ({ shop, other: shop }));

  test.each(Object.entries(forgeries))("%s is no key", async (_what, forge) => {
    const wish = { name: "forged", scopes: ["stock"] };
    const made = (await shop.staff("POST", "/v1/api-keys", wish)).body;
    secrets.push(made.secret);
    const before = shop.output().length;
    for (const header of ["x-api-key", "authorization"]) {
      const sent = header === "authorization" ? `Bearer ${forge(made)}` : forge(made);
      for (const path of ["/v1/stock", "/v1/products"]) {
        const { status, body } = await shop.request("GET", path, undefined, { [header]: sent });
        expect([header, status, body.code]).toEqual([
          header,
          401,
          expect.stringMatching(/^(?:API_KEY|TOKEN)_INVALID$/u),
        ]);
      }
    }
    const lines = shop.output().slice(before);
    expect(lines).toMatch(/Security: API_KEY_INVALID for GET \/v1\/stock/u);
  });

  test("no line of the log has a key, at whatever level", () => {
    const log = shop.output();
    expect(log).toMatch(/ key key_\w+/u);
    expect(secrets.length).toBeGreaterThan(10);
    for (const secret of secrets) expect(log).not.toContain(secret.slice(17));
  });
});
