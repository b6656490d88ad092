import {
  Address,
  closedObject,
  Currency,
  Id,
  Instant,
  LineId,
  LineInput,
  Money,
  PricedLine,
  Sku,
  Totals,
  ShownEmail,
  Type,
  VariantKey,
  type Static,
  type TSchema,
} from "../../platform/contract/contract.ts";
import { addressFaults } from "../../platform/contract/address.ts";
import { catalogue } from "../../platform/kernel/fault.ts";
import { faults as catalogFaults } from "../catalog/catalog.schemas.ts";
import { faults as pricingFaults } from "../pricing/pricing.contract.ts";

const { UNKNOWN_SKU } = catalogFaults;
const { NO_PRICE_IN_CURRENCY } = pricingFaults;

/** Most lines of one cart. */
export const linesMax = 100;
/** Most pieces of one line. */
export const quantityMax = 9999;

const ofCart = { cartId: Id };
const own = catalogue({
  CART_NOT_FOUND: [404, "There is no such cart", { ...ofCart, orderId: Id }],
  CART_CLOSED: [409, "The cart is closed", { ...ofCart, cartStatus: Type.String(), orderId: Id }],
  CART_EMPTY: [409, "The cart is empty", ofCart],
  CART_FULL: [422, "A cart holds at most 100 lines", { linesMax: Type.Integer() }],
  QUANTITY_TOO_HIGH: [
    422,
    "A line holds at most 9999 pieces",
    { sku: Sku, quantityMax: Type.Integer() },
  ],
  NOT_FOR_SALE: [409, "A line is no longer on sale", { ...ofCart, sku: Sku }],
  PRICE_OUT_OF_RANGE: [
    422,
    "A price or the total is beyond what the shop can add up",
    { ...ofCart, sku: Sku },
  ],
  CURRENCY_UNKNOWN: [422, "Not a currency of ISO 4217", { currency: Type.String() }],
  EMAIL_REQUIRED: [422, "The cart needs an email address", ofCart],
  ADDRESS_REQUIRED: [422, "The cart needs a shipping address", ofCart],
  SHIPPING_METHOD_REQUIRED: [422, "The cart needs a shipping method", ofCart],
  SHIPPING_METHOD_UNKNOWN: [
    422,
    "This is no way to ship to the address",
    { shippingMethod: Type.String() },
  ],
});
/** Refusals of carts; those of a sku and its price are the catalogue's and pricing's own. */
export const faults = { ...own, ...addressFaults, UNKNOWN_SKU, NO_PRICE_IN_CURRENCY };

export const CartStatus = Type.Union([
  Type.Literal("open"),
  Type.Literal("checkedOut"),
  Type.Literal("abandoned"),
  Type.Literal("merged"),
]);

export const CartLine = closedObject(
  {
    id: Id,
    ...PricedLine.properties,
    available: Type.Boolean(),
    code: Type.Optional(
      Type.String({
        description:
          "Why the line cannot be bought beside its stock. PRICE_OUT_OF_RANGE: its price cannot be added up; it is left out of the totals",
        examples: ["PRICE_OUT_OF_RANGE"],
      }),
    ),
    image: Type.Optional(Type.String({ as: "uri-reference" })),
  },
  { title: "CartLine" },
);
export type CartLine = Static<typeof CartLine>;

/** What a shopper says about the order besides the lines. */
export const CartDetails = closedObject({
  email: Type.Optional(ShownEmail),
  shippingAddress: Type.Optional(Address),
  billingAddress: Type.Optional(Address),
  /** Id of a shipping option. */
  shippingMethod: Type.Optional(Id),
});
export type CartDetails = Static<typeof CartDetails>;

export const Cart = closedObject(
  {
    id: Id,
    status: CartStatus,
    currency: Currency,
    customerId: Type.Optional(Id),
    lines: Type.Array(CartLine),
    ...CartDetails.properties,
    codes: Type.Array(Type.String()),
    totals: Totals,
    version: Type.Integer(),
  },
  { title: "Cart" },
);
export type Cart = Static<typeof Cart>;

/** A cart as it is stored: prices and sums are made when it is looked at. */
export const ExportedCart = closedObject(
  {
    id: Id,
    status: Type.String(),
    currency: Currency,
    lines: Type.Array(closedObject({ ...LineInput.properties, title: Type.String() })),
    ...CartDetails.properties,
    orderId: Type.Optional(Id),
    touchedAt: Instant,
  },
  { title: "ExportedCart" },
);

/** A field of a merge patch: null removes it. */
export const orNull = <T extends TSchema>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]));
const fields = Address.properties;
/** A merge patch (RFC 7396) of an address: null removes a field. */
export const AddressPatch = closedObject(
  {
    name: orNull(fields.name),
    company: orNull(Type.String({ minLength: 1, maxLength: 200 })),
    line1: orNull(fields.line1),
    line2: orNull(Type.String({ minLength: 1, maxLength: 200 })),
    city: orNull(fields.city),
    region: orNull(Type.String({ minLength: 1, maxLength: 100 })),
    postalCode: orNull(Type.String({ minLength: 0, maxLength: 20 })),
    country: orNull(fields.country),
    phone: orNull(Type.String({ minLength: 1, maxLength: 40 })),
  },
  { title: "AddressPatch" },
);
export type AddressPatch = Static<typeof AddressPatch>;

export const ShippingChoice = closedObject(
  { id: Id, title: Type.String(), price: Money },
  { title: "ShippingChoice" },
);
export type ShippingChoice = Static<typeof ShippingChoice>;

/** A cart that can be ordered, frozen at today's prices. */
export const Snapshot = closedObject({
  cartId: Id,
  status: CartStatus,
  customerId: Type.Optional(Id),
  currency: Currency,
  lines: Type.Array(
    closedObject({ ...PricedLine.properties, lineId: LineId, variantKey: VariantKey }),
  ),
  totals: Totals,
  email: ShownEmail,
  shippingAddress: Address,
  billingAddress: Address,
  shippingMethod: ShippingChoice,
  version: Type.Integer(),
});
export type Snapshot = Static<typeof Snapshot>;
