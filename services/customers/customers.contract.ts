import {
  action,
  Address,
  AddressInput,
  closedObject,
  Country,
  StoredEmail,
  publicEvent,
  Id,
  Instant,
  Paging,
  pageOf,
  personal,
  ShownEmail,
  Type,
  type Static,
  type TSchema,
} from "../../platform/contract/contract.ts";
import { ExportedCart } from "../carts/carts.schemas.ts";
import { ExportedUser } from "../identity/identity.schemas.ts";
import { Message } from "../notifications/notifications.contract.ts";
import { Order } from "../orders/orders.schemas.ts";
import { Payment } from "../payments/payments.contract.ts";
import { Shipment } from "../shipping/shipping.contract.ts";
import { addressFaults } from "../../platform/contract/address.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";

const own = catalogue({
  ACCOUNT_HAS_SCOPES: [
    409,
    "Nothing was erased: the account is one of staff. An administrator takes its scopes away first",
    { scopes: Type.Array(Type.String()) },
  ],
  TOO_MANY_ADDRESSES: [409, "There are as many addresses as can be kept", { max: Type.Integer() }],
});
/** Refusals of customers; an address is judged as a cart's is. */
export const faults = { ...own, ...addressFaults };
const { ADDRESS_INVALID } = faults;

export const SavedAddress = closedObject(
  { id: Type.String(), ...Address.properties },
  { title: "SavedAddress" },
);
export type SavedAddress = Static<typeof SavedAddress>;

export const Consent = closedObject(
  {
    marketing: Type.Boolean({ description: "May be written to beyond their orders" }),
    changedAt: Type.Optional(Instant),
  },
  { title: "Consent" },
);

export const Customer = closedObject(
  {
    id: Type.String({ description: "The user's id" }),
    email: ShownEmail,
    name: Type.Optional(Type.String({ ...personal })),
    phone: Type.Optional(Type.String({ ...personal })),
    consent: Consent,
    addresses: Type.Array(SavedAddress),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "Customer" },
);
export type CustomerView = Static<typeof Customer>;

/** A field of a merge patch (RFC 7396) that null removes. */
const removable = <T extends TSchema>(schema: T) =>
  Type.Optional(Type.Union([schema, Type.Null()]));
const text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
/** A field of a merge patch that may be changed, not removed. */
const changeable = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const me = action({
  name: "customers.me",
  summary: "My profile and addresses",
  params: closedObject({}),
  returns: Customer,
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/customers/me" },
});

export const changeMe = action({
  name: "customers.changeMe",
  summary: "Change my profile",
  params: closedObject({
    name: removable(text(200)),
    phone: removable(text(40)),
    consent: changeable(closedObject({ marketing: Type.Boolean() })),
  }),
  returns: Customer,
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "PATCH", path: "/customers/me" },
});

export const eraseMe = action({
  name: "customers.eraseMe",
  summary: "Erase my profile, my addresses and my account",
  params: closedObject({}),
  returns: Type.Null(),
  access: "signedIn",
  idempotent: true,
  faults: [faults.ACCOUNT_HAS_SCOPES],
  rest: { method: "DELETE", path: "/customers/me", status: 204 },
});

export const addresses = action({
  name: "customers.addresses",
  summary: "My addresses",
  params: closedObject({}),
  returns: closedObject({ items: Type.Array(SavedAddress) }),
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/customers/me/addresses" },
});

export const getAddress = action({
  name: "customers.getAddress",
  summary: "One of my addresses",
  params: closedObject({ addressId: Id }),
  returns: SavedAddress,
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/customers/me/addresses/{addressId}" },
});

export const addAddress = action({
  name: "customers.addAddress",
  summary: "Keep an address",
  params: AddressInput,
  returns: SavedAddress,
  access: "signedIn",
  faults: [common.NOT_FOUND, faults.TOO_MANY_ADDRESSES, ADDRESS_INVALID],
  rest: {
    method: "POST",
    path: "/customers/me/addresses",
    status: 201,
    location: "/v1/customers/me/addresses/{id}",
  },
});

