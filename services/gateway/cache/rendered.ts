import { hash } from "node:crypto";
import { codings, compress, type Coding } from "./compression.ts";

/** A body in one coding, with the headers that go with it. */
export interface Representation {
  readonly body: Buffer;
  readonly etag: string;
  /** Flat: name, value, name, value. Never changed. */
  readonly headers: readonly string[];
}

/** A result as bytes, ready to be written. */
export interface Rendered extends Representation {
  readonly cacheControl: string;
  /** Of the codings a client asked for so far. */
  readonly compressed: Partial<Record<Coding, Representation>>;
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

export const jsonType = "application/json; charset=utf-8";

/** What a cache may do with a response (RFC 9111). */
export const cacheControls = {
  /** Guests' catalogue reads: caches in between, for a minute. */
  shared: "public, s-maxage=60, stale-while-revalidate=60",
  /** The same reads with a credential: they may show more. */
  own: "private, no-cache",
  /** Carts, orders, accounts. */
  never: "no-store",
} as const;

/** What the bytes depend on beside the address. */
const vary: readonly string[] = ["Vary", "Accept-Encoding, Authorization"];

/** The aggregate's version in a result; undefined when it has none. */
export const versionOf = (result: unknown): number | undefined => {
  const version = (result as { version?: unknown } | null)?.version;
  return Number.isInteger(version) ? (version as number) : undefined;
};

/** `products` of a list, `products/prod_…` of one of them: what to purge of a cache in between when it has changed. */
export const cacheTagOf = (url: string, result: unknown): string => {
  const [, , collection = ""] = url.split(/[/?]/u, 3);
  const id = (result as { id?: unknown } | null)?.id;
  return typeof id === "string" ? `${collection}/${id}` : collection;
};

/** What is the same on every response with a tag. */
const always = [...vary, ...dataHeaders];

/** Headers that a 304 repeats of its 200 (RFC 9110, 15.4.5). */
const validators = (etag: string, cacheControl: string): string[] =>
  ["ETag", etag, "Cache-Control", cacheControl].concat(always);

const headersOf = (body: Buffer, etag: string, cacheControl: string, coding?: Coding): string[] => {
  const headers = validators(etag, cacheControl);
  headers.push("Content-Type", jsonType, "Content-Length", String(body.length));
  if (coding) headers.push("Content-Encoding", coding);
  return headers;
};

/** Bytes and their tag; `more`: headers beside the usual ones. */
export const renderedOf = (
  body: Buffer,
  etag: string,
  cacheControl: string = cacheControls.shared,
  more: readonly string[] = [],
): Rendered => ({
  body,
  etag,
  cacheControl,
  headers: headersOf(body, etag, cacheControl).concat(more),
  compressed: {},
});

/** JSON in memory of its own: a slice of node's pool would hold the whole pool. */
const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
};

/** A GET's result as bytes with their tag. */
export const render = (
  result: unknown,
  cacheControl: string,
  more: readonly string[] = [],
): Rendered => {
  const body = bytesOf(JSON.stringify(result ?? null));
  const version = versionOf(result);
  // The bytes are part of the tag: one version is shown in several currencies and stocks.
  const digest = hash("sha1", body, "base64url").slice(0, 16);
  const etag = version === undefined ? `"${digest}"` : `"${version}-${digest}"`;
  return renderedOf(body, etag, cacheControl, more);
};

/** A strong tag differs for each coding of the same bytes (RFC 9110, 8.8.3.3). */
const tagOf = (etag: string, coding: Coding): string => `${etag.slice(0, -1)}-${coding}"`;

/** The representation in a coding: made when it is first asked for, then kept beside the plain one. */
export const representation = (
  rendered: Rendered,
  coding: Coding | undefined,
  effort: "once" | "often" = "often",
): Representation => {
  if (!coding) return rendered;
  const known = rendered.compressed[coding];
  if (known) return known;
  const body = compress(rendered.body, coding, effort);
  const etag = tagOf(rendered.etag, coding);
  const { cacheControl, headers } = rendered;
  const plain = headersOf(rendered.body, rendered.etag, cacheControl).length;
  const more = headers.slice(plain);
  const made = { body, etag, headers: [...headersOf(body, etag, cacheControl, coding), ...more] };
  rendered.compressed[coding] = made;
  return made;
};

/** The headers of "not changed". */
export const notModified = ({ etag }: Representation, cacheControl: string): readonly string[] =>
  validators(etag, cacheControl);

const opaque = (tag: string): string => tag.trim().replace(/^W\//u, "");
const codingOf = new RegExp(`-(?:${codings.join("|")})"$`, "u");
const plainTag = (tag: string): string => tag.replace(codingOf, '"');

/** Weak comparison (RFC 9110, 13.1.2); a tag of another coding stands for the same content. */
export const matches = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch === etag ||
  ifNoneMatch.trim() === "*" ||
  ifNoneMatch
    .split(",")
    .map(opaque)
    .some((tag) => tag === etag || plainTag(tag) === etag);
