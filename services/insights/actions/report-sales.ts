import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { dayIn, dayStart, isDay, nextDay } from "../../../platform/kernel/instant.ts";
import { addSales, byDay, type Sums } from "../domain/sales.ts";
import * as contract from "../insights.contract.ts";
import { settings } from "../insights.settings.ts";
import { orderBoard, type OrderRow } from "../insights.store.ts";

const SALES_PAGE = 1_000;

/** Orders placed from the instant `from` until before `to` in pages: a year of them neither fills memory nor stops the rest. */
async function* placedBetween(
  ctx: ServiceContext,
  from: string,
  to: string,
): AsyncGenerator<OrderRow[]> {
  const rows = ctx.collection(orderBoard);
  let [at, id] = [from, ""];
  for (;;) {
    const page = await rows.find(
      {
        placedAt: { $gte: at, $lt: to },
        $or: [{ placedAt: { $gt: at } }, { placedAt: at, id: { $gt: id } }],
      },
      {
        sort: [
          ["placedAt", 1],
          ["id", 1],
        ],
        limit: SALES_PAGE,
      },
    );
    yield page;
    const last = page.at(-1);
    if (!last || page.length < SALES_PAGE) return;
    ({ placedAt: at, id } = last);
    // The embedded store reads within the turn: others get theirs.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A sale counts on the day on which it was placed in the shop's time zone. */
const onItsDay = (row: OrderRow): OrderRow => ({
  ...row,
  day: dayIn(row.placedAt, settings.TIME_ZONE),
});

/** GET /v1/insights/sales: of the days from `from` to `to` in the shop's time zone, both counted in. */
export const reportSales: Handler<typeof contract.sales> = async (ctx) => {
  const { from = "0001-01-01", to = "9998-12-31" } = ctx.params;
  const days = [from, to].every(isDay);
  if (!days || from > to) return contract.faults.RANGE_INVALID({ from, to });
  const [start, end] = [from, nextDay(to)].map((day) => dayStart(day, settings.TIME_ZONE));
  let sums: Sums = new Map();
  for await (const rows of placedBetween(ctx, start ?? from, end ?? to))
    sums = addSales(sums, rows.map(onItsDay));
  return { items: byDay(sums) };
};
