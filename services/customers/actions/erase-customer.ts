import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import { scopesOf } from "../../identity/identity.contract.ts";
import { faults } from "../customers.contract.ts";
import type * as contract from "../customers.contract.ts";
import { customers } from "../customers.store.ts";
import { findCustomer, registerCustomer } from "./own-customer.ts";

/** The refusal of staff, whose account is the shop's; asked, since a token may say what was so a while ago. */
const refusalOf = async (ctx: ServiceContext, id: string): Promise<Fault | undefined> => {
  const asked = await ctx.ask(scopesOf, { id });
  if (isFault(asked)) return asked;
  return asked.scopes.length > 0 ? faults.ACCOUNT_HAS_SCOPES(asked) : undefined;
};

const erase = async (ctx: ServiceContext, id: string, expectedVersion?: number) => {
  const done = await ctx.execute(customers, id, { type: "Erase" }, { expectedVersion });
  if (isFault(done)) return done;
  await eraseDeadLetters(ctx.own, id);
  return null;
};

/** DELETE /v1/customers/me */
export const eraseMe: Handler<typeof contract.eraseMe> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const refusal = await refusalOf(ctx, principal.id);
  if (refusal) return refusal;
  // Made first, so that an event which arrives later finds the person erased.
  await registerCustomer(ctx, { id: principal.id, email: principal.email ?? "" });
  return erase(ctx, principal.id);
};

/** DELETE /v1/customers/{id} */
export const eraseCustomer: Handler<typeof contract.erase> = async (ctx) => {
  const { id, expectedVersion } = ctx.params;
  const found = await findCustomer(ctx, id);
  if (isFault(found)) return found;
  return (await refusalOf(ctx, id)) ?? erase(ctx, id, expectedVersion);
};
