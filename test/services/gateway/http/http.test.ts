/** What HTTP itself asks for: request targets, framing, preconditions, codings, caching. */
import { gunzipSync, brotliDecompressSync } from "node:zlib";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { versionsIn } from "../../../../services/gateway/domain/binding.ts";
import { originForm } from "../../../../services/gateway/http/request/request-target.ts";
import { sendRaw, statusesIn } from "./raw.ts";
import { json, post } from "../refusals.cases.ts";
import { bodyOf, startFront, type Front } from "../support.ts";

let front: Front;
beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.stop());

const get = (target: string, ...headers: string[]): string =>
  [`GET ${target} HTTP/1.1`, "Host: shop.test", ...headers, "Connection: close", "", ""].join(
    "\r\n",
  );
const statusOf = async (bytes: string): Promise<number | undefined> =>
  statusesIn(await sendRaw(front.url, bytes))[0];

describe("E.6: request targets", () => {
  test.each([
    ["http://shop.test/v1/things/mine", 200],
    ["HTTPS://shop.test:443/v1/things/mine?", 200],
    ["http://shop.test/v1/things?q=same&limit=2", 200],
    ["http://[::1]:3000/docs", 200],
    ["http://shop.test", 200],
    ["http://shop.test/v1/what", 404],
    ["/v1/things/mine", 200],
  ])("%s is %s", async (target, status) => {
    expect(await statusOf(get(target))).toBe(status);
  });

  test("the host of an absolute form is not part of the path, its query is", async () => {
    const text = await sendRaw(front.url, get("http://shop.test/v1/things?q=same&limit=2"));
    expect(text).toContain('Link: </v1/things?q=same&limit=2&cursor=abc%3D>; rel="next"');
  });

  test("OPTIONS * is about the server", async () => {
    const asked = "OPTIONS * HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n";
    expect(await statusOf(asked)).toBe(204);
  });
});

describe("F.15: whatever the request target is", () => {
  test.each([
    "http://[",
    "http://",
    "http:///v1",
    "http://a b/",
    "ftp://shop.test/",
    "*",
    "v1",
    "?",
  ])("GET %s is refused as malformed", async (target) => {
    expect(await statusOf(get(target))).toBe(400);
  });

  test("it is no 500", async () => {
    const piece = fc.constantFrom(
      ...[
        "/",
        "//",
        "v1",
        "things",
        "mine",
        "?",
        "&",
        "=",
        "#",
        "%",
        "%00",
        "%ff",
        "%2e",
        "..",
        ":",
      ],
      ...[
        "http://",
        "[",
        "]",
        "@",
        "~node",
        "*",
        "{",
        "\\",
        '"',
        "<",
        "cursor",
        "limit",
        "é",
        "\u0001",
      ],
    );
    const target = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join("").replaceAll(/[\s]/gu, "_"));
    await fc.assert(
      fc.asyncProperty(target, async (one) => {
        const text = await sendRaw(front.url, Buffer.from(get(one), "utf8"));
        const [status = 0] = statusesIn(text);
        expect([one, status >= 200 && status < 500]).toEqual([one, true]);
        expect(text).toContain("X-Content-Type-Options: nosniff");
      }),
      { numRuns: 200 },
    );
  });

  test("origin form is what the routes see", () => {
    expect(originForm("http://h?a=1", "GET")).toBe("/?a=1");
    expect(originForm("http://user@h:1/p?q=http://x/", "GET")).toBe("/p?q=http://x/");
    expect(originForm("*", "GET")).toBeUndefined();
  });
});

