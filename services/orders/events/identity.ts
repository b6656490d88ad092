import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { isErased } from "../../../platform/messaging/erasing.ts";
import type { emailConfirmed } from "../../identity/identity.contract.ts";
import { orders } from "../orders.store.ts";
import { eraseOrdersOf } from "./customers.ts";

const batch = 100;

/** An address is confirmed: what was ordered with it as a guest belongs to the account. */
export const onEmailConfirmed: EventHandler<typeof emailConfirmed> = async (ctx, { data }) => {
  const { userId: customerId } = data;
  const email = data.email.toLowerCase();
  const docs = ctx.collection(orders.declaration);
  for (let after = "", more = true; more;) {
    const found = await docs.find(
      { emailKey: email, customerId: { $exists: false }, id: { $gt: after } },
      { sort: [["id", 1]], limit: batch },
    );
    for (const { id } of found) await ctx.execute(orders, id, { type: "Adopt", customerId, email });
    after = found.at(-1)?.id ?? after;
    more = found.length === batch;
  }
  // Confirmed before the person was erased, and received after it.
  if (await isErased(ctx.own, customerId)) await eraseOrdersOf(ctx, customerId);
};
