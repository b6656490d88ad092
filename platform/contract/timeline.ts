import { closedObject, Id, Instant, Type, type Static } from "./contract.ts";

/** Id of a node: the process that did or published something. */
export const NodeId = Type.String({ maxLength: 300 });

/** An event as a timeline lists it: without its data. */
export const PublishedEvent = closedObject({
  id: Type.String(),
  type: Type.String(),
  at: Instant,
  /** Who wrote it; unknown of what was written before nodes were noted. */
  node: Type.Optional(NodeId),
});
export type PublishedEvent = Static<typeof PublishedEvent>;

/** Params of what each service gives of an order's timeline. */
export const timelineParams = closedObject({ orderId: Id });