export const changeAddress = action({
  name: "customers.changeAddress",
  summary: "Change one of my addresses",
  params: closedObject({
    addressId: Id,
    name: changeable(text(200)),
    company: removable(text(200)),
    line1: changeable(text(200)),
    line2: removable(text(200)),
    city: changeable(text(100)),
    region: removable(text(100)),
    postalCode: removable(text(20, 0)),
    country: changeable(Country),
    phone: removable(text(40)),
  }),
  returns: SavedAddress,
  access: "signedIn",
  faults: [common.NOT_FOUND, ADDRESS_INVALID],
  rest: { method: "PATCH", path: "/customers/me/addresses/{addressId}" },
});

export const removeAddress = action({
  name: "customers.removeAddress",
  summary: "Forget one of my addresses",
  params: closedObject({ addressId: Id }),
  returns: Type.Null(),
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "DELETE", path: "/customers/me/addresses/{addressId}", status: 204 },
});

export const list = action({
  name: "customers.list",
  summary: "Customers, the newest first",
  params: closedObject({ email: Type.Optional(StoredEmail), ...Paging }),
  returns: pageOf(Customer),
  access: { scope: "customers:read" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/customers" },
});

export const get = action({
  name: "customers.get",
  summary: "A customer",
  params: closedObject({ id: Id }),
  returns: Customer,
  access: { scope: "customers:read" },
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/customers/{id}" },
});

export const erase = action({
  name: "customers.erase",
  summary:
    "Erase a customer's profile, addresses and account; an order keeps what an invoice needs",
  params: closedObject({ id: Id, expectedVersion: Type.Optional(Type.Integer()) }),
  returns: Type.Null(),
  access: { scope: "customers:write" },
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED, faults.ACCOUNT_HAS_SCOPES],
  rest: { method: "DELETE", path: "/customers/{id}", status: 204, ifMatch: true },
});

/** All that the shop holds of a person: what each service exports, whose marked fields an erasing takes away. */
export const ExportedCustomer = closedObject(
  {
    at: Instant,
    customer: Customer,
    accounts: Type.Array(ExportedUser),
    carts: Type.Array(ExportedCart),
    orders: Type.Array(Order),
    payments: Type.Array(Payment),
    shipments: Type.Array(Shipment),
    messages: Type.Array(Message),
  },
  { title: "ExportedCustomer", description: "All that the shop holds of a person" },
);
export type ExportedCustomer = Static<typeof ExportedCustomer>;

const exporting = {
  returns: ExportedCustomer,
  // It asks every service, page by page.
  timeoutMs: 30_000,
  idempotent: true,
  faults: [common.NOT_FOUND],
} as const;

export const exportMe = action({
  name: "customers.exportMe",
  summary: "All that the shop holds of me, as one JSON document",
  params: closedObject({}),
  ...exporting,
  access: "signedIn",
  rest: { method: "GET", path: "/customers/me/export" },
});

export const exportOf = action({
  name: "customers.exportOf",
  summary: "All that the shop holds of a customer, as one JSON document",
  params: closedObject({ id: Id }),
  ...exporting,
  access: { scope: "customers:read" },
  rest: { method: "GET", path: "/customers/{id}/export" },
});

// Neither event says who the person is: journals stay, so nothing in them may need erasing.
export const changed = publicEvent(
  "customers.changed",
  "A customer's profile, consent or addresses changed",
  closedObject({ customerId: Id, marketing: Type.Boolean() }),
);

export const erased = publicEvent(
  "customers.erased",
  "A customer was erased: remove what you have of the person",
  closedObject({ customerId: Id }),
);

/** What others may know of customers. */
export const contract = {
  actions: {
    me,
    changeMe,
    eraseMe,
    addresses,
    getAddress,
    addAddress,
    changeAddress,
    removeAddress,
    list,
    get,
    erase,
    exportMe,
    exportOf,
    ...deadLetterActions("customers"),
  },
  events: { changed, erased },
  faults,
};
