import type { Service } from "moleculer";
import { ask, callerOf, holds, type Caller, type Ctx } from "../../../platform/broker/action.ts";
import { stateOf } from "../../../platform/storage/aggregate.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { typeId } from "../../../platform/kernel/id.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { ofOrder as paymentsOf } from "../../payments/payments.contract.ts";
import { ofOrder as shipmentsOf } from "../../shipping/shipping.contract.ts";
import type { Order } from "../domain/order.ts";
import type * as contract from "../orders.contract.ts";
import { orders } from "../orders.store.ts";
import type { Order as OrderView } from "../orders.schemas.ts";
import { tokenFits } from "../adapters/token-secret.ts";
import { orderView } from "../domain/view.ts";

interface Wanted {
  readonly orderId: string;
  readonly orderToken?: string;
}

const mayRead = (
  service: Service,
  order: Order,
  caller: Caller | undefined,
  token: string | undefined,
): boolean =>
  holds(caller, "orders") ||
  (caller !== undefined && caller.id === order.customerId) ||
  (token !== undefined && tokenFits(service, order.id, token));

/** The order if the caller may see it; another's answers exactly as a missing one. */
export const findOrder = async (service: Service, ctx: Ctx<Wanted>): Promise<Order | Fault> => {
  const { orderId, orderToken } = ctx.params;
  const doc = await collectionOf(service, orders.declaration).get(orderId);
  if (!doc || !mayRead(service, doc, callerOf(ctx), orderToken)) return common.NOT_FOUND();
  return stateOf<Order>(doc);
};

/** Who acts on an order, as its history names them. */
export const actorOf = (caller: Caller | undefined, order: Order): string => {
  if (!caller) return "guest";
  return caller.id === order.customerId ? `customer:${caller.id}` : `staff:${caller.id}`;
};

const noPart = new Uint8Array(10);
/** Ids begin with their time: the first id that can be made at an instant. */
const idAt = (instant: string): string => typeId("ord", Date.parse(instant), noPart);

const page = async (service: Service, filter: Filter[], limit: number, cursor?: string) => {
  const after = cursor === undefined ? undefined : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const all = [...filter, ...(after ? [{ id: { $lt: after[0] } }] : [])];
  const found = await collectionOf(service, orders.declaration).find(
    all.length > 0 ? { $and: all } : {},
    { sort: [["id", -1]], limit: limit + 1 },
  );
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map(orderView), next };
};

type Page = { items: OrderView[]; next: string | null };

const notAnInstant = (name: string): Fault =>
  common.VALIDATION_FAILED({
    errors: [{ pointer: `/${name}`, message: "must be an instant of ISO 8601" }],
  });

/** `from` is included, `to` is not. */
export const listOrders = async (
  service: Service,
  { status, email, from, to, limit = 20, cursor }: Static<typeof contract.list.params>,
): Promise<Page | Fault> => {
  if (from !== undefined && Number.isNaN(Date.parse(from))) return notAnInstant("from");
  if (to !== undefined && Number.isNaN(Date.parse(to))) return notAnInstant("to");
  const filter: Filter[] = [
    ...(status === undefined ? [] : [{ status }]),
    ...(email === undefined ? [] : [{ emailKey: email.toLowerCase() }]),
    ...(from === undefined ? [] : [{ id: { $gte: idAt(from) } }]),
    ...(to === undefined ? [] : [{ id: { $lt: idAt(to) } }]),
  ];
  return page(service, filter, limit, cursor);
};

export const listOwn = (
  service: Service,
  customerId: string,
  { limit = 20, cursor }: Static<typeof contract.listMine.params>,
): Promise<Page | Fault> => page(service, [{ customerId }], limit, cursor);

/** A part that is down is missing, not a failure of the whole. */
const part = async <T>(asked: Promise<{ items: T[] } | Fault>): Promise<T[] | null> => {
  try {
    const answer = await asked;
    return isFault(answer) ? null : answer.items;
  } catch {
    return null;
  }
};

/** An order beside what payments and shipping know of it. */
export const detailsOf = async (
  ctx: Ctx,
  order: Order,
): Promise<Static<typeof contract.details.returns>> => {
  const params = { orderId: order.id };
  const quick = { timeout: 1_500 };
  const [payments, shipments] = await Promise.all([
    part(ask(ctx, paymentsOf, params, quick)),
    part(ask(ctx, shipmentsOf, params, quick)),
  ]);
  return {
    order: orderView(order),
    payments,
    shipments,
    missing: [...(payments ? [] : ["payments"]), ...(shipments ? [] : ["shipments"])],
  };
};
