const allowed = [
  "Authorization",
  "Content-Type",
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "Prefer",
  "X-Order-Token",
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
  /** Headers beside those for a preflight; [] for a foreign origin. */
  preflight(origin: string | undefined, methods: string): readonly string[];
}

/** CORS by an exact set of origins; `*` lets every page in (no cookies are used here). */
export const originsOf = (origins: readonly string[]): Origins => {
  const known = new Set(origins);
  const any = known.has("*");
  const vary = origins.length > 0 && !any ? ["Vary", "Origin"] : [];
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
    preflight: (origin, methods) =>
      allows(origin)
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
