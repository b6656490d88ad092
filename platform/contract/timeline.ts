import { closedObject, Id, Instant, Type, type Static } from "./contract.ts";

/** Id of a node: the process that did or told something. */
export const NodeId = Type.String({ maxLength: 300 });

/** An event as a story tells of it: without its data. */
export const EventTold = closedObject({
  id: Type.String(),
  type: Type.String(),
  at: Instant,
  /** Who wrote it; unknown of what was written before nodes were noted. */
  node: Type.Optional(NodeId),
});
export type EventTold = Static<typeof EventTold>;

/** Params of `<service>.story`: each service tells its part of an order. */
export const storyParams = closedObject({ orderId: Id });
