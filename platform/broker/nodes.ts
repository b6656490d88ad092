/** What this process has seen of the others. */
import type { ServiceBroker } from "moleculer";

/** Beside Moleculer's typings. */
interface Registry {
  readonly nodes: { get(id: string): { readonly available: boolean } | undefined };
}

/** Whether a node was there and is gone. A node that this process never saw is not known to be. */
export const isNodeGone = ({ registry }: ServiceBroker, nodeID: string): boolean =>
  // Its nodes are beside Moleculer's typings.
  (registry as unknown as Registry).nodes.get(nodeID)?.available === false;
