import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { Customer } from "../customers.contract.ts";
import type * as contract from "../customers.contract.ts";
import { customers } from "../customers.store.ts";
import { toCustomer } from "../domain/customer.ts";
import { findCustomer } from "./own-customer.ts";

/** GET /v1/customers, the newest first. */
export const listCustomers: Handler<typeof contract.list> = async (ctx) => {
  const { email, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? [] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx.collection(customers.declaration).find(
    {
      status: "active",
      ...defined({ email: email?.toLowerCase() }),
      ...(after[0] === undefined ? {} : { id: { $lt: after[0] } }),
    },
    { sort: [["id", -1]], limit: limit + 1 },
  );
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return {
    items: items.map((customer) =>
      pick(Customer, { ...customer, addresses: [...customer.addresses] }),
    ),
    next,
  };
};

/** GET /v1/customers/{id} */
export const getCustomer: Handler<typeof contract.get> = async (ctx) =>
  toCustomer(await findCustomer(ctx, ctx.params.id));
