import type { Service } from "moleculer";
import { project } from "../../../platform/storage/projection.ts";
import type { Filter } from "../../../platform/storage/collection.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { dayOf } from "../../../platform/kernel/instant.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults, type BoardRow, type SalesBucket } from "../insights.contract.ts";
import { orderBoard, type Row } from "../insights.store.ts";
import { addSales, byDay, type Sums } from "../domain/sales.ts";

const SALES_PAGE = 1_000;

/** The row before any event: a payment may be told of before its order. */
const blank = (orderId: string): Row => ({
  id: orderId,
  version: 1,
  orderId,
  number: "",
  status: "pending",
  paymentStatus: "none",
  fulfilmentStatus: "none",
  email: "",
  total: { amount: 0, currency: "XXX" },
  tax: { amount: 0, currency: "XXX" },
  items: 0,
  placedAt: "",
  day: "",
  seen: { orders: 0, payments: 0 },
});

export interface OrderSeen {
  readonly number: string;
  readonly status: string;
  readonly fulfilmentStatus: string;
  readonly email: string;
  readonly lines: readonly { readonly quantity: number }[];
  readonly totals: { readonly total: Money; readonly tax: Money };
  readonly placedAt: string;
}

/** Puts what an order's event tells on the board, unless something newer is there. */
export const seeOrder = async (
  service: Service,
  id: string,
  version: number,
  order: OrderSeen,
): Promise<void> => {
  const { number, status, fulfilmentStatus, email, totals, placedAt, lines } = order;
  const items = lines.reduce((count, { quantity }) => count + quantity, 0);
  const { total, tax } = totals;
  const set = {
    number,
    status,
    fulfilmentStatus,
    email,
    total,
    tax,
    items,
    placedAt,
    day: dayOf(placedAt),
    node: service.broker.nodeID,
  };
  await project(collectionOf(service, orderBoard), blank(id), "seen.orders", version, set);
};

/** Puts the state of an order's payment on the board. */
export const seePayment = async (
  service: Service,
  orderId: string,
  version: number,
  status: string,
): Promise<void> =>
  project(collectionOf(service, orderBoard), blank(orderId), "seen.payments", version, {
    paymentStatus: status,
    node: service.broker.nodeID,
  });

const shown = ({
  orderId,
  number,
  status,
  paymentStatus,
  fulfilmentStatus,
  email,
  total,
  items,
  placedAt,
}: Row): BoardRow => ({
  orderId,
  number,
  status,
  paymentStatus,
  fulfilmentStatus,
  email,
  total,
  items,
  placedAt,
});

export const storyOf = async (service: Service, orderId: string) => {
  const row = await collectionOf(service, orderBoard).get(orderId);
  return {
    node: service.broker.nodeID,
    row: row ? shown(row) : null,
    ...(row?.node === undefined ? {} : { wroteBy: row.node }),
  };
};

const newest: [string, string] = ["9999", "~"];

/** A page of the board, newest first. */
export const boardPage = async (
  service: Service,
  { status, limit = 20, cursor }: { status?: string; limit?: number; cursor?: string },
): Promise<{ items: BoardRow[]; next: string | null } | Fault> => {
  const after = cursor === undefined ? newest : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [at, id] = after;
  const filter: Filter = {
    ...(status === undefined ? {} : { status }),
    // The border once more: without it SQLite walks each part of the `$or` to its end and sorts.
    placedAt: { $gt: "", $lte: at },
    $or: [{ placedAt: { $lt: at } }, { placedAt: at, id: { $lt: id } }],
  };
  const rows = await collectionOf(service, orderBoard).find(filter, {
    sort: [
      ["placedAt", -1],
      ["id", -1],
    ],
    limit: limit + 1,
  });
  const page = toPage(rows, limit, (row) => [row.placedAt, row.id]);
  return { items: page.items.map(shown), next: page.next };
};

/** Orders placed on the days from `from` to `to` in pages: a year of them neither fills memory nor stops the rest. */
async function* placedBetween(service: Service, from: string, to: string): AsyncGenerator<Row[]> {
  const rows = collectionOf(service, orderBoard);
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
    // The embedded store answers within the turn: others get theirs.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A day of the calendar: `2026-02-31` is none. */
const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOf(new Date(ms).toISOString()) === day;
};

/** Sales of the days from `from` to `to`, both counted in. */
export const salesBetween = async (
  service: Service,
  { from = "0000-01-01", to = "9999-12-31" }: { from?: string; to?: string },
): Promise<{ items: SalesBucket[] } | Fault> => {
  const days = [from, to].every(isDay);
  if (!days || from > to) return faults.RANGE_INVALID({ from, to });
  let sums: Sums = new Map();
  for await (const rows of placedBetween(service, from, to)) sums = addSales(sums, rows);
  return { items: byDay(sums) };
};
