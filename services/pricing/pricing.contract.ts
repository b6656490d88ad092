import {
  action,
  closedObject,
  Country,
  Currency,
  publicEvent,
  Instant,
  LineAmounts,
  Money,
  Quantity,
  Sku,
  Totals,
  Type,
  VariantKey,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";

/** Refusals of pricing. */
export const faults = catalogue({
  NO_PRICE_IN_CURRENCY: [
    422,
    "There is no price in this currency",
    { sku: Sku, currency: Currency },
  ],
  AMOUNT_TOO_LARGE: [422, "The total is beyond 2^53 minor units", { sku: Sku }],
});

const TaxClass = Type.String({ minLength: 1, maxLength: 64 });

/** What is to be priced. */
export const QuoteLine = closedObject({
  sku: Sku,
  variantKey: VariantKey,
  quantity: Quantity,
  taxClass: TaxClass,
  /** The caller's replica, used when pricing does not know the variant yet. */
  prices: Type.Array(Money),
  /** Shown instead of a refusal when there is no price in the currency (any more). */
  fallback: Type.Optional(Money),
});
export type QuoteLine = Static<typeof QuoteLine>;

/** A line with its price. */
export const QuotedLine = closedObject({
  sku: Sku,
  quantity: Quantity,
  ...LineAmounts.properties,
  /** Beyond what can be added up: its tax and total are 0, and the totals leave it out. */
  outOfRange: Type.Optional(Type.Boolean()),
});
export type QuotedLine = Static<typeof QuotedLine>;

/** What `pricing.quote` returns. */
export const Quote = closedObject({ lines: Type.Array(QuotedLine), totals: Totals });
export type Quote = Static<typeof Quote>;

/** Prices a cart: lines, tax and totals. The country is the shipping address's, else the shop's. */
export const quote = action({
  name: "pricing.quote",
  summary: "Prices lines, with tax and totals",
  params: closedObject({
    currency: Currency,
    country: Type.Optional(Country),
    region: Type.Optional(Type.String({ maxLength: 100 })),
    lines: Type.Array(QuoteLine, { maxItems: 100 }),
    shipping: Type.Optional(Money),
    /** Marks lines whose amounts are out of range instead of refusing the whole. */
    markOutOfRange: Type.Optional(Type.Boolean()),
  }),
  returns: Quote,
  access: "internal",
  idempotent: true,
  timeoutMs: 2000,
  faults: [faults.NO_PRICE_IN_CURRENCY, faults.AMOUNT_TOO_LARGE],
});

/** One override; `rate` in millionths (19 % is 190000). Without region: the whole country. */
export const TaxRate = closedObject(
  {
    country: Country,
    region: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
    taxClass: TaxClass,
    rate: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      description: "Millionths: 190000 is 19 %",
    }),
  },
  { title: "TaxRate" },
);
export type TaxRate = Static<typeof TaxRate>;

/** All overrides as one resource. */
export const TaxRates = closedObject(
  {
    items: Type.Array(TaxRate, { maxItems: 5000 }),
    at: Type.Optional(Instant),
    version: Type.Integer(),
  },
  { title: "TaxRates" },
);
export type TaxRates = Static<typeof TaxRates>;

export const taxRates = action({
  name: "pricing.taxRates",
  summary: "Tax rates that override the maintained table",
  params: closedObject({}),
  returns: TaxRates,
  access: { scope: "pricing:read" },
  rest: { method: "GET", path: "/tax-rates" },
});

export const saveTaxRates = action({
  name: "pricing.saveTaxRates",
  summary: "Replaces the tax rates that override the maintained table",
  params: closedObject({
    items: Type.Array(TaxRate, { maxItems: 5000 }),
    expectedVersion: Type.Optional(Type.Integer()),
  }),
  returns: TaxRates,
  access: { scope: "pricing:write" },
  faults: [common.VALIDATION_FAILED, common.PRECONDITION_FAILED, common.PRECONDITION_REQUIRED],
  rest: { method: "PUT", path: "/tax-rates", ifMatch: true },
});

/** The prices of a variant are these from now on; none: it is no longer sold. Subject: its key. */
export const changed = publicEvent(
  "pricing.changed",
  "The prices of a sku changed",
  closedObject({
    sku: Sku,
    variantKey: VariantKey,
    prices: Type.Array(Money),
    compareAt: Type.Array(Money),
  }),
);

export const contract = {
  actions: { quote, taxRates, saveTaxRates, ...deadLetterActions("pricing") },
  events: { changed },
  faults,
};
