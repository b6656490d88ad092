/** Requests that no client means well by. */
import type { RawOptions } from "./raw.ts";

export const b = "xXboundaryXx";
/** The head of an import, as the staff member of the token. */
export const importing = (
  token: string,
  type: string,
  length: number | "chunked",
  ...more: string[]
): string =>
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
export const form = `multipart/form-data; boundary=${b}`;
export const part = (headers: string, body: string): string =>
  `--${b}\r\n${headers}\r\n\r\n${body}\r\n`;
export const file =
  'Content-Disposition: form-data; name="file"; filename="p.csv"\r\nContent-Type: text/csv';
/** An import of a form. */
export const whole = (token: string, body: string, ...more: string[]): string =>
  `${importing(token, form, Buffer.byteLength(body), ...more)}${body}`;
const chunk = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n`;

export type Case = readonly [
  what: string,
  bytes: (token: string) => string | readonly string[],
  options?: RawOptions,
];

export const multipart: readonly Case[] = [
  [
    "two malformed part headers",
    (token) =>
      whole(token, `--${b}\r\nbad header\r\n\r\nx\r\n--${b}\r\nworse\r\n\r\ny\r\n--${b}--\r\n`),
  ],
  [
    "a malformed part after the file",
    (token) => whole(token, `${part(file, "a,b\n1,2")}--${b}\r\n: :\r\n\r\nx`),
  ],
  ["a file that ends early", (token) => whole(token, `--${b}\r\n${file}\r\n\r\nHandle,Title\na,b`)],
  ["a form that ends in a part's header", (token) => whole(token, `--${b}\r\nContent-Disp`)],
  [
    "parts without a name",
    (token) => whole(token, `${part("Content-Type: text/csv", "a")}--${b}--\r\n`),
  ],
  ["a boundary and nothing", (token) => whole(token, `--${b}--\r\n`)],
  ["a boundary never met", (token) => whole(token, "x".repeat(5_000))],
  [
    "1,000 parts",
    (token) => whole(token, part('Content-Disposition: form-data; name="n"', "v").repeat(1_000)),
  ],
  [
    "a part's header of 100 kB",
    (token) => whole(token, `--${b}\r\nX: ${"y".repeat(100_000)}\r\n\r\nz`),
  ],
  [
    "bytes that are no text",
    (token) => whole(token, `--${b}\r\n${file}\r\n\r\n\u0000\u0001\u00ff\r\n--${b}--`),
  ],
  [
    "a file cut off",
    (token) => [importing(token, form, 9_000), `--${b}\r\n${file}\r\n\r\na`],
    { abortMs: 50 },
  ],
  [
    "a file half-closed",
    (token) => [importing(token, form, 9_000), `--${b}\r\n${file}\r\n\r\n`],
    { half: true },
  ],
  [
    "an upload cut off with a key",
    (token) => [importing(token, "text/csv", 9_000, "Idempotency-Key: cut"), "a"],
    {
      abortMs: 50,
    },
  ],
  [
    "a long boundary",
    (token) => `${importing(token, `multipart/form-data; boundary=${"b".repeat(9_000)}`, 3)}abc`,
  ],
];
const json = (...more: string[]): string =>
  ["POST /v1/carts HTTP/1.1", "Host: a", "Content-Type: application/json", ...more, "", ""].join(
    "\r\n",
  );
export const framing: readonly Case[] = [
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
  [
    "an upload of broken chunks",
    (token) => `${importing(token, "text/csv", "chunked")}${chunk("a,b")}x\r\n`,
  ],
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
