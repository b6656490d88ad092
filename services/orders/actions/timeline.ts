import type { Service } from "moleculer";
import { stateOf } from "../../../platform/storage/aggregate.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { eventsAbout } from "../../../platform/messaging/relay.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { askedOf, checkoutOf } from "../jobs/run-checkout.ts";
import type { Order } from "../domain/order.ts";
import { orders } from "../orders.store.ts";
import type * as contract from "../timeline.schemas.ts";
import { historyView, orderView } from "../domain/view.ts";

const standingOf = (service: Service, { id, process }: Order): contract.Standing | undefined => {
  if (!process) return undefined;
  const { way, waiting, due } = process;
  const failure = checkoutOf(service).failure(id);
  return {
    way,
    ...askedOf(process),
    waiting: waiting === true,
    due,
    ...(failure === undefined ? {} : { failure }),
  };
};

/** By id or by number. */
const find = async (service: Service, name: string): Promise<Order | undefined> => {
  const docs = collectionOf(service, orders.declaration);
  const doc = (await docs.get(name)) ?? (await docs.findOne({ number: name.toUpperCase() }));
  return doc && stateOf<Order>(doc);
};

/** The order's own side of its story, for whoever may ask on the mesh. */
export const storyOf = async (
  service: Service,
  name: string,
): Promise<Static<typeof contract.story.returns> | Fault> => {
  const order = await find(service, name);
  if (!order) return common.NOT_FOUND({ orderId: name });
  const standing = standingOf(service, order);
  return {
    node: service.broker.nodeID,
    order: orderView(order),
    ...(order.via === undefined ? {} : { via: order.via }),
    history: historyView(order).items,
    steps: [...(order.steps ?? [])],
    ...(standing ? { standing } : {}),
    events: await eventsAbout(service, order.id),
  };
};

/** Ids are sortable by time: oldest first. */
export const unfinishedPage = async (
  service: Service,
  { limit = 20, cursor }: Static<typeof contract.unfinished.params>,
): Promise<Static<typeof contract.unfinished.returns> | Fault> => {
  const after: readonly [string] | Fault =
    cursor === undefined ? [""] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await collectionOf(service, orders.declaration).find(
    { "process.due": { $gt: "" }, id: { $gt: after[0] } },
    { sort: [["id", 1]], limit: limit + 1 },
  );
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return {
    next,
    items: items.flatMap((order) => {
      const standing = standingOf(service, order);
      if (!standing) return [];
      const { id, number, createdAt, expiresAt } = order;
      const last = order.steps?.at(-1);
      return [{ orderId: id, number, createdAt, expiresAt, standing, ...(last ? { last } : {}) }];
    }),
  };
};
