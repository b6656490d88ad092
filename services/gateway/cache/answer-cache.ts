import { hash } from "node:crypto";

/** A result as bytes with its tag, ready to be written. */
export interface Rendered {
  readonly body: Buffer;
  readonly etag: string;
  /** Flat: name, value, name, value. Never changed. */
  readonly headers: readonly string[];
}

/** On every answer of the API: it is data, never a page. */
export const dataHeaders: readonly string[] = [
  "X-Content-Type-Options",
  "nosniff",
  "Referrer-Policy",
  "no-referrer",
  "Content-Security-Policy",
  "default-src 'none'; frame-ancestors 'none'",
];

const cache = new WeakMap<object, Rendered>();

/** The aggregate's version in a result; undefined when it has none. */
export const versionOf = (result: unknown): number | undefined => {
  const version = (result as { version?: unknown } | null)?.version;
  return Number.isInteger(version) ? (version as number) : undefined;
};

/** Bytes and their tag, as `render` made them before. */
export const renderedOf = (body: Buffer, etag: string): Rendered => {
  const headers = [
    "Content-Type",
    "application/json; charset=utf-8",
    "Content-Length",
    String(body.length),
    "ETag",
    etag,
    "Cache-Control",
    "private, no-cache",
    ...dataHeaders,
  ];
  return { body, etag, headers };
};

const render = (result: unknown): Rendered => {
  const body = Buffer.from(JSON.stringify(result ?? null));
  const version = versionOf(result);
  // The bytes are part of the tag: one version is shown in several currencies and stocks.
  const digest = hash("sha1", body, "base64url").slice(0, 16);
  return renderedOf(body, version === undefined ? `"${digest}"` : `"${version}-${digest}"`);
};

/**
 * A GET's result as bytes. `shared`: the action may answer the same object again and again,
 * which then is never changed in place; its bytes are made once.
 */
export const rendered = (result: unknown, shared: boolean): Rendered => {
  if (!shared || typeof result !== "object" || result === null) return render(result);
  const known = cache.get(result);
  if (known) return known;
  const made = render(result);
  cache.set(result, made);
  return made;
};

const opaque = (tag: string): string => tag.trim().replace(/^W\//u, "");

/** Weak comparison (RFC 9110, 13.1.2). */
export const matches = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch === etag ||
  ifNoneMatch.trim() === "*" ||
  ifNoneMatch.split(",").some((tag) => opaque(tag) === etag);
