/** Requests as bytes: a well-formed one, with a few changes that no client library would make. */
import fc, { type Arbitrary } from "fast-check";
import { oddTexts } from "./values.ts";
import { weighted } from "./weighted.ts";

export interface RawCase {
  /** What is written, one after another. */
  readonly parts: readonly Buffer[];
  /** Ends the client's half after writing. */
  readonly half: boolean;
  /** Resets the connection after so many milliseconds. */
  readonly abortMs?: number;
}

const odd = fc.constantFrom(...oddTexts.filter((one) => one.length < 500));
const noise = fc.uint8Array({ maxLength: 40 }).map((one) => Buffer.from(one).toString("latin1"));
const any = weighted([2, odd], [1, noise]);

const method = weighted<string>(
  [24, fc.constantFrom("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS")],
  [1, fc.constantFrom("get", "TRACE", "CONNECT", "PROPFIND", "M-SEARCH", "PRI", "G\u0000T", "")],
);
const paths = [
  "/",
  "/v1/products",
  "/v1/carts",
  "/v1/orders",
  "/v1/sessions",
  "/v1/imports",
  "/livez",
];
const target = weighted<string>(
  [18, fc.constantFrom(...paths, "/v1/products?limit=1", "/v1/carts/x1", "/openapi.json", "/docs")],
  [
    1,
    fc.constantFrom(
      "*",
      "//",
      "///v1/products",
      "/v1/./products",
      "/v1/../livez",
      "/%2e%2e/%2e%2e",
    ),
  ],
  [
    1,
    fc.constantFrom(
      "http://[",
      "http://a@b:99999/v1/products",
      "https://x",
      "HTTP://%",
      "x:y",
      "a:443",
    ),
  ],
  [1, any.map((one) => `/v1/products/${one}`)],
  [1, any.map((one) => `/v1/products?${one}`)],
  [1, fc.constantFrom(9_000, 20_000).map((length) => `/${"a".repeat(length)}`)],
);
const version = weighted<string>(
  [40, fc.constant("HTTP/1.1")],
  [1, fc.constantFrom("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.10", "HTTP/9.9", "http/1.1", "")],
);

const usualHeaders = [
  ...["Content-Type: application/json", "Content-Type: text/csv", "Accept-Encoding: gzip, br"],
  ...["Content-Type: multipart/form-data; boundary=x", "Expect: 100-continue", "Connection: close"],
  ...["Transfer-Encoding: chunked", "Content-Length: 2", "If-None-Match: *", "Range: bytes=0-"],
];
const oddHeaders = [
  ...[
    "Host: other.test",
    "Host: ",
    "Content-Length: -1",
    "Content-Length: 2, 3",
    "Content-Length: 0x2",
  ],
  ...["Content-Length: 99999999999999999999", "Transfer-Encoding: gzip, chunked", "Trailer: Host"],
  ...[
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding : chunked",
    " folded",
    "No-Colon",
    ": empty",
  ],
  ...[
    "Upgrade: websocket",
    "Connection: Upgrade, HTTP2-Settings",
    "HTTP2-Settings: AAA",
    "TE: trailers",
  ],
  ...["Expect: 200-ok", "Content-Encoding: gzip", "X-Forwarded-For: a, b", "Forwarded: for=x"],
  ...["Cookie: a=b; a=c", "Origin: null", "Access-Control-Request-Method: POST", "__proto__: x"],
  ...[
    "X: \u0000",
    "X: \u0080\u00ff",
    "X\u0000Y: 1",
    "Authorization: Bearer ",
    "Authorization: Basic !!",
  ],
];
/** Takes the place of a token. */
const bearer = "Authorization: Bearer @token";
const header = weighted<string>(
  [20, fc.constantFrom(...usualHeaders)],
  [4, fc.constantFrom(...oddHeaders)],
  [10, fc.constant(bearer)],
  [1, any.map((one) => `X-Odd: ${one}`)],
  [1, any.map((one) => `Authorization: ${one}`)],
  [1, fc.constant("Y: z\r\n".repeat(2_200).trimEnd())],
);

const disposition = 'Content-Disposition: form-data; name="file"; filename="a.csv"';
const body = weighted<string>(
  [4, fc.constantFrom("", "{}", '{"currency":"EUR"}', "Handle,Title\na,A", "2\r\n{}\r\n0\r\n\r\n")],
  [
    2,
    fc.constantFrom(
      "0\r\n\r\n",
      "ffffffff\r\n",
      "zz\r\n{}",
      "2;x=y\r\n{}\r\n0\r\nT: 1\r\n\r\n",
      "-1\r\n",
    ),
  ],
  [
    2,
    fc.constantFrom(
      "--x\r\n",
      `--x\r\n${disposition}\r\n\r\na,b\r\n--x--`,
      "--x\r\n: :\r\n\r\n--x--\r\n",
    ),
  ],
  [1, any],
  [1, fc.json()],
);

const end = weighted<string>(
  [60, fc.constant("\r\n")],
  [1, fc.constantFrom("\n", "\r", "\r\r\n", "\n\n")],
);

const request: Arbitrary<string> = fc
  .tuple(method, target, version, fc.array(header, { maxLength: 5 }), body, end)
  .map(([verb, to, of, headers, content, line]) => {
    const length = /^(?:Transfer-Encoding|Content-Length)/mu.test(headers.join("\n"))
      ? []
      : [`Content-Length: ${Buffer.byteLength(content, "latin1")}`];
    return [`${verb} ${to} ${of}`, "Host: shop.test", ...headers, ...length, "", content].join(
      line,
    );
  });

type Change = readonly [
  kind: "flip" | "cut" | "insert" | "double" | "drop",
  at: number,
  with_: number,
];
const change: Arbitrary<Change> = fc.tuple(
  fc.constantFrom("flip", "cut", "insert", "double", "drop"),
  fc.nat(),
  fc.nat({ max: 255 }),
);
const changed = (bytes: Buffer, [kind, at, byte]: Change): Buffer => {
  const place = at % Math.max(1, bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === "cut") return before;
  if (kind === "insert") return Buffer.concat([before, Buffer.of(byte), after]);
  if (kind === "double") return Buffer.concat([before, after.subarray(0, byte), after]);
  if (kind === "drop") return Buffer.concat([before, after.subarray(1)]);
  return Buffer.concat([before, Buffer.of(byte), after.subarray(1)]);
};

/** The bytes in pieces, as a network may deliver them. */
const inPieces = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
  const places = [...new Set(cuts.map((one) => one % Math.max(1, bytes.length)))].sort(
    (a, b) => a - b,
  );
  return [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
};

/** Cases of any kind; some are sent by the bearer of the token. */
export const rawCases = (token: string): Arbitrary<RawCase> =>
  fc
    .tuple(
      fc.array(request, { minLength: 1, maxLength: 3 }),
      weighted<readonly Change[]>([2, fc.constant([])], [1, fc.array(change, { maxLength: 3 })]),
      fc.array(fc.nat(), { maxLength: 2 }),
      weighted([5, fc.constant(false)], [1, fc.constant(true)]),
      weighted<number | undefined>([9, fc.constant(undefined)], [1, fc.nat({ max: 20 })]),
    )
    .map(([all, changes, cuts, half, abortMs]) => ({
      parts: inPieces(
        changes.reduce(changed, Buffer.from(all.join("").replaceAll("@token", token), "latin1")),
        cuts,
      ),
      half,
      ...(abortMs === undefined ? {} : { abortMs }),
    }));
