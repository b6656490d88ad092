import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters, eraseLines } from "../../../platform/messaging/erasing.ts";
import type { erased } from "../../customers/customers.contract.ts";
import { orders } from "../orders.store.ts";

const batch = 100;

const eraseOrder = async (ctx: ServiceContext, id: string): Promise<void> => {
  const order = await ctx.execute(orders, id, { type: "Erase" });
  // The event comes again.
  if (isFault(order)) throw new Error(order.code);
  await eraseLines(ctx.own, id);
};

/** A person's orders keep what an invoice needs, and nothing else that was published of them says who it was. */
export const eraseOrdersOf = async (ctx: ServiceContext, customerId: string): Promise<void> => {
  const docs = ctx.collection(orders.declaration);
  for (let after = "", more = true; more;) {
    const found = await docs.find(
      { customerId, id: { $gt: after } },
      { sort: [["id", 1]], limit: batch },
    );
    for (const { id } of found) await eraseOrder(ctx, id);
    after = found.at(-1)?.id ?? after;
    more = found.length === batch;
  }
};

/** The person was erased. Noted first: an order that is adopted from now on is erased by whoever adopts it. */
export const onErased: EventHandler<typeof erased> = async (ctx, { data: { customerId } }) => {
  await eraseDeadLetters(ctx.own, customerId);
  await eraseOrdersOf(ctx, customerId);
};
