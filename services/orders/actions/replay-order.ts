/** The response to the request that makes an order: the same for ever, whoever sends it again. */
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isUnguessable } from "../../../platform/broker/idempotency/keyed-request.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { msBetween } from "../../../platform/kernel/instant.ts";
import { pause, within } from "../../../platform/runtime/timeout.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { accessTokenOf, hashOf } from "../adapters/access-tokens.ts";
import { checkout } from "../domain/checkout.ts";
import type { Order } from "../domain/order.ts";
import { bodyText, requestKey, type PlaceRequest, type Subject } from "../domain/placement.ts";
import { creationResponse } from "../domain/view.ts";
import { leaseMs } from "../jobs/run-checkout.ts";
import type { PlaceInput } from "../orders.contract.ts";
import type { Order as OrderView } from "../orders.schemas.ts";
import { orders } from "../orders.store.ts";

/** A request to place an order, on its way. */
export interface Placing {
  readonly ctx: ServiceContext<PlaceInput>;
  readonly subject: Subject;
  readonly request: PlaceRequest;
  /** The shopper is responded to by then. */
  readonly deadline: string;
}

export const requestOf = (ctx: ServiceContext<PlaceInput>): PlaceRequest => {
  const callerId = ctx.personId;
  const { cartId, idempotencyKey = "" } = ctx.params;
  // Others may send a guest's short key for the same address: such a request is like no other.
  const counts = callerId !== undefined || cartId !== undefined || isUnguessable(idempotencyKey);
  return {
    key: counts ? requestKey(ctx.params, callerId) : ctx.newId("once"),
    hash: hashOf(bodyText(ctx.params)),
    actor: callerId === undefined ? "guest" : `customer:${callerId}`,
    ...defined({ callerId, via: ctx.nodeID || undefined }),
  };
};

/** What the request gets once the order has a response. */
export const respond = ({ ctx, request }: Placing, order: Order): OrderView | Fault =>
  creationResponse(
    order,
    request.callerId === undefined ? accessTokenOf(ctx, order.id) : undefined,
  );

/** Stores 202 as the response unless there is one already. */
export const respondPending = (
  ctx: ServiceContext,
  orderId: string,
): Promise<Stored<Order> | Fault> => ctx.execute(orders, orderId, { type: "RespondPending" });

/** Between two looks for it. */
const pollMs = 25;

/** Waits for the response to the first request; undefined when it takes longer than the deadline. */
const responded = async ({ ctx, deadline }: Placing, found: Order): Promise<Order | undefined> => {
  const docs = ctx.collection(orders.declaration);
  let order = found;
  while (!order.answer) {
    const left = msBetween(ctx.now(), deadline);
    if (left <= 0) return undefined;
    await within(sagaOf(ctx.own, checkout).settled(order.id), left, undefined);
    await pause(Math.min(left, pollMs));
    order = (await docs.get(order.id)) ?? order;
  }
  return order;
};

/** The same key again: waits for the first and gets its response. */
export const replay = async (placing: Placing, found: Order): Promise<OrderView | Fault> => {
  const { ctx, request } = placing;
  if (found.requestHash !== request.hash) return common.IDEMPOTENCY_KEY_REUSED();
  let order: Order | Fault | undefined = await responded(placing, found);
  if (!order) {
    // Whoever was to respond first must be gone by now.
    const orphan = msBetween(found.createdAt, ctx.now()) > leaseMs;
    if (!orphan) return common.IDEMPOTENCY_IN_FLIGHT({ retryAfter: 1, orderId: found.id });
    order = await respondPending(ctx, found.id);
  }
  if (isFault(order)) return order;
  ctx.setResponseHeader("Idempotency-Replayed", "true");
  return respond(placing, order);
};
