import type { Service } from "moleculer";
import { ask, callerOf, type Ctx } from "../../../platform/broker/action.ts";
import { execute } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { msBetween, plusMs } from "../../../platform/kernel/instant.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { openWith, snapshot, type Snapshot } from "../../carts/carts.contract.ts";
import { checkoutOf, leaseMs } from "../jobs/run-checkout.ts";
import type { Order } from "../domain/order.ts";
import { faults, type Place } from "../orders.contract.ts";
import { settings } from "../orders.settings.ts";
import { orders } from "../orders.store.ts";
import {
  bodyText,
  draftOf,
  refusalOf,
  requestKey,
  subjectOf,
  type Lines,
  type Request,
} from "../domain/placement.ts";
import type { Order as OrderView } from "../orders.schemas.ts";
import { accessTokenOf, cartIdOf, hashOf } from "../adapters/token-secret.ts";
import { within } from "../adapters/within-timer.ts";
import { creationAnswer } from "../domain/view.ts";

type PlaceCtx = Ctx<Place>;

const nowOf = (service: Service): string => shapeOf(service.broker).now();

const requestOf = (ctx: PlaceCtx): Request => {
  const caller = callerOf(ctx);
  return {
    key: requestKey(ctx.params, caller?.id),
    hash: hashOf(bodyText(ctx.params)),
    ...(caller ? { callerId: caller.id } : {}),
    actor: caller ? `customer:${caller.id}` : "guest",
    ...(ctx.nodeID ? { via: ctx.nodeID } : {}),
  };
};

const byKey = (service: Service, key: string): Promise<Order | undefined> =>
  collectionOf(service, orders.declaration).findOne({ requestKey: key });

const orderedAlready = async (service: Service, cartId: string): Promise<Fault | undefined> => {
  const other = await collectionOf(service, orders.declaration).findOne({ liveCartId: cartId });
  return other && faults.CART_ALREADY_ORDERED({ cartId, orderId: other.id });
};

const answerOf = (service: Service, order: Order, { callerId }: Request): OrderView | Fault =>
  creationAnswer(order, callerId === undefined ? accessTokenOf(service, order.id) : undefined);

/** Stores 202 as the answer unless there is one already. */
const answerPending = async (service: Service, orderId: string): Promise<Order | Fault> => {
  const executed = await execute(service, orders, orderId, { type: "AnswerPending" });
  return isFault(executed) ? executed : executed.state;
};

/** The same key again: waits for the first and gets its answer. */
const replay = async (
  service: Service,
  ctx: PlaceCtx,
  request: Request,
  found: Order,
  deadline: string,
): Promise<OrderView | Fault> => {
  if (found.requestHash !== request.hash) return common.IDEMPOTENCY_KEY_REUSED();
  const docs = collectionOf(service, orders.declaration);
  let order: Order = found;
  while (!order.answer) {
    const left = msBetween(nowOf(service), deadline);
    if (left <= 0) {
      // Whoever was to answer first must be gone by now.
      const orphan = msBetween(order.createdAt, nowOf(service)) > leaseMs;
      if (!orphan) return common.IDEMPOTENCY_IN_FLIGHT({ retryAfter: 1, orderId: order.id });
      const answered = await answerPending(service, order.id);
      if (isFault(answered)) return answered;
      order = answered;
      break;
    }
    await within(checkoutOf(service).settled(order.id), left);
    await within(undefined, Math.min(left, 25));
    order = (await docs.get(order.id)) ?? order;
  }
  (ctx.meta as Record<string, unknown>)["$responseHeaders"] = { "Idempotency-Replayed": "true" };
  return answerOf(service, order, request);
};

/** The priced cart; for lines, of a cart opened for them. */
const pricedOf = async (
  service: Service,
  ctx: PlaceCtx,
  subject: { cartId: string } | Lines,
  request: Request,
): Promise<Snapshot | Fault> => {
  if ("cartId" in subject) return ask(ctx, snapshot, { cartId: subject.cartId });
  const cartId = cartIdOf(service, request.key, request.hash);
  const { callerId } = request;
  const customer = callerId === undefined ? {} : { customerId: callerId };
  const opened = await ask(ctx, openWith, { ...subject, ...customer, cartId });
  return isFault(opened) ? opened : ask(ctx, snapshot, { cartId });
};

