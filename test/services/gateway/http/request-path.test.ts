/** moleculer-web's path through the gateway, and who is judged where on it. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { faultError } from "../../../../platform/broker/faults.ts";
import { holdsScope } from "../../../../platform/broker/context.ts";
import type { Judge } from "../../../../platform/broker/middlewares/principal.middleware.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { routesOf } from "../../../../services/gateway/domain/route.ts";
import { sendRaw, statusesIn } from "./raw.ts";
import { post } from "../refusals.cases.ts";
import { bodyOf, startFront, type Front } from "../support.ts";
import { things } from "../things.contract.ts";

/** Tokens are scopes here; `forged` proves nobody, `old` nobody any more. */
const judge: Judge = async ({ access }, token) => {
  if (token === "forged") throw faultError(common.TOKEN_INVALID());
  if (token === "old") throw faultError(common.TOKEN_EXPIRED());
  const caller = token === undefined ? undefined : { id: "u", scopes: [token] };
  if (typeof access !== "object") return caller;
  if (!caller) throw faultError(common.UNAUTHENTICATED());
  if (!holdsScope(caller, access.scope)) throw faultError(common.FORBIDDEN());
  return caller;
};

let front: Front;
beforeAll(async () => {
  front = await startFront({}, [], judge);
});
afterAll(() => front.stop());
afterEach(() => void jest.restoreAllMocks());

const aliasHandler = () => {
  const service = front.gateway as unknown as { aliasHandler: () => Promise<unknown> };
  return jest.spyOn(service, "aliasHandler");
};

const bodies: Readonly<Record<string, RequestInit>> = {
  "POST /v1/things": post('{"name":"x"}'),
  "POST /v1/guarded": post('{"name":"x"}'),
  "POST /v1/uploads": post("a\n", { "content-type": "text/csv" }),
  "POST /v1/guarded-uploads": post("a\n", { "content-type": "text/csv" }),
};

describe("moleculer-web's aliasHandler", () => {
  test.each(routesOf([things]).map((route) => [route.label, route] as const))(
    "%s passes it exactly once",
    async (label, { method, path, rest }) => {
      const { headers = {}, ...init } = bodies[label] ?? {};
      const passed = aliasHandler();
      const response = await front.fetch(path.replace("{id}", `once-${method}`), {
        ...init,
        method,
        headers: {
          ...(headers as Record<string, string>),
          authorization: "Bearer catalog",
          ...(rest.ifMatch ? { "if-match": '"3"' } : {}),
          ...(rest.idempotency ? { "idempotency-key": "k" } : {}),
        },
      });
      expect([label, response.ok]).toEqual([label, true]);
      expect(passed).toHaveBeenCalledTimes(1);
    },
  );

  test("what the cache holds does not, until it is announced to be old", async () => {
    const passed = aliasHandler();
    const first = await front.fetch("/v1/shown/kept");
    expect(passed).toHaveBeenCalledTimes(1);
    const again = await front.fetch("/v1/shown/kept");
    const head = await front.fetch("/v1/shown/kept", { method: "HEAD" });
    expect(passed).toHaveBeenCalledTimes(1);
    expect(await again.text()).toBe(await first.text());
    expect([again.status, head.status, again.headers.get("etag")]).toEqual([
      200,
      200,
      first.headers.get("etag"),
    ]);
    await front.broker.broadcast("cache.clean.things");
    await front.fetch("/v1/shown/kept");
    expect(passed).toHaveBeenCalledTimes(2);
  });

  test("a page is an alias too, a file is moleculer-web's serveStatic", async () => {
    const passed = aliasHandler();
    expect((await front.fetch("/docs")).status).toBe(200);
    expect((await front.fetch("/livez")).status).toBe(200);
    expect(passed).toHaveBeenCalledTimes(2);
    expect((await front.fetch("/demo/none.svg")).status).toBe(404);
    expect(passed).toHaveBeenCalledTimes(2);
  });

  test("a credential passes the cache by", async () => {
    const passed = aliasHandler();
    await front.fetch("/v1/shown/mine");
    await front.fetch("/v1/shown/mine", { headers: { authorization: "Bearer catalog" } });
    expect(passed).toHaveBeenCalledTimes(2);
  });

  test("what the cache holds is counted for the limits", async () => {
    const limited = await startFront({ RATE_LIMITS: "on" }, [], judge);
    try {
      const left: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        const { headers } = await limited.fetch("/v1/shown/counted");
        left.push(/r=(\d+)/u.exec(headers.get("ratelimit") ?? "")?.[1] ?? "");
        expect(headers.get("ratelimit-policy")).toBe('"address";q=6000;w=60');
      }
      expect(left).toEqual(["5999", "5998", "5997"]);
      const { limits } = limited.gateway.gate;
      for (let i = 0; i < 6000; i += 1) limits?.read("127.0.0.1");
      const refused = await limited.fetch("/v1/shown/counted");
      expect([refused.status, (await bodyOf(refused)).code]).toEqual([429, "RATE_LIMITED"]);
    } finally {
      await limited.stop();
    }
  });
});

