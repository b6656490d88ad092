import { fact, type Address } from "../../../platform/contract/contract.ts";
import type { Decider, Decision, Fact } from "../../../platform/domain/decider.ts";
import { common } from "../../../platform/kernel/fault.ts";
import {
  changed,
  erased,
  faults,
  type CustomerView,
  type SavedAddress,
} from "../customers.contract.ts";

/** A person who buys: profile, consent and addresses. The id is the user's. */
export interface Customer {
  readonly id: string;
  /** `unknown` until the account is heard of; nothing follows `erased`. */
  readonly status: "unknown" | "active" | "erased";
  readonly email: string;
  readonly name?: string;
  readonly phone?: string;
  readonly consent: { readonly marketing: boolean; readonly changedAt?: string };
  readonly addresses: readonly SavedAddress[];
  readonly createdAt: string;
  /** The person changed the profile: what the account says counts no more. */
  readonly touched?: true;
}

/** A merge patch: null removes, an absent field stays. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

export type CustomerCommand =
  | { readonly type: "Know"; readonly email: string; readonly name?: string; readonly at: string }
  | {
      readonly type: "Change";
      readonly patch: Patch<Pick<Customer, "name" | "phone">>;
      readonly marketing?: boolean;
      readonly at: string;
    }
  | { readonly type: "AddAddress"; readonly addressId: string; readonly address: Address }
  | {
      readonly type: "ChangeAddress";
      readonly addressId: string;
      readonly patch: Patch<Address>;
    }
  | { readonly type: "RemoveAddress"; readonly addressId: string }
  | { readonly type: "Erase" };

type Command<T extends CustomerCommand["type"]> = Extract<CustomerCommand, { type: T }>;

export const ADDRESSES_MAX = 50;

/** The object after a merge patch (RFC 7396) of flat fields. */
export const patched = <T extends object>(object: T, patch: Patch<T>): T => {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const all = { ...object, ...Object.fromEntries(given) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as T;
};

/** Flat objects with the same fields, in whatever order. */
const alike = <T extends object>(one: T, other: T): boolean => {
  const fields = Object.entries(one) as [keyof T, unknown][];
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => other[field] === value)
  );
};

/** A profile as it shall be, told inside with what changed and outside without. */
const become = (customer: Customer, next: Partial<Customer>): Decision => {
  const { consent } = { ...customer, ...next };
  return [
    { type: "became", data: next },
    fact(changed, { customerId: customer.id, marketing: consent.marketing }),
  ];
};

const know = (customer: Customer, { email, name, at }: Command<"Know">): Decision => {
  if (customer.status === "erased") return [];
  const named = name === undefined || customer.name !== undefined ? {} : { name };
  if (customer.status === "unknown") {
    return become(customer, { status: "active", email, createdAt: at, ...named });
  }
  // Read before its event came: only the event knows the name. A name removed since stays so.
  return "name" in named && !customer.touched ? become(customer, named) : [];
};

/** Name and phone, without what is not known. */
const profileOf = ({ name, phone }: Customer): Pick<Customer, "name" | "phone"> => ({
  ...(name === undefined ? {} : { name }),
  ...(phone === undefined ? {} : { phone }),
});

const change = (customer: Customer, { patch, marketing, at }: Command<"Change">): Decision => {
  const before = profileOf(customer);
  const profile = patched(before, patch);
  const { consent } = customer;
  const consents = marketing !== undefined && marketing !== consent.marketing;
  if (alike(before, profile) && !consents) return [];
  return [
    { type: "profileChanged", data: { profile, ...(consents ? { marketing, at } : {}) } },
    fact(changed, { customerId: customer.id, marketing: marketing ?? consent.marketing }),
  ];
};

const addAddress = (
  customer: Customer,
  { addressId, address }: Command<"AddAddress">,
): Decision => {
  if (customer.addresses.some(({ id }) => id === addressId)) return [];
  if (customer.addresses.length >= ADDRESSES_MAX) {
    return faults.TOO_MANY_ADDRESSES({ max: ADDRESSES_MAX });
  }
  return become(customer, { addresses: [...customer.addresses, { ...address, id: addressId }] });
};

const changeAddress = (
  customer: Customer,
  { addressId, patch }: Command<"ChangeAddress">,
): Decision => {
  const before = customer.addresses.find(({ id }) => id === addressId);
  if (!before) return common.NOT_FOUND({ id: addressId });
  const after = patched<SavedAddress>(before, patch);
  if (alike(before, after)) return [];
  return become(customer, {
    addresses: customer.addresses.map((one) => (one === before ? after : one)),
  });
};

const removeAddress = (customer: Customer, addressId: string): Decision => {
  const addresses = customer.addresses.filter(({ id }) => id !== addressId);
  return addresses.length === customer.addresses.length ? [] : become(customer, { addresses });
};

const decideActive = (customer: Customer, command: CustomerCommand): Decision => {
  switch (command.type) {
    case "Know":
      return know(customer, command);
    case "Change":
      return change(customer, command);
    case "AddAddress":
      return addAddress(customer, command);
    case "ChangeAddress":
      return changeAddress(customer, command);
    case "RemoveAddress":
      return removeAddress(customer, command.addressId);
    case "Erase":
      return [fact(erased, { customerId: customer.id })];
  }
};

const initial = (id: string): Customer => ({
  id,
  status: "unknown",
  email: "",
  consent: { marketing: false },
  addresses: [],
  createdAt: "",
});

const evolveProfile = (customer: Customer, data: Fact["data"]): Customer => {
  const { name: _name, phone: _phone, ...rest } = customer;
  const { profile, marketing, at } = data as {
    profile: Pick<Customer, "name" | "phone">;
    marketing?: boolean;
    at?: string;
  };
  const consent =
    marketing === undefined || at === undefined ? rest.consent : { marketing, changedAt: at };
  return { ...rest, ...profile, consent, touched: true };
};

/** Decisions about a customer. */
export const customerDecider: Decider<Customer, CustomerCommand, Fact> = {
  initial,
  decide(customer, command) {
    if (customer.status === "erased") {
      return command.type === "Know" || command.type === "Erase"
        ? []
        : common.NOT_FOUND({ id: customer.id });
    }
    if (customer.status === "unknown" && command.type !== "Know") {
      return common.NOT_FOUND({ id: customer.id });
    }
    return decideActive(customer, command);
  },
  evolve(customer, { type, data }) {
    if (type === "became") return { ...customer, ...data };
    if (type === "profileChanged") return evolveProfile(customer, data);
    if (type !== erased.type) return customer;
    return { ...initial(customer.id), status: "erased", createdAt: customer.createdAt };
  },
};

/** What the customer and staff see. */
export const viewOf = (customer: Customer & { readonly version: number }): CustomerView => ({
  id: customer.id,
  email: customer.email,
  ...(customer.name === undefined ? {} : { name: customer.name }),
  ...(customer.phone === undefined ? {} : { phone: customer.phone }),
  consent: { ...customer.consent },
  addresses: customer.addresses.map((address) => ({ ...address })),
  createdAt: customer.createdAt,
  version: customer.version,
});
