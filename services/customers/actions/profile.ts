import type { Handler } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type * as contract from "../customers.contract.ts";
import { toCustomer } from "../domain/customer.ts";
import { changeOwn, ownCustomer } from "./own-customer.ts";

/** GET /v1/customers/me */
export const getMe: Handler<typeof contract.me> = async (ctx) => toCustomer(await ownCustomer(ctx));

/** PATCH /v1/customers/me */
export const changeMe: Handler<typeof contract.changeMe> = async (ctx) => {
  const { consent, ...patch } = ctx.params;
  const marketing = consent?.marketing;
  const command = { type: "Change", patch, ...defined({ marketing }), at: ctx.now() } as const;
  return toCustomer(await changeOwn(ctx, command));
};
