import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseFoundLines } from "../../../platform/messaging/erasing.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { abandoned } from "../carts.contract.ts";
import { carts } from "../carts.store.ts";

/** The person was erased: their carts, ordered or not, have no email and no address any more. */
export const onErased: EventHandler<typeof erased> = async (ctx, { data: { customerId } }) => {
  const found = await ctx.collection(carts.declaration).find({ customerId });
  for (const { id } of found) {
    const cart = await ctx.execute(carts, id, { type: "Erase" });
    // The event comes again.
    if (isFault(cart)) throw new Error(cart.code);
  }
  await eraseFoundLines(ctx.own, {
    "event.type": abandoned.type,
    "event.data.customerId": customerId,
  });
};
