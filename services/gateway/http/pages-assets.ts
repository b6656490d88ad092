import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { StaticFiles } from "../../../platform/broker/web-gateway.ts";
import { compressFrom } from "../cache/compression.ts";
import { matches, representation, type Rendered } from "../cache/rendered.ts";
import { readyBody, type Probes } from "../ops/health-probes.ts";
import type { Exchange, GatewayRequest } from "./request/exchange.ts";
import type { CodingReader } from "./response/operation-responses.ts";
import { finished, send, sendJson } from "./response/reply-writer.ts";

/** What the shop front and the demo's pictures lie in. */
export const publicFolder = join(import.meta.dirname, "..", "..", "..", "public");

/** For pages: everything from this server, nothing from elsewhere but pictures. */
export const pageHeaders: readonly string[] = [
  "X-Content-Type-Options",
  "nosniff",
  "Referrer-Policy",
  "same-origin",
  "Content-Security-Policy",
  [
    "default-src 'self'",
    "img-src 'self' data: https:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
];

export type Page = (x: Exchange) => void;

/** A page's bytes as they are rendered for the first who asks. */
const loaded = (type: string, body: Buffer): Rendered => {
  const etag = `"${hash("sha1", body, "base64url").slice(0, 16)}"`;
  return { body, etag, cacheControl: "no-cache", headers: ["Content-Type", type], compressed: {} };
};

const page = (type: string, load: () => Buffer, codingOf: CodingReader): Page => {
  let made: Rendered | undefined;
  return (x) => {
    const rendered = (made ??= loaded(type, load()));
    const small = rendered.body.length < compressFrom;
    const coding = small ? undefined : codingOf(x.req.headers["accept-encoding"]);
    const { body, etag } = representation(rendered, coding);
    const head = ["ETag", etag, "Cache-Control", "no-cache", "Vary", "Accept-Encoding"];
    const seen = x.req.headers["if-none-match"];
    if (seen !== undefined && matches(seen, rendered.etag)) {
      return send(x, 304, [...head, ...pageHeaders]);
    }
    const size = ["Content-Type", type, "Content-Length", String(body.length)];
    if (coding) size.push("Content-Encoding", coding);
    return send(x, 200, [...size, ...head, ...pageHeaders], body);
  };
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const html = (title: string, body: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;margin:3rem auto;max-width:40rem;padding:0 1rem}</style>
${body}
</html>
`;

const indexPage = (shop: string): string =>
  html(
    shop,
    `</head>
<body>
<h1>${escaped(shop)}</h1>
<p>The shop's services are running. Its API is below <code>/v1</code>.</p>
<ul>
<li><a href="/docs">API reference</a> (<a href="/openapi.json">OpenAPI document</a>)</li>
<li><a href="/v1/products">Products</a></li>
<li><a href="/readyz?verbose">Health</a></li>
</ul>
</body>`,
  );

const docsPage = (shop: string): string =>
  html(
    `${shop}: API`,
    `<style>body{margin:0;max-width:none;padding:0}</style>
<script type="module" src="/docs/rapidoc-min.js"></script>
</head>
<body>
<rapi-doc spec-url="/openapi.json" render-style="read" load-fonts="false" show-header="false"
  allow-authentication="true" schema-style="table" use-path-in-nav-bar="true"></rapi-doc>
</body>`,
  );

const rapidoc = (): Buffer => {
  const { resolve } = createRequire(import.meta.url);
  return readFileSync(resolve("rapidoc/dist/rapidoc-min.js"));
};

/** Whether this process lives, and whether it may be sent requests. */
const probePages = (probes: Probes): [path: string, page: Page][] => [
  ["/livez", (x) => sendJson(x, 200, { status: "alive" })],
  [
    "/readyz",
    (x) => {
      const health = probes.health();
      const verbose = /\bverbose\b/u.test(x.search ?? "");
      sendJson(x, health.ready ? 200 : 503, readyBody(health, verbose));
    },
  ],
];

export interface PageOptions {
  readonly shop: string;
  /** Made when it is asked for. */
  readonly openApi: () => object;
  readonly probes: Probes;
  readonly codingOf: CodingReader;
}

/** Pages by path; what lies in public/ goes before the small index page. */
export const pagesOf = (options: PageOptions): ReadonlyMap<string, Page> => {
  const { shop, openApi, probes, codingOf } = options;
  const text = (type: string, body: () => string): Page =>
    page(`${type}; charset=utf-8`, () => Buffer.from(body()), codingOf);
  const pages = new Map([
    ["/openapi.json", text("application/json", () => JSON.stringify(openApi()))],
    ["/docs", text("text/html", () => docsPage(shop))],
    ["/docs/rapidoc-min.js", page("text/javascript; charset=utf-8", rapidoc, codingOf)],
    ...probePages(probes),
  ]);
  if (!existsSync(join(publicFolder, "index.html"))) {
    pages.set(
      "/",
      text("text/html", () => indexPage(shop)),
    );
  }
  return pages;
};

const api = /^\/v\d+\//u;

/** moleculer-web's static files, with the headers of pages; nothing of the API is a file. */
export const withPageHeaders =
  (files: StaticFiles): StaticFiles =>
  (req, res, next) => {
    const { exchange: x } = req as GatewayRequest;
    const readable = req.method === "GET" || req.method === "HEAD";
    if (!x || !readable || api.test(x.path)) return next();
    const headers = [...pageHeaders, ...x.extra];
    for (let i = 0; i < headers.length; i += 2) {
      res.setHeader(headers[i] as string, headers[i + 1] as string);
    }
    const ended = (): void => {
      x.label = "static";
      finished(x, res.statusCode);
    };
    res.once("finish", ended);
    return files(req, res, (error) => {
      res.removeListener("finish", ended);
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      next(error);
    });
  };