/** Writes the order; undefined when another request was first. */
const submit = async (
  service: Service,
  cart: Snapshot,
  params: Place,
  request: Request,
): Promise<Order | Fault | undefined> => {
  const at = nowOf(service);
  const id = newId("ord");
  try {
    const pendingMs = settings.ORDER_PENDING_TTL_MS;
    const command = {
      type: "Submit",
      draft: draftOf(id, cart, params, request, { at, pendingMs }),
      actor: request.actor,
      due: plusMs(at, leaseMs),
      holdUntil: plusMs(at, settings.HOLD_TTL_MS),
      answerNow: params.preferAsync === true,
    } as const;
    const executed = await execute(service, orders, id, command, { fresh: true });
    return isFault(executed) ? executed : executed.state;
  } catch (error) {
    if (error instanceof DuplicateError) return undefined;
    throw error;
  }
};

/** Runs the saga and waits for it, but not beyond the deadline. */
const complete = async (
  service: Service,
  order: Order,
  request: Request,
  deadline: string,
): Promise<OrderView | Fault> => {
  const walk = checkoutOf(service).run(order.id, order);
  if (order.answer) return answerOf(service, order, request);
  const walked = await within(walk, msBetween(nowOf(service), deadline));
  if (walked?.answer) return answerOf(service, walked, request);
  const answered = await answerPending(service, order.id);
  return isFault(answered) ? answered : answerOf(service, answered, request);
};

/** Why no order was written: the same request before, another order of the cart, or the cart itself. */
const explain = async (
  service: Service,
  { cartId }: Place,
  request: Request,
  refusal: Fault | undefined,
): Promise<Order | Fault | undefined> => {
  const first = await byKey(service, request.key);
  if (first || refusal?.code === "PRICE_CHANGED") return first ?? refusal;
  const other = cartId === undefined ? undefined : await orderedAlready(service, cartId);
  return other ?? refusal;
};

/** One try to write the order; undefined: what stood in the way is gone, so look again. */
const attempt = async (
  service: Service,
  ctx: PlaceCtx,
  subject: { cartId: string } | Lines,
  request: Request,
  deadline: string,
): Promise<OrderView | Fault | undefined> => {
  const cart = await pricedOf(service, ctx, subject, request);
  const refusal = isFault(cart) ? cart : refusalOf(cart, ctx.params, request.callerId);
  const written =
    isFault(cart) || refusal ? undefined : await submit(service, cart, ctx.params, request);
  if (isFault(written)) return written;
  if (written) return complete(service, written, request, deadline);
  const other = await explain(service, ctx.params, request, refusal);
  return other && !isFault(other) ? replay(service, ctx, request, other, deadline) : other;
};

/** A cart may be freed by a rejection between two looks: looked at so often. */
const looksMax = 5;

const place = async (
  service: Service,
  ctx: PlaceCtx,
  subject: { cartId: string } | Lines,
  request: Request,
  deadline: string,
): Promise<OrderView | Fault> => {
  const before = await byKey(service, request.key);
  if (before) return replay(service, ctx, request, before, deadline);
  for (let look = 0; look < looksMax; look += 1) {
    const answered = await attempt(service, ctx, subject, request, deadline);
    if (answered) return answered;
  }
  return common.VERSION_CONFLICT();
};

/** Being placed by this process, by request key. */
const underway = new WeakMap<Service, Map<string, Promise<unknown>>>();

/**
 * `POST /v1/orders`. The same request sent again while the first is on its way here waits for that, instead of
 * writing the same order beside it and looking again and again how it goes.
 */
export const placeOrder = async (service: Service, ctx: PlaceCtx): Promise<OrderView | Fault> => {
  if (ctx.params.idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const subject = subjectOf(ctx.params);
  if (isFault(subject)) return subject;
  const deadline = plusMs(nowOf(service), settings.CHECKOUT_DEADLINE_MS);
  const request = requestOf(ctx);
  const all = underway.get(service) ?? new Map<string, Promise<unknown>>();
  underway.set(service, all);
  const first = all.get(request.key);
  // How it ends is the first one's to say: afterwards the order is looked for as ever.
  if (first) await within(Promise.allSettled([first]), msBetween(nowOf(service), deadline));
  const mine = place(service, ctx, subject, request, deadline);
  if (!first) all.set(request.key, mine);
  try {
    return await mine;
  } finally {
    if (all.get(request.key) === mine) all.delete(request.key);
  }
};
