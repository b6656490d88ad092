import {
  action,
  AddressInput,
  closedObject,
  Currency,
  Email,
  event,
  Id,
  LineInput,
  personal,
  Type,
} from "../../platform/contract/contract.ts";
import { exportAction } from "../../platform/contract/export.ts";
import { common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import {
  AddressPatch,
  Cart,
  ExportedCart,
  faults,
  linesMax,
  orNull,
  quantityMax,
  ShippingChoice,
  Snapshot,
} from "./carts.schemas.ts";

export * from "./carts.schemas.ts";

const { NOT_FOUND } = common;
const { CART_CLOSED } = faults;

export const exportOf = exportAction("carts", ExportedCart);

export const open = action({
  name: "carts.open",
  summary: "Opens a cart",
  params: closedObject({ currency: Type.Optional(Currency) }),
  returns: Cart,
  access: "public",
  faults: [faults.CURRENCY_UNKNOWN],
  rest: { method: "POST", path: "/carts", status: 201, location: "/v1/carts/{id}" },
});

export const get = action({
  name: "carts.get",
  summary: "A cart at today's prices",
  params: closedObject({ cartId: Id }),
  returns: Cart,
  access: "public",
  faults: [NOT_FOUND],
  rest: { method: "GET", path: "/carts/{cartId}" },
});

export const addLine = action({
  name: "carts.addLine",
  summary: "Adds a sku to a cart; the same sku adds to its line",
  params: closedObject({ cartId: Id, ...LineInput.properties }),
  returns: Cart,
  access: "public",
  faults: [
    NOT_FOUND,
    CART_CLOSED,
    faults.UNKNOWN_SKU,
    faults.NO_PRICE_IN_CURRENCY,
    faults.CART_FULL,
    faults.QUANTITY_TOO_HIGH,
    faults.PRICE_OUT_OF_RANGE,
  ],
  rest: { method: "POST", path: "/carts/{cartId}/lines" },
});

export const changeLine = action({
  name: "carts.changeLine",
  summary: "Sets a line's quantity; 0 removes the line",
  params: closedObject({
    cartId: Id,
    lineId: Id,
    quantity: Type.Integer({ minimum: 0, maximum: quantityMax }),
  }),
  returns: Cart,
  access: "public",
  faults: [NOT_FOUND, CART_CLOSED, faults.PRICE_OUT_OF_RANGE],
  rest: { method: "PATCH", path: "/carts/{cartId}/lines/{lineId}" },
});

export const removeLine = action({
  name: "carts.removeLine",
  summary: "Removes a line",
  params: closedObject({ cartId: Id, lineId: Id }),
  returns: Cart,
  access: "public",
  faults: [NOT_FOUND, CART_CLOSED],
  rest: { method: "DELETE", path: "/carts/{cartId}/lines/{lineId}" },
});

export const update = action({
  name: "carts.update",
  summary: "Changes email, addresses and shipping method (merge patch: null removes)",
  params: closedObject({
    cartId: Id,
    email: orNull(Email),
    shippingAddress: orNull(AddressPatch),
    billingAddress: orNull(AddressPatch),
    shippingMethod: orNull(Id),
  }),
  returns: Cart,
  access: "public",
  faults: [
    NOT_FOUND,
    CART_CLOSED,
    faults.ADDRESS_INVALID,
    faults.ADDRESS_REQUIRED,
    faults.SHIPPING_METHOD_UNKNOWN,
  ],
  rest: { method: "PATCH", path: "/carts/{cartId}" },
});

export const shippingOptions = action({
  name: "carts.shippingOptions",
  summary: "Ways to ship the cart to its address",
  params: closedObject({ cartId: Id }),
  returns: closedObject({ items: Type.Array(ShippingChoice) }),
  access: "public",
  faults: [NOT_FOUND, faults.ADDRESS_REQUIRED],
  rest: { method: "GET", path: "/carts/{cartId}/shipping-options" },
});

export const claim = action({
  name: "carts.claim",
  summary: "Merges a guest's cart into the signed-in shopper's",
  params: closedObject({ cartId: Id }),
  returns: Cart,
  access: "signedIn",
  idempotent: true,
  faults: [NOT_FOUND, CART_CLOSED],
  rest: { method: "POST", path: "/carts/{cartId}/claim" },
});

export const snapshot = action({
  name: "carts.snapshot",
  summary: "The priced cart, if it can be ordered",
  params: closedObject({
    cartId: Id,
    /** Who orders it (null: a guest): another's cart is as one that is not there. */
    caller: orNull(Id),
  }),
  returns: Snapshot,
  access: "internal",
  idempotent: true,
  faults: [
    faults.CART_NOT_FOUND,
    CART_CLOSED,
    faults.CART_EMPTY,
    faults.EMAIL_REQUIRED,
    faults.ADDRESS_REQUIRED,
    faults.SHIPPING_METHOD_REQUIRED,
    faults.NOT_FOR_SALE,
    faults.NO_PRICE_IN_CURRENCY,
    faults.PRICE_OUT_OF_RANGE,
  ],
});

/** A step of the order's saga. */
export const close = action({
  name: "carts.close",
  summary: "Closes a cart for its order",
  params: closedObject({ cartId: Id, orderId: Id }),
  returns: closedObject({ cartId: Id }),
  access: "internal",
  idempotent: true,
  faults: [faults.CART_NOT_FOUND, CART_CLOSED],
});

/** The undo of `close`: only when closed by that order; a `close` that comes late is refused. */
export const reopen = action({
  name: "carts.reopen",
  summary: "Opens a cart again that its order closed",
  params: closedObject({ cartId: Id, orderId: Id }),
  returns: closedObject({ cartId: Id }),
  access: "internal",
  idempotent: true,
});

/** Opens and fills a cart in one step. With a `cartId` made by the caller a retry makes no second cart. */
export const openWith = action({
  name: "carts.openWith",
  summary: "Opens a filled cart",
  params: closedObject({
    lines: Type.Array(LineInput, { minItems: 1, maxItems: linesMax }),
    email: Email,
    shippingAddress: AddressInput,
    billingAddress: Type.Optional(AddressInput),
    shippingMethod: Id,
    currency: Type.Optional(Currency),
    customerId: Type.Optional(Id),
    cartId: Type.Optional(Id),
  }),
  returns: Cart,
  access: "internal",
  idempotent: true,
  faults: [
    faults.CURRENCY_UNKNOWN,
    faults.UNKNOWN_SKU,
    faults.NO_PRICE_IN_CURRENCY,
    faults.QUANTITY_TOO_HIGH,
    faults.PRICE_OUT_OF_RANGE,
    faults.ADDRESS_INVALID,
    faults.SHIPPING_METHOD_UNKNOWN,
  ],
});

export const opened = event(
  "carts.opened",
  "A cart was opened",
  closedObject({ cartId: Id, currency: Currency, customerId: Type.Optional(Id) }),
);

export const abandoned = event(
  "carts.abandoned",
  "A cart was left for too long",
  closedObject({
    cartId: Id,
    currency: Currency,
    customerId: Type.Optional(Id),
    email: Type.Optional(Type.String({ ...personal })),
    lines: Type.Array(LineInput),
  }),
);

export const contract = {
  actions: {
    open,
    get,
    addLine,
    changeLine,
    removeLine,
    update,
    shippingOptions,
    claim,
    snapshot,
    close,
    reopen,
    exportOf,
    openWith,
    ...deadLetterActions("carts"),
  },
  events: { opened, abandoned },
  faults,
};
