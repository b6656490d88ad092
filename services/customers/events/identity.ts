import { defined } from "../../../platform/kernel/defined.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type { registered } from "../../identity/identity.contract.ts";
import { registerCustomer } from "../actions/own-customer.ts";

/** An account was opened. */
export const onRegistered: EventHandler<typeof registered> = async (ctx, { data }) => {
  const { userId, email, name } = data;
  await registerCustomer(ctx, { id: userId, email, ...defined({ name }) });
};
