import { withoutPerson } from "../../../platform/contract/contract.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import type * as customers from "../../customers/customers.contract.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { deliverable } from "../domain/deliverable.ts";
import { deliveries, type Delivery } from "../webhooks.store.ts";

const blanked = ({ type, event, log }: Delivery) => {
  const schema = deliverable.get(type)?.data;
  const { data } = event;
  return {
    ...(data && schema ? { "event.data": withoutPerson(schema, data) } : {}),
    // An endpoint may have responded with what it was sent.
    log: log.map(({ response: _response, ...attempt }) => attempt),
  };
};

/** What is pending is sent blank. */
const eraseIn = async (ctx: ServiceContext, filter: Filter): Promise<void> => {
  const docs = ctx.collection(deliveries);
  for (const delivery of await docs.find(filter)) {
    const { id } = delivery;
    await docs.update({ id }, { $set: blanked(delivery) });
  }
};

/** The customer of the order was erased: what was sent about it says so of nobody any more. */
export const onOrderErased: EventHandler<typeof orders.erased> = async (ctx, { subject }) => {
  await eraseIn(ctx, { subject });
  await eraseDeadLetters(ctx.own, subject);
};

/** The person was erased: likewise what was sent about the account. */
export const onPersonErased: EventHandler<typeof customers.erased> = async (
  ctx,
  { subject, data },
) => {
  await eraseIn(ctx, { personId: data.customerId });
  await eraseIn(ctx, { subject });
  await eraseDeadLetters(ctx.own, subject);
};
