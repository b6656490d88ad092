import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { BoardRow } from "../insights.contract.ts";
import type * as contract from "../insights.contract.ts";
import { orderBoard } from "../insights.store.ts";

const newest: [string, string] = ["9999", "~"];

/** GET /v1/insights/orders, newest first. */
export const listBoard: Handler<typeof contract.board> = async (ctx) => {
  const { status, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? newest : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [at, id] = after;
  const rows = await ctx.collection(orderBoard).find(
    {
      ...defined({ status }),
      // The border once more: without it SQLite reads each part of the `$or` to its end and sorts.
      placedAt: { $gt: "", $lte: at },
      $or: [{ placedAt: { $lt: at } }, { placedAt: at, id: { $lt: id } }],
    },
    {
      sort: [
        ["placedAt", -1],
        ["id", -1],
      ],
      limit: limit + 1,
    },
  );
  const page = toPage(rows, limit, (row) => [row.placedAt, row.id]);
  return { items: page.items.map((row) => pick(BoardRow, row)), next: page.next };
};

/** An order's row on the board, and which process wrote it. */
export const timelineOf: Handler<typeof contract.timeline> = async (ctx) => {
  const row = await ctx.collection(orderBoard).get(ctx.params.orderId);
  return {
    node: ctx.broker.nodeID,
    row: row ? pick(BoardRow, row) : null,
    ...defined({ wroteBy: row?.node }),
  };
};
