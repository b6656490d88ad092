import {
  action,
  closedObject,
  Currency,
  Id,
  Instant,
  Money,
  Paging,
  pageOf,
  ShownEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { NodeId, timelineParams } from "../../platform/contract/timeline.ts";

export const faults = catalogue({
  RANGE_INVALID: [422, "The range is not one of days", { from: Type.String(), to: Type.String() }],
});

const Day = Type.String({
  as: "date",
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  description: "A day in the shop's time zone, 2026-11-21",
});

export const BoardRow = closedObject(
  {
    orderId: Id,
    number: Type.String(),
    status: Type.String(),
    paymentStatus: Type.String(),
    fulfilmentStatus: Type.String(),
    email: ShownEmail,
    total: Money,
    items: Type.Integer({ description: "Pieces ordered" }),
    placedAt: Instant,
  },
  { title: "BoardRow" },
);
export type BoardRow = Static<typeof BoardRow>;

export const SalesBucket = closedObject(
  {
    day: Day,
    currency: Currency,
    orders: Type.Integer(),
    cancelled: Type.Integer(),
    items: Type.Integer(),
    revenue: Money,
    refunded: Type.Optional(Money),
    tax: Money,
  },
  {
    title: "SalesBucket",
    description:
      "Placed and not cancelled orders of a day of the shop in one currency. Revenue and tax are less what was refunded of them, whenever it was; `refunded` is that",
  },
);
export type SalesBucket = Static<typeof SalesBucket>;

export const board = action({
  name: "insights.board",
  summary: "The order board, newest first",
  params: closedObject({
    status: Type.Optional(
      Type.String({ maxLength: 20, description: "Only orders of this status" }),
    ),
    ...Paging,
  }),
  returns: pageOf(BoardRow),
  access: { scope: "insights:read" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/insights/orders" },
});

export const sales = action({
  name: "insights.sales",
  summary: "Sales by day and currency",
  params: closedObject({
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    bucket: Type.Optional(Type.Literal("day", { description: "The span of one bucket" })),
  }),
  returns: closedObject({ items: Type.Array(SalesBucket) }),
  access: { scope: "insights:read" },
  faults: [faults.RANGE_INVALID],
  rest: { method: "GET", path: "/insights/sales" },
});

/** `wroteBy`: the process that changed the row last. */
export const timeline = action({
  name: "insights.timeline",
  summary: "An order's row on the board, and which process wrote it",
  params: timelineParams,
  returns: closedObject({
    node: NodeId,
    row: Type.Union([BoardRow, Type.Null()]),
    wroteBy: Type.Optional(NodeId),
  }),
  access: "internal",
  idempotent: true,
});

export const contract = {
  actions: { board, sales, timeline, ...deadLetterActions("insights") },
  events: {},
  faults,
};
