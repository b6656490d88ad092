import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { typeId } from "../../../platform/kernel/id.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { dayStart, isDay, isInstant, nextDay } from "../../../platform/kernel/instant.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import { orderView } from "../domain/view.ts";
import type * as contract from "../orders.contract.ts";
import type { Order } from "../orders.schemas.ts";
import { settings } from "../orders.settings.ts";
import { orders } from "../orders.store.ts";

interface Page {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of what fits all filters, newest first: ids are sortable by time. */
const pageOf = async (
  ctx: ServiceContext<Page>,
  filters: readonly Filter[],
): Promise<{ items: Order[]; next: string | null } | Fault> => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? undefined : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const all = [...filters, ...(after ? [{ id: { $lt: after[0] } }] : [])];
  const found = await ctx
    .collection(orders.declaration)
    .find(all.length > 0 ? { $and: all } : {}, { sort: [["id", -1]], limit: limit + 1 });
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map(orderView), next };
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
  const { status, email, from, to } = ctx.params;
  const after = timeFilter("from", from);
  if (isFault(after)) return after;
  const before = timeFilter("to", to);
  if (isFault(before)) return before;
  return pageOf(ctx, [
    ...(status === undefined ? [] : [{ status }]),
    ...(email === undefined ? [] : [{ emailKey: email.toLowerCase() }]),
    ...after,
    ...before,
  ]);
};

/** GET /v1/customers/me/orders */
export const listOwnOrders: Handler<typeof contract.listMine> = async (ctx) =>
  ctx.principal ? pageOf(ctx, [{ customerId: ctx.principal.id }]) : common.UNAUTHENTICATED();