const head = (path: string, type: string, token?: string, more = ""): string =>
  [
    `POST ${path} HTTP/1.1`,
    "Host: shop.test",
    `Content-Type: ${type}`,
    "Content-Length: 1000",
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...(more === "" ? [] : [more]),
    "",
    "",
  ].join("\r\n");

describe("A.2: the caller is judged before a byte of the body is read", () => {
  const cases = [
    ["/v1/guarded", "application/json", undefined, 401],
    ["/v1/guarded", "application/json", "forged", 401],
    ["/v1/guarded", "application/json", "orders", 403],
    ["/v1/guarded-uploads", "text/csv", undefined, 401],
    ["/v1/guarded-uploads", "multipart/form-data; boundary=x", "forged", 401],
    ["/v1/guarded-uploads", "multipart/form-data; boundary=x", "orders", 403],
    ["/v1/things", "application/json", "forged", 401],
    ["/v1/uploads", "text/csv", "forged", 401],
  ] as const;
  test.each(cases)("%s as %s with the token %s is %s", async (path, type, token, status) => {
    // The body never comes: who waited for it would not respond.
    const text = await sendRaw(front.url, head(path, type, token), { first: true });
    expect(statusesIn(text)).toEqual([status]);
  });

  test("who waits for 100 Continue is refused before it sends, else asked to go on", async () => {
    const expects = "Expect: 100-continue";
    const refused = await sendRaw(
      front.url,
      head("/v1/guarded", "application/json", undefined, expects),
    );
    expect(statusesIn(refused)).toEqual([401]);
    expect(refused).toMatch(/^Connection: close\r$/mu);
    const body = JSON.stringify({ name: "x".repeat(1000 - 11) });
    const taken = await sendRaw(
      front.url,
      [head("/v1/guarded", "application/json", "catalog", expects), body],
      { first: true },
    );
    expect(statusesIn(taken)).toEqual([100, 200]);
  });
});

describe("E.2: a token that is not valid any more", () => {
  test.each([
    ["forged", "TOKEN_INVALID"],
    ["old", "TOKEN_EXPIRED"],
  ])("%s: 401 %s, where anybody may ask too", async (token, code) => {
    for (const path of ["/v1/things/1", "/v1/things/mine"]) {
      const headers = { authorization: `Bearer ${token}` };
      const response = await front.fetch(path, { headers });
      expect([response.status, (await bodyOf(response)).code]).toEqual([401, code]);
      expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    }
  });

  test("who sent none is asked for one, and has made no error", async () => {
    const response = await front.fetch("/v1/things/guest");
    expect((await bodyOf(response)).code).toBe("UNAUTHENTICATED");
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });
});