describe("F.16: framing that two parsers may read differently", () => {
  const withHeaders = (...headers: string[]): string =>
    ["POST /v1/things HTTP/1.1", ...headers, "Content-Type: application/json", "", ""].join("\r\n");
  test.each([
    ["two Host headers", withHeaders("Host: a.test", "Host: b.test", "Content-Length: 0")],
    ["two equal ones", withHeaders("Host: a.test", "host: a.test", "Content-Length: 0")],
    ["no Host", withHeaders("Content-Length: 0")],
    ["gzip, chunked", `${withHeaders("Host: a", "Transfer-Encoding: gzip, chunked")}0\r\n\r\n`],
    ["gzip", withHeaders("Host: a", "Transfer-Encoding: gzip")],
    ["both lengths", withHeaders("Host: a", "Content-Length: 3", "Transfer-Encoding: chunked")],
    ["two lengths", withHeaders("Host: a", "Content-Length: 3", "Content-Length: 4")],
    ["a length that is none", withHeaders("Host: a", "Content-Length: -1")],
    ["a folded header", withHeaders("Host: a", "X-A: b", " c", "Content-Length: 0")],
    ["no HTTP", "NONSENSE\r\n\r\n"],
    ["too long headers", withHeaders("Host: a", `X-A: ${"a".repeat(20_000)}`)],
  ])(
    "%s: a 4xx problem with security headers, and the end of the connection",
    async (_what, bytes) => {
      const text = await sendRaw(front.url, bytes);
      expect(text).toMatch(/^HTTP\/1\.1 4\d\d /u);
      expect(statusesIn(text)).toHaveLength(1);
      expect(text).toContain("application/problem+json");
      expect(text).toContain("X-Content-Type-Options: nosniff");
      expect(text).toContain("Content-Security-Policy: default-src 'none'");
      expect(text).toMatch(/^Connection: close\r$/mu);
    },
  );

  test("HTTP/1.0 needs no Host", async () => {
    expect(await statusOf("GET /v1/things/mine HTTP/1.0\r\n\r\n")).toBe(200);
  });
});

describe("E.6: preconditions", () => {
  const patch = (ifMatch: string): Promise<Response> =>
    front.fetch("/v1/things/1", {
      method: "PATCH",
      headers: { ...json, "if-match": ifMatch },
      body: "{}",
    });
  // The mock's version is 3; it refuses version 2.
  test.each([
    ['"3", "4"', 200],
    ['"2", "3"', 200],
    ['"2-abc", W/"7", "x", "3-def"', 200],
    ['"2", W/"3"', 412],
    ['W/"3", "x"', 412],
    ["3", 412],
    ["*", 200],
    [Array.from({ length: 11 }, (_, i) => `"${i}"`).join(), 400],
  ])("If-Match: %s is %s", async (ifMatch, status) => {
    expect((await patch(ifMatch)).status).toBe(status);
  });

  test("versions of a list, each once, weak and foreign ones left out", () => {
    expect(versionsIn('"1", W/"2" ,"3-x","1", "y", 5')).toEqual([1, 3]);
  });
});

/** Node's fetch unpacks by itself. */
const fetchRaw = (path: string, coding: string, more: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const headers = { "accept-encoding": coding, ...more };
      request(`${front.url}${path}`, { headers }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () => {
          const { statusCode: status = 0, headers: sent } = res;
          resolve({ status, headers: sent, body: Buffer.concat(chunks) });
        });
      })
        .on("error", reject)
        .end();
    },
  );

