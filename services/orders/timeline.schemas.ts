import {
  action,
  closedObject,
  Id,
  Instant,
  Paging,
  pageOf,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { exportAction } from "../../platform/contract/export.ts";
import { common } from "../../platform/kernel/fault.ts";
import { PublishedEvent, NodeId } from "../../platform/contract/timeline.ts";
import { Move, Order } from "./orders.schemas.ts";

/** How one step of the checkout went, and which process responded. */
export const Step = closedObject({
  at: Instant,
  /** The name of a step of the saga: `reserve`. */
  step: Type.String(),
  how: Type.Union([
    Type.Literal("done"),
    Type.Literal("waiting"),
    Type.Literal("refused"),
    Type.Literal("undone"),
    Type.Literal("expired"),
  ]),
  /** Of a refusal. */
  code: Type.Optional(Type.String()),
  node: Type.Optional(NodeId),
});
export type Step = Static<typeof Step>;

/** Where a saga stands that has not ended. */
export const SagaProgress = closedObject({
  way: Type.Union([Type.Literal("down"), Type.Literal("up")]),
  step: Type.String(),
  /** The service that is asked. */
  asks: Type.String(),
  /** The outcome is open still: a payment whose provider has not said. */
  waiting: Type.Boolean(),
  /** Whoever finds it after this instant takes it over. */
  due: Instant,
  /** What failed last, where the responding process is the one that tried. */
  failure: Type.Optional(Type.String()),
});
export type SagaProgress = Static<typeof SagaProgress>;

/** `orderId` may be the order's number. `via`: the process that handed the request to orders. */
export const timeline = action({
  name: "orders.timeline",
  summary:
    "The timeline of an order: its moves, its saga, what was published, and by which process",
  params: closedObject({ orderId: Id }),
  returns: closedObject({
    node: NodeId,
    order: Order,
    /** Of the variants of its lines. */
    variantKeys: Type.Optional(Type.Array(Type.String())),
    via: Type.Optional(NodeId),
    history: Type.Array(Move),
    steps: Type.Array(Step),
    standing: Type.Optional(SagaProgress),
    events: Type.Array(PublishedEvent),
  }),
  access: "internal",
  idempotent: true,
  faults: [common.NOT_FOUND],
});

export const exportOf = exportAction("orders", Order);

export const UnfinishedOrder = closedObject({
  orderId: Id,
  number: Type.String(),
  createdAt: Instant,
  expiresAt: Instant,
  standing: SagaProgress,
  last: Type.Optional(Step),
});
export type UnfinishedOrder = Static<typeof UnfinishedOrder>;

export const unfinished = action({
  name: "orders.unfinished",
  summary: "Orders whose saga has not ended, oldest first",
  params: closedObject({ ...Paging }),
  returns: pageOf(UnfinishedOrder),
  access: "internal",
  idempotent: true,
  faults: [common.CURSOR_INVALID],
});

/** Of a link in a mail: reads and cancels the order as `accessToken` does, until it ends. */
export const issueLinkToken = action({
  name: "orders.issueLinkToken",
  summary: "The token that a mail's link to an order holds",
  params: closedObject({ orderId: Id }),
  returns: closedObject({ token: Type.String() }),
  access: "internal",
  idempotent: true,
});
