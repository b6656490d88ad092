/** A running shop of its own process, sent what no client means well by. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { routesOf } from "../../../services/gateway/domain/route.ts";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import { ADMIN } from "../../support/client.ts";
import { startShop, until, type Shop } from "../../support/shop.ts";
import { sendRaw, statusesIn, type RawOptions } from "./raw.ts";

let shop: Shop;
let token: string;
beforeAll(async () => {
  shop = await startShop();
  const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
  const session = await until("the sign-in", async () => {
    const one = await shop.request("POST", "/v1/sessions", credential);
    return one.status === 201 && one;
  });
  token = session.body.accessToken as string;
}, 120_000);
afterAll(() => shop.stop());

/** Coarse: the machine of a test may be busy with others. */
const LIVEZ_MS = 1_000;

/** The shop lives, is the same process, and its event loop is free. */
const expectAlive = async (): Promise<void> => {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    expect((await fetch(`${shop.url}/livez`)).status).toBe(200);
    times.push(performance.now() - began);
  }
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(LIVEZ_MS);
  expect([shop.process.exitCode, shop.process.signalCode]).toEqual([null, null]);
};

const b = "xXboundaryXx";
const importing = (type: string, length: number | "chunked", ...more: string[]): string =>
  [
    "POST /v1/imports?currency=EUR HTTP/1.1",
    "Host: shop.test",
    `Content-Type: ${type}`,
    length === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`,
    `Authorization: Bearer ${token}`,
    ...more,
    "",
    "",
  ].join("\r\n");
const form = `multipart/form-data; boundary=${b}`;
const part = (headers: string, body: string): string => `--${b}\r\n${headers}\r\n\r\n${body}\r\n`;
const file =
  'Content-Disposition: form-data; name="file"; filename="p.csv"\r\nContent-Type: text/csv';
const whole = (body: string, ...more: string[]): string =>
  `${importing(form, Buffer.byteLength(body), ...more)}${body}`;
const chunk = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n`;

type Case = readonly [what: string, bytes: () => string | readonly string[], options?: RawOptions];

const multipart: readonly Case[] = [
  [
    "two malformed part headers",
    () => whole(`--${b}\r\nbad header\r\n\r\nx\r\n--${b}\r\nworse\r\n\r\ny\r\n--${b}--\r\n`),
  ],
  [
    "a malformed part after the file",
    () => whole(`${part(file, "a,b\n1,2")}--${b}\r\n: :\r\n\r\nx`),
  ],
  ["a file that ends early", () => whole(`--${b}\r\n${file}\r\n\r\nHandle,Title\na,b`)],
  ["a form that ends in a part's header", () => whole(`--${b}\r\nContent-Disp`)],
  ["parts without a name", () => whole(`${part("Content-Type: text/csv", "a")}--${b}--\r\n`)],
  ["a boundary and nothing", () => whole(`--${b}--\r\n`)],
  ["a boundary never met", () => whole("x".repeat(5_000))],
  ["1,000 parts", () => whole(part('Content-Disposition: form-data; name="n"', "v").repeat(1_000))],
  ["a part's header of 100 kB", () => whole(`--${b}\r\nX: ${"y".repeat(100_000)}\r\n\r\nz`)],
  [
    "bytes that are no text",
    () => whole(`--${b}\r\n${file}\r\n\r\n\u0000\u0001\u00ff\r\n--${b}--`),
  ],
  ["a file cut off", () => [importing(form, 9_000), `--${b}\r\n${file}\r\n\r\na`], { abortMs: 50 }],
  [
    "a file half-closed",
    () => [importing(form, 9_000), `--${b}\r\n${file}\r\n\r\n`],
    { half: true },
  ],
  [
    "an upload cut off with a key",
    () => [importing("text/csv", 9_000, "Idempotency-Key: cut"), "a"],
    {
      abortMs: 50,
    },
  ],
  [
    "a long boundary",
    () => `${importing(`multipart/form-data; boundary=${"b".repeat(9_000)}`, 3)}abc`,
  ],
];
const json = (...more: string[]): string =>
  ["POST /v1/carts HTTP/1.1", "Host: a", "Content-Type: application/json", ...more, "", ""].join(
    "\r\n",
  );
const framing: readonly Case[] = [
  ["a chunk size that is none", () => `${json("Transfer-Encoding: chunked")}zz\r\n{}\r\n0\r\n\r\n`],
  ["a chunk longer than it says", () => `${json("Transfer-Encoding: chunked")}1\r\n{}}}}}\r\n`],
  ["a chunk size of 2^64", () => `${json("Transfer-Encoding: chunked")}fffffffffffffffff\r\n{}`],
  [
    "chunks that never end",
    () => `${json("Transfer-Encoding: chunked")}${chunk("{")}`,
    { abortMs: 50 },
  ],
  [
    "a trailer that is none",
    () => `${json("Transfer-Encoding: chunked")}0\r\nnot a trailer\r\n\r\n`,
  ],
  ["an upload of broken chunks", () => `${importing("text/csv", "chunked")}${chunk("a,b")}x\r\n`],
  ["1,000 requests at once", () => "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000)],
  [
    "a pipelined request after a bad one",
    () => `BAD\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n`,
  ],
  [
    "a request behind an unread body",
    () => `${json("Content-Length: 9")}{"a":1}GET / HTTP/1.1\r\n`,
  ],
  ["a half-closed request", () => `${json("Content-Length: 50")}{`, { half: true }],
  ["an aborted one", () => `${json("Content-Length: 50")}{`, { abortMs: 10 }],
  ["a read aborted at once", () => "GET /v1/products HTTP/1.1\r\nHost: a\r\n\r\n", { abortMs: 0 }],
  [
    "a packed body",
    () => `${json("Content-Encoding: gzip", "Content-Length: 40")}${"x".repeat(40)}`,
  ],
  ["an absolute form of nobody", () => "GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n"],
  ["headers of 1 MB", () => `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(1_000_000)}\r\n\r\n`],
  ["5,000 headers", () => `GET / HTTP/1.1\r\nHost: a\r\n${"X: y\r\n".repeat(5_000)}\r\n`],
  ["an upgrade", () => "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"],
  ["CONNECT", () => "CONNECT evil.test:25 HTTP/1.1\r\nHost: a\r\n\r\n"],
  ["HTTP/2 without asking", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["TLS", () => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"],
  ["an expectation", () => `${json("Expect: miracles", "Content-Length: 2")}{}`],
  ["nothing at all", () => "", { abortMs: 20 }],
];

describe("A.1: nothing that a client sends ends the process", () => {
  test.each([...multipart, ...framing])("%s", async (_what, bytes, options = {}) => {
    const text = await sendRaw(shop.url, bytes(), { waitMs: 1_500, first: true, ...options });
    expect(statusesIn(text).filter((status) => status >= 500)).toEqual([]);
    await expectAlive();
  });

  test("nor all of it at once", async () => {
    const all = [...multipart, ...framing].flatMap((one) => [one, one, one]);
    await Promise.all(
      all.map(([, bytes, options = {}]) =>
        sendRaw(shop.url, bytes(), { waitMs: 3_000, ...options }),
      ),
    );
    await expectAlive();
  });

  test("nor bytes made up, in the place of a body", async () => {
    const body = fc
      .uint8Array({ maxLength: 300 })
      .map((one) => Buffer.from(one).toString("latin1"));
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom(form, "text/csv", "application/json"),
        async (one, type) => {
          const inside = type === form ? `--${b}\r\n${one}\r\n--${b}\r\n${one}` : one;
          const text = await sendRaw(
            shop.url,
            Buffer.from(`${importing(type, inside.length)}${inside}`, "latin1"),
            { first: true },
          );
          expect(statusesIn(text).filter((status) => status >= 500)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
    await expectAlive();
  });

  test("nothing was left to the process to catch", () => {
    expect(shop.output()).not.toMatch(/uncaught|unhandled/iu);
  });
});

describe("F.9: an upload that ends early is its client's fault", () => {
  const early = `--${b}\r\n${file}\r\n\r\nHandle,Title\nearly,Early`;
  test.each([
    ["without a key", ""],
    ["with a key", "Idempotency-Key: early-upload-1"],
    ["with the same key again", "Idempotency-Key: early-upload-1"],
  ])("%s: 400, at once", async (_what, key) => {
    const more = key === "" ? [] : [key];
    const text = await sendRaw(shop.url, whole(early, ...more), { first: true, waitMs: 5_000 });
    expect(statusesIn(text)).toEqual([400]);
    expect(text).toContain("MALFORMED_REQUEST");
  });

  test("the key is free for the upload that comes whole", async () => {
    const body = `${part(file, "Handle,Title\nwhole,Whole")}--${b}--\r\n`;
    const text = await sendRaw(shop.url, whole(body, "Idempotency-Key: early-upload-1"), {
      first: true,
      waitMs: 5_000,
    });
    expect(statusesIn(text)).toEqual([202]);
  });

  test("thirty of them open no breaker", async () => {
    const all = Array.from({ length: 30 }, () =>
      sendRaw(shop.url, whole(early), { first: true, waitMs: 5_000 }),
    );
    expect((await Promise.all(all)).flatMap(statusesIn)).toEqual(all.map(() => 400));
    const { status } = await shop.staff("POST", "/v1/imports?currency=EUR", "Handle,Title\nc,C", {
      "content-type": "text/csv",
    });
    expect(status).toBe(202);
  });

  test("a packed CSV is 415", async () => {
    const response = await fetch(`${shop.url}/v1/imports?currency=EUR`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "text/csv",
        "content-encoding": "gzip",
      },
      body: new Uint8Array(gzipSync("Handle,Title\na,A")),
    });
    expect(response.status).toBe(415);
  });
});

describe("F.15: whatever an opaque parameter holds", () => {
  const cursorOf = (value: string): string => Buffer.from(value).toString("base64url");
  const odd = [
    ...["[1e400]", "[-1e400]", '["a",1e400]', '[1e400,"a"]', "[null]", "[{}]", "[[]]", "{}", "1"],
    ...[
      '["",""]',
      '["\\u0000","a"]',
      '["\\ud800","a"]',
      "[1,2,3]",
      "[1.5]",
      '["$gt","$ne"]',
      "[",
      "",
    ],
  ].map(cursorOf);
  const texts = [...odd, "%00", "%ff", "'", "$ne", "[1e400]", "..%2f", "a".repeat(2_001), "é", "-"];
  const reads = routesOf(contracts).filter(({ method }) => method === "GET");

  test.each(reads.map((route) => [route.label, route] as const))(
    "%s is no 500",
    async (_label, route) => {
      const { path, inPath, inQuery } = route;
      const names = inQuery.length > 0 ? inQuery : [undefined];
      for (const text of texts) {
        const filled = path.replaceAll(/\{\w+\}/gu, text.slice(0, 200));
        const cases = inPath.length > 0 ? [filled] : [];
        for (const name of names) {
          const sent = text.includes("%") ? text : encodeURIComponent(text);
          if (name) cases.push(`${path.replaceAll(/\{\w+\}/gu, "x1")}?${name}=${sent}`);
        }
        for (const one of cases) {
          const { status } = await fetch(`${shop.url}${one}`, {
            headers: {
              authorization: `Bearer ${token}`,
              "x-order-token": text.replaceAll("é", "e"),
            },
          });
          expect([one, status < 500]).toEqual([one, true]);
        }
      }
    },
  );

  test.each([
    ["if-match", "PATCH"],
    ["idempotency-key", "POST"],
    ["if-none-match", "GET"],
    ["x-order-token", "GET"],
    ["traceparent", "GET"],
    ["x-request-id", "GET"],
    ["prefer", "POST"],
    ["accept-encoding", "GET"],
    ["content-type", "POST"],
    ["authorization", "GET"],
  ])("the header %s neither", async (name, method) => {
    for (const value of [
      ...odd,
      '"',
      'W/"',
      "*",
      ",,,",
      '"9e999"',
      ";q=1e400",
      "a".repeat(4_000),
    ]) {
      const response = await fetch(`${shop.url}/v1/products${method === "PATCH" ? "/x1" : ""}`, {
        method,
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
          [name]: value,
        },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      expect([name, value, response.status < 500]).toEqual([name, value, true]);
    }
  });
});