describe("E.6: codings", () => {
  const unpacked = { gzip: gunzipSync, br: brotliDecompressSync } as const;
  test.each([
    ["gzip", "gzip"],
    ["gzip, deflate, br", "br"],
    ["br;q=0.5, gzip", "gzip"],
    ["*", "br"],
    ["br;q=0, *", "gzip"],
    ["identity", undefined],
    ["gzip;q=0", undefined],
    ["deflate", undefined],
  ] as const)("Accept-Encoding: %s is sent %s", async (accepted, coding) => {
    const plain = await fetchRaw("/v1/large", "identity");
    for (const path of ["/v1/large", "/v1/shown/packed", "/v1/shown/packed"]) {
      const sent = await fetchRaw(path, accepted);
      expect([path, sent.headers["content-encoding"]]).toEqual([path, coding]);
      expect(sent.headers["vary"]).toContain("Accept-Encoding");
      expect(Number(sent.headers["content-length"])).toBe(sent.body.length);
      const text = coding ? unpacked[coding](sent.body) : sent.body;
      expect(JSON.parse(text.toString())).toMatchObject({ version: 3 });
      if (coding) expect(sent.body.length).toBeLessThan(plain.body.length / 2);
    }
  });

  test("a small body is sent as it is", async () => {
    const { headers } = await fetchRaw("/v1/things/mine", "gzip, br");
    expect(headers["content-encoding"]).toBeUndefined();
  });

  test("each coding has a tag of its own, and each is good for If-None-Match and If-Match", async () => {
    for (const path of ["/v1/large", "/v1/shown/tagged"]) {
      const tags = new Set<string>();
      for (const coding of ["identity", "gzip", "br"]) {
        const { etag = "" } = (await fetchRaw(path, coding)).headers;
        tags.add(String(etag));
        expect(etag).toMatch(/^"3-/u);
        const again = await fetchRaw(path, coding, { "if-none-match": String(etag) });
        expect([path, coding, again.status, again.headers["etag"]]).toEqual([
          path,
          coding,
          304,
          etag,
        ]);
        expect(again.body).toHaveLength(0);
      }
      expect(tags.size).toBe(3);
    }
  });

  test.each([
    ["/v1/things", "application/json"],
    ["/v1/uploads", "text/csv"],
    ["/v1/uploads", "multipart/form-data; boundary=x"],
  ])("a packed body of %s as %s is 415", async (path, type) => {
    const headers = { "content-type": type, "content-encoding": "gzip" };
    const response = await front.fetch(path, post("x", headers));
    expect([response.status, (await bodyOf(response)).code]).toEqual([
      415,
      "MEDIA_TYPE_UNSUPPORTED",
    ]);
  });
});

describe("E.6: caching", () => {
  const shared = "public, s-maxage=60, stale-while-revalidate=60";
  test("guests' catalogue reads are public, kept or not, whole or not changed", async () => {
    for (let i = 0; i < 2; i += 1) {
      const { headers } = await front.fetch("/v1/shown/public");
      expect(headers.get("cache-control")).toBe(shared);
      expect(headers.get("cache-tag")).toBe("shown/public");
      expect(headers.get("vary")).toBe("Accept-Encoding, Authorization, Origin, X-Publishable-Key");
      const etag = headers.get("etag") ?? "";
      const again = await front.fetch("/v1/shown/public", { headers: { "if-none-match": etag } });
      expect([again.status, again.headers.get("cache-control")]).toEqual([304, shared]);
    }
  });

  test("with a credential they are its bearer's own", async () => {
    const headers = { authorization: "Bearer a.b.c" };
    const response = await front.fetch("/v1/shown/public", { headers });
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(response.headers.has("cache-tag")).toBe(false);
  });

  test.each(["/v1/things/mine", "/v1/things", "/v1/things/missing", "/v1/what"])(
    "%s is never stored",
    async (path) => {
      expect((await front.fetch(path)).headers.get("cache-control")).toBe("no-store");
    },
  );
});

describe("E.6: what a client may follow", () => {
  test("202 says when to ask again", async () => {
    const pending = await front.fetch("/v1/things", post('{"name":"pending"}'));
    const upload = await front.fetch("/v1/uploads", post("a\n", { "content-type": "text/csv" }));
    for (const response of [pending, upload]) {
      expect([response.status, response.headers.get("retry-after")]).toEqual([202, "1"]);
    }
  });

  test("a problem names the request as its sender did, and the log knows both names", async () => {
    const headers = { "x-request-id": "order-77" };
    for (const path of ["/v1/things/gone", "/v1/things/crash", "/v1/what"]) {
      const { traceId, requestId } = await bodyOf(await front.fetch(path, { headers }));
      expect(requestId).toBe("order-77");
      const line = front.logged.find((one) => one.includes(String(traceId)));
      expect(line).toContain("order-77");
    }
    const without = await bodyOf(await front.fetch("/v1/things/gone"));
    expect(without).not.toHaveProperty("requestId");
  });
});
