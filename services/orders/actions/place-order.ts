import type { Service } from "moleculer";
import type { Handler } from "../../../platform/broker/context.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { msBetween, plusMs } from "../../../platform/kernel/instant.ts";
import { within } from "../../../platform/runtime/timeout.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import * as carts from "../../carts/carts.contract.ts";
import { cartIdOf } from "../adapters/access-tokens.ts";
import { checkout } from "../domain/checkout.ts";
import type { Order } from "../domain/order.ts";
import { draftOf, refusalOf, subjectOf } from "../domain/placement.ts";
import { leaseMs } from "../jobs/run-checkout.ts";
import { faults } from "../orders.contract.ts";
import type * as contract from "../orders.contract.ts";
import type { Order as OrderView } from "../orders.schemas.ts";
import { settings } from "../orders.settings.ts";
import { orders } from "../orders.store.ts";
import { payableOf, providerFault, type Payable } from "./find-provider.ts";
import { replay, requestOf, respond, respondPending, type Placing } from "./replay-order.ts";

/** The priced cart; for lines, of a cart opened for them. */
const pricedCart = async ({ ctx, subject, request }: Placing): Promise<carts.Snapshot | Fault> => {
  const caller = request.callerId ?? null;
  if ("cartId" in subject) return ctx.ask(carts.snapshot, { cartId: subject.cartId, caller });
  const cartId = cartIdOf(ctx, request.key, request.hash);
  const customer = defined({ customerId: request.callerId });
  const opened = await ctx.ask(carts.openWith, { ...subject, ...customer, cartId });
  return isFault(opened) ? opened : ctx.ask(carts.snapshot, { cartId, caller });
};

/** Writes the order; undefined when another request was first. */
const submit = async (
  { ctx, request }: Placing,
  cart: carts.Snapshot,
  { payment, deadlineMs }: Payable,
): Promise<Stored<Order> | Fault | undefined> => {
  const at = ctx.now();
  const id = ctx.newId("ord");
  const { ORDER_PENDING_TTL_MS: standardMs, HOLD_TTL_MS } = settings;
  const pendingMs = deadlineMs ?? standardMs;
  const command = {
    type: "Submit",
    draft: draftOf(id, cart, ctx.params, request, { at, pendingMs, payment }),
    actor: request.actor,
    lease: { due: plusMs(at, leaseMs), by: ctx.broker.nodeID },
    // Goods are held longer than the order may be paid for.
    holdUntil: plusMs(at, pendingMs + HOLD_TTL_MS - standardMs),
    respondNow: ctx.params.preferAsync === true,
  } as const;
  try {
    return await ctx.execute(orders, id, command, { fresh: true });
  } catch (error) {
    if (error instanceof DuplicateError) return undefined;
    throw error;
  }
};

/** Runs the saga and waits for it, but not beyond the deadline. */
const complete = async (placing: Placing, order: Stored<Order>): Promise<OrderView | Fault> => {
  const { ctx, deadline } = placing;
  const run = sagaOf(ctx.own, checkout).run(order.id, order);
  if (order.answer) return respond(placing, order);
  const last = await within(run, msBetween(ctx.now(), deadline), undefined);
  if (last?.answer) return respond(placing, last);
  const pending = await respondPending(ctx, order.id);
  return isFault(pending) ? pending : respond(placing, pending);
};

/** Refusals that another order of the cart does not explain. */
const refusalsOfAny = new Set(["PRICE_CHANGED", "CART_NOT_FOUND"]);

/** Why no order was written: the same request before, another order of the cart, or the cart itself. */
const explain = async (
  { ctx, request }: Placing,
  refusal: Fault | undefined,
): Promise<Order | Fault | undefined> => {
  const docs = ctx.collection(orders.declaration);
  const first = await docs.findOne({ requestKey: request.key });
  const final = refusal !== undefined && refusalsOfAny.has(refusal.code);
  if (first || final) return first ?? refusal;
  const { cartId } = ctx.params;
  const other = cartId === undefined ? undefined : await docs.findOne({ liveCartId: cartId });
  return other ? faults.CART_ALREADY_ORDERED({ cartId, orderId: other.id }) : refusal;
};

const write = async (
  placing: Placing,
  cart: carts.Snapshot,
): Promise<Stored<Order> | Fault | undefined> => {
  const payable = await payableOf(placing.ctx, cart);
  return isFault(payable) ? payable : submit(placing, cart, payable);
};

/** One try to write the order; undefined: what stood in the way is gone, so look again. */
const attempt = async (placing: Placing): Promise<OrderView | Fault | undefined> => {
  const { ctx, request } = placing;
  const cart = await pricedCart(placing);
  const refusal = refusalOf(cart, ctx.params, request.callerId);
  const written = isFault(cart) || refusal ? undefined : await write(placing, cart);
  if (isFault(written)) return written;
  if (written) return complete(placing, written);
  const other = await explain(placing, refusal);
  return other && !isFault(other) ? replay(placing, other) : other;
};

/** A cart may be freed by a rejection between two looks: looked at so often. */
const looksMax = 5;

const place = async (placing: Placing): Promise<OrderView | Fault> => {
  const { ctx, request } = placing;
  const docs = ctx.collection(orders.declaration);
  const before = await docs.findOne({ requestKey: request.key });
  if (before) return replay(placing, before);
  const { provider } = ctx.params.payment ?? {};
  const unpayable = provider !== undefined && (await providerFault(ctx, provider));
  if (unpayable) return unpayable;
  for (let look = 0; look < looksMax; look += 1) {
    const response = await attempt(placing);
    if (response) return response;
  }
  return common.VERSION_CONFLICT();
};

/** Orders, with the requests that it handles just now, by their keys. */
interface PlacingService extends Service {
  placing?: Map<string, Promise<unknown>>;
}

/**
 * POST /v1/orders. The same request sent again while the first is on its way here waits for that, instead of
 * writing the same order beside it and looking again and again how it goes.
 */
export const placeOrder: Handler<typeof contract.place> = async (ctx) => {
  if (ctx.params.idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const subject = subjectOf(ctx.params);
  if (isFault(subject)) return subject;
  const deadline = plusMs(ctx.now(), settings.CHECKOUT_DEADLINE_MS);
  const request = requestOf(ctx);
  const service: PlacingService = ctx.own;
  const all = (service.placing ??= new Map());
  const first = all.get(request.key);
  // However the first ends: afterwards the order is looked for as ever.
  if (first) await within(Promise.allSettled([first]), msBetween(ctx.now(), deadline), undefined);
  const mine = place({ ctx, subject, request, deadline });
  if (!first) all.set(request.key, mine);
  try {
    return await mine;
  } finally {
    if (all.get(request.key) === mine) all.delete(request.key);
  }
};
