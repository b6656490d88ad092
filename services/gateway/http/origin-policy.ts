const allowed = [
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "Prefer",
  "X-Order-Token",
  "X-Publishable-Key",
  "X-Request-Id",
  "traceparent",
].join(", ");
const exposed = [
  "ETag",
  "Idempotency-Replayed",
  "Link",
  "Location",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "X-Request-Id",
].join(", ");

export interface Origins {
  /** Headers for an answer to this origin, flat. */
  headers(origin: string | undefined): readonly string[];
  /** The same for an origin that a publishable key lets in, beside `Vary`. */
  admitted(origin: string): readonly string[];
  /** Whether the setting lets an origin in. */
  allows(origin: string | undefined): boolean;
  /** Headers beside those for a preflight; [] for a foreign origin. */
  preflight(origin: string | undefined, methods: string, admitted?: boolean): readonly string[];
}

/** CORS by an exact set of origins; `*` lets every page in (no cookies are used here). */
export const originsOf = (origins: readonly string[]): Origins => {
  const known = new Set(origins);
  const any = known.has("*");
  // Always: a publishable key may let in an origin, or keep one out, at any time.
  const vary = ["Vary", "Origin, X-Publishable-Key"];
  const allows = (origin: string | undefined): origin is string =>
    origin !== undefined && (any || known.has(origin));
  return {
    headers: (origin) =>
      allows(origin)
        ? [
            "Access-Control-Allow-Origin",
            any ? "*" : origin,
            "Access-Control-Expose-Headers",
            exposed,
            ...vary,
          ]
        : vary,
    admitted: (origin) => [
      "Access-Control-Allow-Origin",
      origin,
      "Access-Control-Expose-Headers",
      exposed,
    ],
    allows,
    preflight: (origin, methods, admitted = false) =>
      admitted || allows(origin)
        ? [
            "Access-Control-Allow-Methods",
            methods,
            "Access-Control-Allow-Headers",
            allowed,
            "Access-Control-Max-Age",
            "600",
          ]
        : [],
  };
};
