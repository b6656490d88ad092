import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { dayOf } from "../../../platform/kernel/instant.ts";
import { addSales, byDay, type Sums } from "../domain/sales.ts";
import * as contract from "../insights.contract.ts";
import { orderBoard, type OrderRow } from "../insights.store.ts";

const SALES_PAGE = 1_000;

/** Orders placed on the days from `from` to `to` in pages: a year of them neither fills memory nor stops the rest. */
async function* placedBetween(
  ctx: ServiceContext,
  from: string,
  to: string,
): AsyncGenerator<OrderRow[]> {
  const rows = ctx.collection(orderBoard);
  let [at, id] = [from, ""];
  for (;;) {
    const page = await rows.find(
      // "~" sorts behind every time of the day.
      {
        placedAt: { $gte: at, $lte: `${to}~` },
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

/** A day of the calendar: `2026-02-31` is none. */
const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOf(new Date(ms).toISOString()) === day;
};

/** GET /v1/insights/sales: of the days from `from` to `to`, both counted in. */
export const reportSales: Handler<typeof contract.sales> = async (ctx) => {
  const { from = "0000-01-01", to = "9999-12-31" } = ctx.params;
  const days = [from, to].every(isDay);
  if (!days || from > to) return contract.faults.RANGE_INVALID({ from, to });
  let sums: Sums = new Map();
  for await (const rows of placedBetween(ctx, from, to)) sums = addSales(sums, rows);
  return { items: byDay(sums) };
};
