/** Bodies that an operation accepts although its schema alone does not say why. */
import fc, { type Arbitrary } from "fast-check";
import { known } from "./hints.ts";

const address = fc.record(
  {
    name: fc.constantFrom("Ada Lovelace", "李小龍", "Zoë Ørsted"),
    line1: fc.constantFrom("Unter den Linden 1", "1 Main St"),
    city: fc.constant("Berlin"),
    postalCode: fc.constantFrom("10117", "94105"),
    country: fc.constantFrom("DE", "DE", "US"),
    company: fc.string({ minLength: 1, maxLength: 200 }),
  },
  { requiredKeys: ["name", "line1", "city", "postalCode", "country"] },
);
const payment = fc.constantFrom(
  ...["tok_ok", "tok_ok", "tok_ok", "tok_declined"].map((token) => ({ provider: "test", token })),
  { provider: "manual" },
);
const line = fc.record({ sku: known("sku"), quantity: fc.integer({ min: 1, max: 3 }) });
const shippingMethod = known("shippingMethod");
const email = fc.constant("ada@example.org");

const money = (max: number): Arbitrary<unknown> =>
  fc.record({ amount: fc.integer({ min: 0, max }), currency: fc.constantFrom("EUR", "USD") });
const rate = fc.record(
  {
    price: money(5_000),
    maxWeightGrams: fc.integer({ min: 1, max: 100_000 }),
    freeFrom: money(50_000),
  },
  { requiredKeys: ["price"] },
);
const zone = fc.record({
  countries: fc.uniqueArray(fc.constantFrom("DE", "US", "JP", "FR", "*"), { minLength: 1 }),
  rates: fc.array(rate, { minLength: 1, maxLength: 3 }),
});
const shipping = fc.record({
  title: fc.constantFrom("Post", "Courier"),
  zones: fc.array(zone, { minLength: 1, maxLength: 2 }),
});

const prices = fc.constantFrom(
  [{ amount: 990, currency: "EUR" }],
  [{ amount: 0, currency: "EUR" }],
  [
    { amount: 9_000_000_000, currency: "EUR" },
    { amount: 1, currency: "JPY" },
  ],
);
const product = fc.nat({ max: 2 ** 30 }).chain((n) =>
  fc.record(
    {
      title: fc.constant(`Fuzz ${n}`),
      descriptionHtml: fc.constantFrom("<p>a</p>", "<b", "<img src=x onerror=alert(1)>", "&lt;"),
      tags: fc.uniqueArray(fc.constantFrom("a", "b", "ß"), { maxLength: 3 }),
      metadata: fc.dictionary(fc.constantFrom("toString", "a b", "é"), fc.constantFrom("1", "=1")),
      variants: prices.map((all) => [{ sku: `FUZZ-${n}`, prices: all, initialStock: 5 }]),
    },
    { requiredKeys: ["title", "variants"] },
  ),
);

/** By label. */
export const recipes: ReadonlyMap<string, Arbitrary<unknown>> = new Map<string, Arbitrary<unknown>>(
  [
    [
      "POST /v1/orders",
      fc.oneof(
        fc.record({ cartId: known("fullCart", "none"), payment }),
        fc.record({
          ...{ email, payment, shippingMethod, shippingAddress: address },
          lines: fc.uniqueArray(line, {
            minLength: 1,
            maxLength: 2,
            selector: ({ sku }) => sku.at,
          }),
        }),
      ),
    ],
    [
      "POST /v1/orders/{orderId}/shipments",
      fc.record({
        carrier: fc.constant("dhl"),
        trackingNumber: fc.string({ minLength: 1, maxLength: 30 }),
      }),
    ],
    ["POST /v1/shipping-methods", shipping],
    ["PUT /v1/shipping-methods/{methodId}", shipping],
    ["POST /v1/products", product],
    ["POST /v1/customers/me/addresses", address],
    [
      "PATCH /v1/carts/{cartId}",
      fc.record({ email, shippingAddress: address, shippingMethod }, { requiredKeys: [] }),
    ],
  ],
);
