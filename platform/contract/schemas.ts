/** Schemas of what travels between services, to clients and in events: each thing has one. */
import { Type, type Static, type TSchema } from "@sinclair/typebox";
import { personal } from "./personal.ts";

const closed = { additionalProperties: false } as const;

/** A closed object: unknown fields are refused. */
export const closedObject = <T extends Parameters<typeof Type.Object>[0]>(
  properties: T,
  options: { $id?: string; title?: string; description?: string } = {},
) => Type.Object(properties, { ...options, ...closed });

export const Currency = Type.String({
  pattern: "^[A-Z]{3}$",
  description: "ISO 4217 code",
  examples: ["EUR"],
});
export const Money = closedObject(
  {
    amount: Type.Integer({
      minimum: -9007199254740991,
      maximum: 9007199254740991,
      description: "Integer minor units of the currency (cents; whole yen)",
    }),
    currency: Currency,
  },
  { title: "Money" },
);
export type Money = Static<typeof Money>;

/**
 * Highest unit price in minor units: 100 lines of 9,999 pieces stay below 2^53.
 */
export const unitPriceMax = 9_000_000_000;
/** A price of one piece: not negative, at most `unitPriceMax`. */
export const UnitPrice = closedObject(
  {
    amount: Type.Integer({ minimum: 0, maximum: unitPriceMax }),
    currency: Currency,
  },
  { title: "UnitPrice" },
);

export const Id = Type.String({ minLength: 1, maxLength: 128, pattern: "^[A-Za-z0-9_.:~-]+$" });
export const Sku = Type.String({
  minLength: 1,
  maxLength: 255,
  description: "The sku of a variant",
});
export const Quantity = Type.Integer({ minimum: 1, maximum: 9999 });
const email = {
  ...personal,
  as: "email",
  minLength: 3,
  maxLength: 254,
  pattern: "^[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+$",
  description: "An e-mail address",
  examples: ["ada@example.com"],
};
/** An address that is taken: what comes from outside is judged by `isMailAddress` too. */
export const Email = Type.String({ ...email, text: "email" });
/** An address that is looked for, or shown: it may have been taken before today's rules. */
export const StoredEmail = Type.String(email);
/** An address in a response; blank once its person was erased. */
export const ShownEmail = Type.String({ ...personal, as: "email" });
export const Country = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2" });
export const Instant = Type.String({
  as: "date-time",
  description: "ISO 8601, UTC",
  maxLength: 30,
});
export const IdempotencyKey = Type.String({ minLength: 1, maxLength: 255 });
const text = (maxLength: number, minLength = 1) =>
  Type.String({ ...personal, minLength, maxLength });

export const Address = closedObject(
  {
    name: text(200),
    company: Type.Optional(text(200)),
    line1: text(200),
    line2: Type.Optional(text(200)),
    city: text(100),
    region: Type.Optional(text(100)),
    postalCode: text(20, 0),
    country: Country,
    phone: Type.Optional(text(40)),
  },
  { title: "Address" },
);
export type Address = Static<typeof Address>;
/** An address as it is sent; without a postal code it is stored with an empty one. */
export const AddressInput = closedObject(
  {
    ...Address.properties,
    postalCode: Type.Optional(
      Type.String({
        ...personal,
        minLength: 0,
        maxLength: 20,
        description: "Required where all addresses of the country have one",
      }),
    ),
  },
  { title: "AddressInput" },
);
export type AddressInput = Static<typeof AddressInput>;

export const Totals = closedObject(
  {
    subtotal: Money,
    discount: Money,
    shipping: Money,
    tax: Money,
    total: Money,
    taxIncluded: Type.Boolean(),
  },
  { title: "Totals" },
);
export type Totals = Static<typeof Totals>;

/** Query of every list: `...Paging`. */
export const Paging = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 20, description: "Items of one page" }),
  ),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 2000,
      description: "Where the page begins: `next` of the page before",
    }),
  ),
};
/** A page of items: `{ items, next }`, next null at the end. */
export const pageOf = <T extends TSchema>(item: T) =>
  closedObject(
    { items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) },
    item.title === undefined ? {} : { title: `${item.title}Page` },
  );

/**
 * Names a variant in every service, for ever: its id; for a variant of before there were keys, the sku that it had then.
 * A sku is a name that may change and become another's.
 */
export const VariantKey = Type.Optional(
  Type.String({ minLength: 1, maxLength: 255, description: "Names the variant whatever its sku" }),
);
/** The key of what names a variant; events and documents of before there were keys name it by its sku. */
export const keyOf = ({
  variantKey,
  sku,
}: {
  readonly variantKey?: string | undefined;
  readonly sku: string;
}): string => variantKey ?? sku;

/** A text in pieces, of any length: what a route with `mediaType` responds. On the mesh the pieces arrive one by one. */
export const TextStream = Type.Unsafe<AsyncIterable<string>>(Type.Any());

/** What a shopper orders of a sku. Fields that are declared here reach carts, orders, events and mails. */
export const LineInput = closedObject({ sku: Sku, quantity: Quantity }, { title: "LineInput" });
export type LineInput = Static<typeof LineInput>;

/** total = unitPrice × quantity − discount; tax beside it, whether included or not. */
export const LineAmounts = closedObject({
  unitPrice: Money,
  discount: Money,
  tax: Money,
  total: Money,
});

/** Of a line, in the cart and in its order; absent from orders of before lines had one there. */
export const LineId = Type.Optional(
  Type.String({ minLength: 1, maxLength: 100, description: "Of the line: what refunds name" }),
);

/** A line with what it costs: what carts show, orders freeze and events carry. */
export const PricedLine = closedObject(
  {
    ...LineInput.properties,
    title: Type.String(),
    ...LineAmounts.properties,
  },
  { title: "PricedLine" },
);
export type PricedLine = Static<typeof PricedLine>;
