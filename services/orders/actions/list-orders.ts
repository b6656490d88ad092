import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { typeId } from "../../../platform/kernel/id.ts";
import { encodeCursor, readCursor, toPage } from "../../../platform/kernel/page.ts";
import { dayStart, isDay, isInstant, nextDay } from "../../../platform/kernel/instant.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import type { Order as OrderState } from "../domain/order.ts";
import { exportPage } from "../../../platform/broker/export-page.ts";
import { searchFor } from "../domain/search.ts";
import { orderView } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import type { Order } from "../orders.schemas.ts";
import { settings } from "../orders.settings.ts";
import { orders } from "../orders.store.ts";
import type { exportOf } from "../timeline.schemas.ts";

interface Page {
  readonly limit?: number;
  readonly cursor?: string;
}

/** What a list is of, and its order: ids are sortable by time. */
interface Listed {
  readonly filters: readonly Filter[];
  /** What no index knows, judged on the orders that the filters find. */
  readonly fits?: ((order: OrderState) => boolean) | undefined;
  readonly oldestFirst?: boolean;
}

/** Orders are read in slices, so that a search through many does not hold the event loop. */
const sliceSize = 200;
/** Of one request; the rest of a longer search is behind `next`. */
const searchedMax = 10_000;

/** Where in the list a request begins, and how it goes on. */
const sliceOf = (
  ctx: ServiceContext<Page>,
  { filters, oldestFirst = false }: Listed,
  after: string | undefined,
  limit: number,
): Promise<OrderState[]> => {
  const beyond = after === undefined ? [] : [{ id: oldestFirst ? { $gt: after } : { $lt: after } }];
  const all = [...filters, ...beyond];
  return ctx
    .collection(orders.declaration)
    .find(all.length > 0 ? { $and: all } : {}, { sort: [["id", oldestFirst ? 1 : -1]], limit });
};

/** Up to limit + 1 orders that fit; `last`: the last that was looked at, when there are more behind it. */
const search = async (
  ctx: ServiceContext<Page>,
  listed: Listed,
  from: string | undefined,
  limit: number,
): Promise<{ found: OrderState[]; last?: string }> => {
  const { fits = () => true } = listed;
  const size = listed.fits ? sliceSize : limit + 1;
  const found: OrderState[] = [];
  let last = from;
  for (let searched = 0; searched < searchedMax; searched += size) {
    const slice = await sliceOf(ctx, listed, last, size);
    found.push(...slice.filter(fits));
    if (found.length > limit || slice.length < size) return { found };
    last = slice.at(-1)?.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return last === undefined ? { found } : { found, last };
};

/** A page of what fits all filters. */
const pageOf = async (
  ctx: ServiceContext<Page>,
  listed: Listed,
): Promise<{ items: Order[]; next: string | null } | Fault> => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? undefined : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const { found, last } = await search(ctx, listed, after?.[0], limit);
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map(orderView), next: next ?? (last ? encodeCursor([last]) : null) };
};

const notATime = (name: string): Fault =>
  common.VALIDATION_FAILED({
    errors: [{ pointer: `/${name}`, message: "must be a day or an instant of ISO 8601" }],
  });

/** The instant a range begins or ends with; a day counts whole, in the shop's time zone. */
const borderOf = (sent: string, end: boolean): string | undefined => {
  if (isDay(sent)) return dayStart(end ? nextDay(sent) : sent, settings.TIME_ZONE);
  return isInstant(sent) ? sent : undefined;
};

/** A filter by time. */
const timeFilter = (name: "from" | "to", sent: string | undefined): Filter[] | Fault => {
  if (sent === undefined) return [];
  const border = borderOf(sent, name === "to");
  if (border === undefined) return notATime(name);
  return [{ id: name === "to" ? { $lt: idAt(border) } : { $gte: idAt(border) } }];
};

const noRandomPart = new Uint8Array(10);
/** Ids begin with their time: the first id that can be made at an instant. */
const idAt = (instant: string): string => typeId("ord", Date.parse(instant), noRandomPart);

/** GET /v1/orders: an instant `from` is included, one of `to` is not; a day counts whole. */
export const listOrders: Handler<typeof contract.list> = async (ctx) => {
  const { status, email, number, from, to, sort } = ctx.params;
  const { name, sku, paymentStatus, fulfilmentStatus } = ctx.params;
  const after = timeFilter("from", from);
  if (isFault(after)) return after;
  const before = timeFilter("to", to);
  if (isFault(before)) return before;
  const filters = [
    ...(number === undefined ? [] : [{ number: number.trim().toUpperCase() }]),
    ...(status === undefined ? [] : [{ status }]),
    ...(email === undefined ? [] : [{ emailKey: email.toLowerCase() }]),
    ...after,
    ...before,
  ];
  const fits = searchFor(defined({ name, sku, paymentStatus, fulfilmentStatus }));
  return pageOf(ctx, { filters, fits, oldestFirst: sort === "oldest" });
};

/** GET /v1/customers/me/orders */
export const listOwnOrders: Handler<typeof contract.listMine> = async (ctx) =>
  ctx.principal
    ? pageOf(ctx, { filters: [{ customerId: ctx.principal.id }] })
    : common.UNAUTHENTICATED();

/** The orders of a customer, for their export. */
export const exportOrders: Handler<typeof exportOf> = async (ctx) => {
  const { customerId } = ctx.params;
  return (await exportPage(ctx, orders.declaration, { customerId }))(orderView);
};
