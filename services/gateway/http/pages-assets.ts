import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { matches } from "../cache/answer-cache.ts";
import { send, type Exchange } from "./reply-writer.ts";

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

type Page = (x: Exchange) => void;

const page = (type: string, load: () => Buffer): Page => {
  let made: { readonly body: Buffer; readonly etag: string } | undefined;
  return (x) => {
    if (!made) {
      const body = load();
      made = { body, etag: `"${hash("sha1", body, "base64url").slice(0, 16)}"` };
    }
    const { body, etag } = made;
    const head = ["ETag", etag, "Cache-Control", "no-cache", ...pageHeaders];
    const seen = x.req.headers["if-none-match"];
    if (seen !== undefined && matches(seen, etag)) return send(x, 304, head);
    const size = ["Content-Type", type, "Content-Length", String(body.length)];
    return send(x, 200, [...size, ...head], body);
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

/** Pages by path; what lies in public/ goes before the small index page. */
export const pagesOf = (shop: string, openApi: object): ReadonlyMap<string, Page> => {
  const text = (body: string) => () => Buffer.from(body);
  const pages = new Map([
    ["/openapi.json", page("application/json; charset=utf-8", text(JSON.stringify(openApi)))],
    ["/docs", page("text/html; charset=utf-8", text(docsPage(shop)))],
    ["/docs/rapidoc-min.js", page("text/javascript; charset=utf-8", rapidoc)],
  ]);
  if (!existsSync(join(publicFolder, "index.html"))) {
    pages.set("/", page("text/html; charset=utf-8", text(indexPage(shop))));
  }
  return pages;
};
