import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import { registered } from "../../identity/identity.contract.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { Customer, faults } from "../customers.contract.ts";
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

/** DELETE /v1/customers/{id} */
export const eraseCustomer: Handler<typeof contract.erase> = async (ctx) => {
  const { id, expectedVersion } = ctx.params;
  const { scopes = [] } = ctx.principal?.id === id ? ctx.principal : {};
  if (scopes.length > 0) return faults.ACCOUNT_HAS_SCOPES({ scopes: [...scopes] });
  const found = await findCustomer(ctx, id);
  if (isFault(found)) return found;
  const done = await ctx.execute(customers, id, { type: "Erase" }, { expectedVersion });
  if (isFault(done)) return done;
  await eraseDeadLetters(ctx.own, id, [registered]);
  return null;
};
