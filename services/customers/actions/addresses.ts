import type { Handler } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../customers.contract.ts";
import type { SavedAddress } from "../customers.contract.ts";
import { toCustomer, type Customer } from "../domain/customer.ts";
import { changeOwn, ownCustomer } from "./own-customer.ts";

const addressIn = (customer: Customer | Fault, addressId: string): SavedAddress | Fault => {
  if (isFault(customer)) return customer;
  const address = customer.addresses.find(({ id }) => id === addressId);
  return address ?? common.NOT_FOUND({ id: addressId });
};

/** GET /v1/customers/me/addresses */
export const listAddresses: Handler<typeof contract.addresses> = async (ctx) => {
  const customer = toCustomer(await ownCustomer(ctx));
  return isFault(customer) ? customer : { items: customer.addresses };
};

/** GET /v1/customers/me/addresses/{addressId} */
export const getAddress: Handler<typeof contract.getAddress> = async (ctx) =>
  addressIn(await ownCustomer(ctx), ctx.params.addressId);

/** POST /v1/customers/me/addresses */
export const addAddress: Handler<typeof contract.addAddress> = async (ctx) => {
  const addressId = ctx.newId("adr");
  const command = { type: "AddAddress", addressId, address: { ...ctx.params } } as const;
  return addressIn(await changeOwn(ctx, command), addressId);
};

/** PATCH /v1/customers/me/addresses/{addressId} */
export const changeAddress: Handler<typeof contract.changeAddress> = async (ctx) => {
  const { addressId, ...patch } = ctx.params;
  return addressIn(await changeOwn(ctx, { type: "ChangeAddress", addressId, patch }), addressId);
};

/** DELETE /v1/customers/me/addresses/{addressId} */
export const removeAddress: Handler<typeof contract.removeAddress> = async (ctx) => {
  const { addressId } = ctx.params;
  const there = addressIn(await ownCustomer(ctx), addressId);
  if (isFault(there)) return there;
  const done = await changeOwn(ctx, { type: "RemoveAddress", addressId });
  return isFault(done) ? done : null;
};
