import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { json, post } from "./refusals.cases.ts";
import { bodyOf, startFront, type Front } from "./support.ts";

let front: Front;
beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.stop());

describe("params", () => {
  test("query values become what the schema says", async () => {
    const response = await front.fetch("/v1/things?limit=5&inStock=true&q=10&tags=a&tags=b");
    const { items } = (await response.json()) as { items: { seen: unknown }[] };
    expect(items[0]?.seen).toEqual({ limit: 5, inStock: true, q: "10", tags: ["a", "b"] });
  });

  test("path, query, headers and body arrive flat", async () => {
    const headers = { ...json, "idempotency-key": "k-1", prefer: "respond-async, wait=5" };
    const response = await front.fetch("/v1/things?notify=false", post('{"name":"x"}', headers));
    expect((await bodyOf(response)).seen?.params).toEqual({
      name: "x",
      notify: false,
      idempotencyKey: "k-1",
      preferAsync: true,
    });
  });

  test.each([
    ["the header", "/v1/things/1", { "x-order-token": "secret" }],
    ["the query", "/v1/things/1?token=secret", {}],
  ])("an order's token arrives by %s", async (_by, path, headers) => {
    const body = await bodyOf(
      await front.fetch(path, { headers: headers as Record<string, string> }),
    );
    expect(body.seen?.params).toEqual({ id: "1", orderToken: "secret" });
  });

  test("a POST without a body has no fields", async () => {
    const init = { method: "POST", headers: { "idempotency-key": "k" } };
    const body = await bodyOf(await front.fetch("/v1/things/1/pay", init));
    expect(body.seen?.params).toEqual({ id: "1", idempotencyKey: "k" });
  });

  test("a literal segment goes before a param, a param is decoded, a last slash is let go", async () => {
    expect((await bodyOf(await front.fetch("/v1/things/mine")))["id"]).toBe("mine");
    expect((await bodyOf(await front.fetch("/v1/things/a%3Ab")))["id"]).toBe("a:b");
    expect((await front.fetch("/v1/things/")).status).toBe(200);
  });

  test("a body may repeat the id of the path", async () => {
    const headers = { ...json, "if-match": '"3"' };
    const init = { method: "PATCH", headers, body: '{"id":"1","name":"y"}' };
    expect((await front.fetch("/v1/things/1", init)).status).toBe(200);
    const other = await front.fetch("/v1/things/1", { ...init, body: '{"id":"2"}' });
    expect(other.status).toBe(422);
  });

  test("the token, the trace and the address travel in meta", async () => {
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const headers = { authorization: "Bearer a.b-c_d", traceparent };
    const { seen } = await bodyOf(await front.fetch("/v1/things/1", { headers }));
    expect(seen?.meta).toEqual({ token: "a.b-c_d", traceparent, clientAddress: "127.0.0.1" });
  });

  test.each([["nonsense"], ["00-00000000000000000000000000000000-00f067aa0ba902b7-01"]])(
    "the trace %s is replaced",
    async (traceparent) => {
      const { seen } = await bodyOf(
        await front.fetch("/v1/things/1", { headers: { traceparent } }),
      );
      expect(seen?.meta["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/u);
      expect(seen?.meta["traceparent"]).not.toBe(traceparent);
    },
  );
});

describe("answers", () => {
  test("201 with Location and the version as ETag", async () => {
    const response = await front.fetch("/v1/things", post('{"name":"x"}'));
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toBe("/v1/things/new%201");
    expect(response.headers.get("etag")).toBe('"3"');
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("202 with Location while pending", async () => {
    const response = await front.fetch("/v1/things", post('{"name":"pending"}'));
    expect(response.status).toBe(202);
    expect(response.headers.get("location")).toBe("/v1/things/new%201");
  });

  test("204 has no body", async () => {
    const response = await front.fetch("/v1/things/1", {
      method: "DELETE",
      headers: { "if-match": "*" },
    });
    expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([
      204,
      "",
      null,
    ]);
  });

  test("a GET's ETag begins with the version and serves If-None-Match and If-Match", async () => {
    const first = await front.fetch("/v1/things/mine");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"3-[\w-]{16}"$/u);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await front.fetch("/v1/things/mine", { headers: { "if-none-match": tag } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([
        304,
        "",
        etag,
      ]);
    }
    const other = await front.fetch("/v1/things/mine", { headers: { "if-none-match": '"3"' } });
    expect(other.status).toBe(200);
    const headers = { ...json, "if-match": etag };
    const patched = await front.fetch("/v1/things/1", { method: "PATCH", headers, body: "{}" });
    expect([patched.status, patched.headers.get("etag")]).toEqual([200, '"4"']);
    expect((await bodyOf(patched)).seen?.params["expectedVersion"]).toBe(3);
  });

  test("a merge patch is taken by its own media type", async () => {
    const headers = { "content-type": "application/merge-patch+json", "if-match": '"3"' };
    const init = { method: "PATCH", headers, body: '{"name":"y"}' };
    expect((await front.fetch("/v1/things/1", init)).status).toBe(200);
  });

  test("a page links to the next, keeping the other query fields", async () => {
    const response = await front.fetch("/v1/things?q=same&cursor=old&limit=2");
    expect(response.headers.get("link")).toBe(
      '</v1/things?q=same&limit=2&cursor=abc%3D>; rel="next"',
    );
    expect((await front.fetch("/v1/things")).headers.get("link")).toBeNull();
  });

  test("HEAD is GET without the body", async () => {
    const got = await front.fetch("/v1/things/mine");
    const head = await front.fetch("/v1/things/mine", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe(got.headers.get("etag"));
    expect(head.headers.get("content-length")).toBe(got.headers.get("content-length"));
    expect((await front.fetch("/v1/uploads", { method: "HEAD" })).status).toBe(405);
  });

  test("another media type where the contract says so", async () => {
    const response = await front.fetch("/v1/exports/things.csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await response.text()).toBe("a,b\n1,2\n");
  });

  test.each(["gzip", "br"])("a text of any length is packed with %s (E.6)", async (coding) => {
    const headers = { "accept-encoding": coding };
    const response = await front.fetch("/v1/exports/things.csv", { headers });
    expect(response.headers.get("content-encoding")).toBe(coding);
    expect(response.headers.get("vary")).toContain("Accept-Encoding");
    expect(await response.text()).toBe("a,b\n1,2\n");
  });

  test("half of a text does not look whole (F.14)", async () => {
    const response = await front.fetch("/v1/exports/broken.csv");
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    const head = await front.fetch("/v1/exports/broken.csv", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("headers an action asked for are passed on, none can be smuggled", async () => {
    const response = await front.fetch("/v1/things/headers");
    expect(response.headers.get("idempotency-replayed")).toBe("true");
    expect([response.headers.get("x-bad"), response.headers.get("injected")]).toEqual([null, null]);
  });

  test("a well-formed X-Request-Id is echoed", async () => {
    const echoed = await front.fetch("/v1/things", { headers: { "x-request-id": "req-1" } });
    expect(echoed.headers.get("x-request-id")).toBe("req-1");
    const odd = await front.fetch("/v1/things", { headers: { "x-request-id": "a b<script>" } });
    expect(odd.headers.get("x-request-id")).toBeNull();
  });

  test("every answer is nosniff", async () => {
    for (const path of ["/v1/things", "/v1/what", "/", "/docs"]) {
      const { headers } = await front.fetch(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });
});

const options = (headers: Record<string, string>) =>
  front.fetch("/v1/things", { method: "OPTIONS", headers });

describe("CORS", () => {
  test("a known origin is let in, exactly", async () => {
    const wanted = { origin: "https://shop.example", "access-control-request-method": "POST" };
    const { status, headers } = await options(wanted);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    expect(headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  });

  test.each([
    ["https://shop.example.evil.test"],
    ["https://shop"],
    ["http://shop.example"],
    ["null"],
  ])("%s is not", async (origin) => {
    const { headers } = await options({ origin, "access-control-request-method": "POST" });
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("access-control-allow-methods")).toBeNull();
    expect(headers.get("vary")).toBe("Origin, X-Publishable-Key");
  });
});

describe("odd requests", () => {
  const raw = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(front.url);
      request({ port, path, method: "GET" }, (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  test.each(["//evil.test/v1/things", "/v1//things", "/v1/things/1/../2", "/%00", "/%", "/.env"])(
    "GET %s is not found",
    async (path) => {
      expect([400, 404]).toContain(await raw(path));
    },
  );
});
