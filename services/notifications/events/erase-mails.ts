import type { ServiceContext } from "../../../platform/broker/context.ts";
import { messages } from "../notifications.store.ts";

/** Removes the mails about an order or an account; what would be written later is held back by whoever calls this. */
export const eraseMails = async (
  ctx: ServiceContext,
  about: { readonly orderId: string } | { readonly userId: string },
): Promise<void> => {
  await ctx.collection(messages).remove({ ...about });
};
