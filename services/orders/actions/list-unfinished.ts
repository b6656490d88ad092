import type { Handler } from "../../../platform/broker/context.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { checkout } from "../domain/checkout.ts";
import { unfinishedOf } from "../domain/standing.ts";
import { orders } from "../orders.store.ts";
import type * as contract from "../timeline.schemas.ts";

/** Orders whose checkout has not ended, oldest first: ids are sortable by time. */
export const listUnfinished: Handler<typeof contract.unfinished> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after: readonly [string] | Fault =
    cursor === undefined ? [""] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx
    .collection(orders.declaration)
    .find(
      { "process.due": { $gt: "" }, id: { $gt: after[0] } },
      { sort: [["id", 1]], limit: limit + 1 },
    );
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  const runner = sagaOf(ctx.own, checkout);
  return { next, items: items.flatMap((one) => unfinishedOf(one, runner.failure(one.id)) ?? []) };
};
