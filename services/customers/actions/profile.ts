import type { Handler } from "../../../platform/broker/context.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import { registered } from "../../identity/identity.contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { faults } from "../customers.contract.ts";
import type * as contract from "../customers.contract.ts";
import { customers } from "../customers.store.ts";
import { toCustomer } from "../domain/customer.ts";
import { changeOwn, ownCustomer, registerCustomer } from "./own-customer.ts";

/** GET /v1/customers/me */
export const getMe: Handler<typeof contract.me> = async (ctx) => toCustomer(await ownCustomer(ctx));

/** PATCH /v1/customers/me */
export const changeMe: Handler<typeof contract.changeMe> = async (ctx) => {
  const { consent, ...patch } = ctx.params;
  const marketing = consent?.marketing;
  const command = { type: "Change", patch, ...defined({ marketing }), at: ctx.now() } as const;
  return toCustomer(await changeOwn(ctx, command));
};

/** DELETE /v1/customers/me */
export const eraseMe: Handler<typeof contract.eraseMe> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { scopes } = principal;
  if (scopes.length > 0) return faults.ACCOUNT_HAS_SCOPES({ scopes: [...scopes] });
  // Made first, so that an event which arrives later finds the person erased.
  await registerCustomer(ctx, { id: principal.id, email: principal.email ?? "" });
  const done = await ctx.execute(customers, principal.id, { type: "Erase" });
  if (isFault(done)) return done;
  await eraseDeadLetters(ctx.own, principal.id, [registered]);
  return null;
};
