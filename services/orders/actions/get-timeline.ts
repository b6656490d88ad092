import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { eventsAbout } from "../../../platform/messaging/journal.ts";
import { checkout, variantsOf } from "../domain/checkout.ts";
import type { Order } from "../domain/order.ts";
import { standingOf } from "../domain/standing.ts";
import { orderView } from "../domain/view.ts";
import { orders } from "../orders.store.ts";
import type * as contract from "../timeline.schemas.ts";

/** By id or by number. */
const find = async (ctx: ServiceContext, name: string): Promise<Order | undefined> => {
  const docs = ctx.collection(orders.declaration);
  return (await docs.get(name)) ?? (await docs.findOne({ number: name.toUpperCase() }));
};

/** Orders' own part of the timeline of an order. */
export const getTimeline: Handler<typeof contract.timeline> = async (ctx) => {
  const { orderId } = ctx.params;
  const order = await find(ctx, orderId);
  if (!order) return common.NOT_FOUND({ orderId });
  const standing = standingOf(order, sagaOf(ctx.own, checkout).failure(order.id));
  return {
    node: ctx.broker.nodeID,
    order: orderView(order),
    variantKeys: variantsOf(order).variantKeys,
    ...defined({ via: order.via, standing }),
    history: [...order.history],
    steps: [...(order.steps ?? [])],
    events: await eventsAbout(ctx.own, order.id),
  };
};
