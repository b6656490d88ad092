import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type { emailConfirmed, registered } from "../../identity/identity.contract.ts";
import { customers } from "../customers.store.ts";
import { registerCustomer } from "../actions/own-customer.ts";

/** An account was opened. */
export const onRegistered: EventHandler<typeof registered> = async (ctx, { data }) => {
  const { userId, email, name } = data;
  await registerCustomer(ctx, { id: userId, email, ...defined({ name }) });
};

/** The address of an account is confirmed, perhaps another than before. */
export const onEmailConfirmed: EventHandler<typeof emailConfirmed> = async (ctx, { data }) => {
  const { userId, email } = data;
  const done = await ctx.execute(customers, userId, { type: "ChangeEmail", email });
  // The event comes again later.
  if (isFault(done)) throw new Error(`The event of registering ${userId} has not come yet.`);
};
