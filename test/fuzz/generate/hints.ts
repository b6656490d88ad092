/** What a field must hold beside its schema for a request to get past its first refusal. */
import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "./document.ts";
import { validOf, type Known } from "./values.ts";

/** One of the values that the shop has under a name when the request is sent. */
export const known = (name: string, otherwise: unknown = ""): Arbitrary<Known> =>
  fc.nat().map((at) => ({ $known: name, at, otherwise }));

const small = fc.integer({ min: 0, max: 5_000 });
const text = (...all: readonly string[]): Arbitrary<string> => fc.constantFrom(...all);

const hints: Readonly<Record<string, Arbitrary<unknown>>> = {
  sku: known("sku", "FUZZ-1"),
  cartId: known("cartId", "cart_none"),
  orderId: known("orderId", "order_none"),
  productId: known("productId", "product_none"),
  parentId: known("categoryId", "category_none"),
  category: known("category", "none"),
  shippingMethod: known("shippingMethod", "standard"),
  refreshToken: known("refreshToken", "none"),
  cursor: known("cursor", "none"),
  email: known("email", "nobody@example.com"),
  password: text("correct horse battery staple", "wrong horse battery staple"),
  currency: text("EUR", "EUR", "USD", "JPY", "KWD", "XXX"),
  country: text("DE", "US", "JP", "IE", "HK", "ZZ"),
  postalCode: text("10117", "94105", "100-0001", ""),
  region: text("NY", "CA", "BE"),
  provider: text("test", "test", "manual", "nobody"),
  token: text("tok_ok", "tok_ok", "tok_declined", "tok_fuzz"),
  carrier: text("dhl", "ups", "other"),
  amount: small,
  delta: fc.integer({ min: -50, max: 50 }),
  from: text("2026-01-01", "2026-11-27", "2026-02-30", "2026-11-27T00:00:00Z"),
  to: text("2026-12-31", "2026-11-27", "2099-01-01"),
  handle: fc.integer({ min: 1, max: 2_000 }).map((n) => `fuzz-${n}`),
  location: text("main", "store"),
  reason: text("counted", "received"),
};

/** Where a hint is known, mostly the hint's values; other schemas decide by themselves. */
export const hintOf = (name: string, schema: Schema): Arbitrary<unknown> | undefined => {
  const hint = Object.hasOwn(hints, name) ? hints[name] : undefined;
  if (!hint) return undefined;
  const any = validOf(schema, { hints: () => undefined, depth: 1 });
  return fc.oneof({ weight: 6, arbitrary: hint }, { weight: 1, arbitrary: any });
};
