import { checkAddress } from "../../../platform/contract/address.ts";
import {
  pick,
  published,
  type Address,
  type AddressInput,
} from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  unchanged,
  type Decider,
  type Decision as DecisionOf,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { mergePatch, type MergePatch } from "../../../platform/kernel/merge-patch.ts";
import {
  changed,
  Customer as View,
  erased,
  faults,
  type CustomerView,
  type SavedAddress,
} from "../customers.contract.ts";

/** A person who buys: profile, consent and addresses. The id is the user's. */
export interface Customer {
  readonly id: string;
  /** `unknown` until the account's event or first call has come; nothing follows `erased`. */
  readonly status: "unknown" | "active" | "erased";
  readonly email: string;
  readonly name?: string;
  readonly phone?: string;
  readonly consent: CustomerView["consent"];
  readonly addresses: readonly SavedAddress[];
  readonly createdAt: string;
  /** The person changed the profile: the account's name counts no more. */
  readonly touched?: true;
}

type Profile = Pick<Customer, "name" | "phone">;

export type CustomerCommand =
  | {
      readonly type: "Register";
      readonly email: string;
      readonly name?: string;
      readonly at: string;
    }
  | {
      readonly type: "Change";
      readonly patch: MergePatch<Profile>;
      readonly marketing?: boolean;
      readonly at: string;
    }
  | { readonly type: "AddAddress"; readonly addressId: string; readonly address: AddressInput }
  | {
      readonly type: "ChangeAddress";
      readonly addressId: string;
      readonly patch: MergePatch<Address>;
    }
  | { readonly type: "RemoveAddress"; readonly addressId: string }
  | { readonly type: "ChangeEmail"; readonly email: string }
  | { readonly type: "Erase" };

type Command<T extends CustomerCommand["type"]> = Extract<CustomerCommand, { type: T }>;

export type CustomerEvent =
  | Published<typeof changed>
  | Published<typeof erased>
  | Private<"became", Partial<Customer>>
  | Private<"profileChanged", { profile: Profile; marketing?: boolean; at?: string }>;
type Decision = DecisionOf<CustomerEvent>;

export const ADDRESSES_MAX = 50;

/** Flat objects with the same fields, in whatever order. */
const alike = <T extends object>(one: T, other: T): boolean => {
  const fields = Object.entries(one) as [keyof T, unknown][];
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([field, value]) => other[field] === value)
  );
};

/** A profile as it shall be: inside with what changed, outside without. */
const become = (customer: Customer, next: Partial<Customer>): Decision => {
  const { consent } = { ...customer, ...next };
  return [
    { type: "became", data: next },
    published(changed, { customerId: customer.id, marketing: consent.marketing }),
  ];
};

const register = (customer: Customer, { email, name, at }: Command<"Register">): Decision => {
  if (customer.status === "erased") return [];
  const named = name === undefined || customer.name !== undefined ? {} : { name };
  if (customer.status === "unknown") {
    return become(customer, { status: "active", email, createdAt: at, ...named });
  }
  // Read before its event came: only the event has the name. A name removed since stays so.
  return "name" in named && !customer.touched ? become(customer, named) : [];
};

const changeEmail = (customer: Customer, { email }: Command<"ChangeEmail">): Decision => {
  if (customer.status === "unknown") return common.NOT_FOUND({ id: customer.id });
  return customer.status === "erased" || customer.email === email
    ? []
    : become(customer, { email });
};

const profileOf = ({ name, phone }: Customer): Profile => defined({ name, phone });

const change = (customer: Customer, { patch, marketing, at }: Command<"Change">): Decision => {
  const before = profileOf(customer);
  const profile = mergePatch(before, patch);
  const { consent } = customer;
  const consents = marketing !== undefined && marketing !== consent.marketing;
  if (alike(before, profile) && !consents) return [];
  return [
    { type: "profileChanged", data: { profile, ...(consents ? { marketing, at } : {}) } },
    published(changed, { customerId: customer.id, marketing: marketing ?? consent.marketing }),
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
  const whole = checkAddress(address, "");
  if (isFault(whole)) return whole;
  return become(customer, { addresses: [...customer.addresses, { ...whole, id: addressId }] });
};

const changeAddress = (
  customer: Customer,
  { addressId, patch }: Command<"ChangeAddress">,
): Decision => {
  const before = customer.addresses.find(({ id }) => id === addressId);
  if (!before) return common.NOT_FOUND({ id: addressId });
  const whole = checkAddress(mergePatch<Address>(before, patch), "");
  if (isFault(whole)) return whole;
  const after = { ...whole, id: addressId };
  if (alike(before, after)) return [];
  return become(customer, {
    addresses: customer.addresses.map((one) => (one === before ? after : one)),
  });
};

const removeAddress = (customer: Customer, { addressId }: Command<"RemoveAddress">): Decision => {
  const addresses = customer.addresses.filter(({ id }) => id !== addressId);
  return addresses.length === customer.addresses.length ? [] : become(customer, { addresses });
};

const erase = ({ id, status }: Customer): Decision =>
  status === "erased" ? [] : [published(erased, { customerId: id })];

/** A command for a customer who is there and not erased. */
const active =
  <C>(own: (customer: Customer, command: C) => Decision) =>
  (customer: Customer, command: C): Decision =>
    customer.status === "active" ? own(customer, command) : common.NOT_FOUND({ id: customer.id });

const initial = (id: string): Customer => ({
  id,
  status: "unknown",
  email: "",
  consent: { marketing: false },
  addresses: [],
  createdAt: "",
});

/** Decisions about a customer. */
export const customerDecider: Decider<Customer, CustomerCommand, CustomerEvent> = {
  initial,
  decide: commands<Customer, CustomerCommand, CustomerEvent>({
    Register: register,
    Change: active(change),
    ChangeEmail: changeEmail,
    AddAddress: active(addAddress),
    ChangeAddress: active(changeAddress),
    RemoveAddress: active(removeAddress),
    Erase: (customer) =>
      customer.status === "unknown" ? common.NOT_FOUND({ id: customer.id }) : erase(customer),
  }),
  evolve: evolver<Customer, CustomerEvent>({
    "customers.changed": unchanged,
    "customers.erased": ({ id, createdAt }) => ({ ...initial(id), status: "erased", createdAt }),
    became: (customer, next) => ({ ...customer, ...next }),
    profileChanged: ({ name: _name, phone: _phone, ...rest }, { profile, marketing, at }) => {
      const consent =
        marketing === undefined || at === undefined ? rest.consent : { marketing, changedAt: at };
      return { ...rest, ...profile, consent, touched: true };
    },
  }),
};

/** What the customer and staff see; a fault passes through. */
export const toCustomer = (
  customer: (Customer & { readonly version: number }) | Fault,
): CustomerView | Fault =>
  isFault(customer) ? customer : pick(View, { ...customer, addresses: [...customer.addresses] });
