import type { ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { customers } from "../customers.store.ts";
import type { Customer, CustomerCommand } from "../domain/customer.ts";

export type StoredCustomer = Stored<Customer>;
interface Account {
  readonly id: string;
  readonly email: string;
  readonly name?: string;
}

/** Makes the customer of an account: by its event or, if that is late, by its first call. */
export const registerCustomer = (ctx: ServiceContext, { id, ...account }: Account) =>
  ctx.execute(customers, id, { type: "Register", ...account, at: ctx.now() });

/** A customer who is not erased, as a fault when there is none. */
export const findCustomer = async (
  ctx: ServiceContext,
  id: string,
): Promise<StoredCustomer | Fault> => {
  const customer = await ctx.collection(customers.declaration).get(id);
  return customer?.status === "active" ? customer : common.NOT_FOUND({ id });
};

/** The caller as a customer, made when the account's event has not arrived yet. */
export const ownCustomer = async (ctx: ServiceContext): Promise<StoredCustomer | Fault> => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const customer = await ctx.collection(customers.declaration).get(principal.id);
  if (!customer) {
    const account = { id: principal.id, email: principal.email ?? "" };
    const registered = await registerCustomer(ctx, account);
    if (isFault(registered)) return registered;
  }
  return findCustomer(ctx, principal.id);
};

/** Does a command as the caller; the customer after it. */
export const changeOwn = async (
  ctx: ServiceContext,
  command: CustomerCommand,
): Promise<StoredCustomer | Fault> => {
  const before = await ownCustomer(ctx);
  return isFault(before) ? before : ctx.execute(customers, before.id, command);
};
