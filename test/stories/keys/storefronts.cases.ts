/** Channels, and pages of other origins, which have nothing but a publishable key. */
import { expect, test } from "@jest/globals";
import { sleep, until, type Client, type Reply } from "../../support/client.ts";
import type { Keys } from "./api-keys.cases.ts";

const outcomeOf = ({ status, body }: Reply): string =>
  status < 400 ? String(status) : `${status} ${body.code as string}`;
const allowed = ({ headers }: Reply): string | null => headers.get("access-control-allow-origin");
const match = ({ version }: { version: number }) => ({ "if-match": `"${version}"` });

export const storefrontCases = (of: () => Keys): void => {
  const staff: Client["staff"] = (...asked) => of().shop.staff(...asked);
  const make = async (
    origins: readonly string[],
    more: object = {},
  ): Promise<{ id: string; key: string; version: number }> => {
    const wish = { name: "front", origins, ...more };
    const made = await staff("POST", "/v1/publishable-keys", wish);
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    return made.body as { id: string; key: string; version: number };
  };
  const read = (origin: string, key?: string, path = "/v1/products", shop = of().shop) =>
    shop.request("GET", path, undefined, {
      origin,
      ...(key === undefined ? {} : { "x-publishable-key": key }),
    });
  const preflight = (origin: string, shop = of().shop) =>
    shop.request("OPTIONS", "/v1/carts", undefined, {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "x-publishable-key",
    });
  const works = (key: string, shop = of().shop) =>
    until("a new key", async () => {
      const headers = { "x-publishable-key": key };
      return (await shop.request("GET", "/v1/products", undefined, headers)).status === 200;
    });
  const [a, b] = ["https://a.example", "https://b.example"];

  test("a key is for its own origins; a preflight for those of every key", async () => {
    const [one, two] = [await make([a]), await make([b, "http://localhost:5173"])];
    await works(two.key);
    expect(allowed(await preflight(a))).toBe(a);
    expect(allowed(await preflight(b))).toBe(b);
    expect(allowed(await preflight("https://c.example"))).toBeNull();
    for (const again of [1, 2]) {
      const own = await read(a, one.key);
      expect([again, outcomeOf(own), allowed(own)]).toEqual([again, "200", a]);
      expect(own.headers.get("vary")).toMatch(/Origin, X-Publishable-Key/u);
      const foreign = await read(b, one.key);
      expect([outcomeOf(foreign), allowed(foreign)]).toEqual(["403 PUBLISHABLE_KEY_ORIGIN", null]);
      const without = await read(a);
      expect([outcomeOf(without), allowed(without)]).toEqual(["200", null]);
      expect(without.headers.get("vary")).toMatch(/Origin, X-Publishable-Key/u);
      const made = await read(a, `${one.key.slice(0, -1)}_`);
      expect([outcomeOf(made), allowed(made)]).toEqual(["401 PUBLISHABLE_KEY_INVALID", null]);
    }
    expect(outcomeOf(await read("http://localhost:5173", two.key))).toBe("200");
    const refused = await read(b, two.key, "/v1/orders");
    // The page is let to read why.
    expect([outcomeOf(refused), allowed(refused)]).toEqual(["401 UNAUTHENTICATED", b]);
  });

  test("a revoked key opens nothing after 5 s, at any gateway, and its origin with it", async () => {
    const { shop, other } = of();
    const origin = "https://gone.example";
    const { id, key } = await make([origin]);
    for (const gateway of [shop, other]) {
      await works(key, gateway);
      expect(allowed(await preflight(origin, gateway))).toBe(origin);
    }
    const revoked = await staff("POST", `/v1/publishable-keys/${id}/revoke`);
    expect(revoked.body).toMatchObject({ status: "revoked", revokedAt: expect.any(String) });
    // What is asked after 5 s must be refused.
    await sleep(5_000);
    for (const gateway of [shop, other]) {
      const late = await read(origin, key, "/v1/products", gateway);
      expect([outcomeOf(late), allowed(late)]).toEqual(["401 PUBLISHABLE_KEY_INVALID", null]);
      expect(allowed(await preflight(origin, gateway))).toBeNull();
    }
    const again = await staff("POST", `/v1/publishable-keys/${id}/revoke`);
    expect(again.body).toEqual(revoked.body);
  });

  test("a key is changed and listed; origins are as browsers send them", async () => {
    const made = await make([a]);
    const path = `/v1/publishable-keys/${made.id}`;
    const moved = await staff("PATCH", path, { origins: [b, b] }, match(made));
    expect(moved.body).toMatchObject({ name: "front", origins: [b], version: made.version + 1 });
    expect(outcomeOf(await staff("PATCH", path, { name: "x" }, match(made)))).toMatch(/^412 /u);
    expect((await staff("GET", path)).body).toEqual(moved.body);
    const { body } = await staff("GET", "/v1/publishable-keys?limit=100");
    expect(body.items).toContainEqual(moved.body);
    for (const wrong of [
      `${a}/`,
      `${a}:443`,
      "http://a.example:80",
      "https://a.example:99999",
      "https://:1",
    ]) {
      const wish = { name: "front", origins: [b, wrong] };
      const { status, body: problem } = await staff("POST", "/v1/publishable-keys", wish);
      expect([wrong, status, problem.errors?.[0].pointer]).toEqual([wrong, 422, "/origins/1"]);
    }
    const lost = { name: "front", origins: [], channelId: "chn_none" };
    const refused = await staff("POST", "/v1/publishable-keys", lost);
    expect([refused.status, refused.body.errors?.[0].pointer]).toEqual([422, "/channelId"]);
  });

  test("`default` is there from the start; a key of another channel asks in its currency", async () => {
    const first = await staff("GET", "/v1/channels");
    expect(first.body.items[0]).toMatchObject({ id: "default", name: "Default" });
    expect(first.body.items[0]).not.toHaveProperty("currency");
    const wish = { name: "Overseas", currency: "USD" };
    const { status, body: channel } = await staff("POST", "/v1/channels", wish);
    expect([status, channel]).toEqual([201, expect.objectContaining(wish)]);
    const { key } = await make([], { channelId: channel.id });
    await works(key);
    const headers = { "x-publishable-key": key };
    const open = (body: object, more: Record<string, string> = headers) =>
      of().shop.request("POST", "/v1/carts", body, more);
    expect((await open({})).body.currency).toBe("USD");
    expect((await open({ currency: "JPY" })).body.currency).toBe("JPY");
    expect((await open({}, {})).body.currency).toBe("EUR");

    const path = `/v1/channels/${channel.id}`;
    const changed = await staff("PATCH", path, { currency: null, name: "Far" }, match(channel));
    expect(changed.body).toMatchObject({ name: "Far", version: channel.version + 1 });
    expect(changed.body).not.toHaveProperty("currency");
    expect((await staff("GET", path)).body).toEqual(changed.body);
    await until("the currency", async () => (await open({})).body.currency === "EUR");
    expect(outcomeOf(await staff("PATCH", path, { name: "x" }, match(channel)))).toMatch(/^412 /u);
    const odd = await staff("POST", "/v1/channels", { name: "Odd", currency: "XXQ" });
    expect(outcomeOf(odd)).toBe("422 VALIDATION_FAILED");
  });
};
