/** Moleculer's own actions about a node, `$node.*`: they answer in their own process, and show no options. */
import moleculer, { type Middleware, type ServiceSchema } from "moleculer";

const local = { visibility: "protected" } as const;

/** For the broker option `internalServices`, which Moleculer changes: one for each broker. */
export const nodeActions = (): { readonly $node: ServiceSchema } => ({
  $node: {
    name: "$node",
    actions: {
      ...{ list: local, services: local, actions: local, events: local },
      ...{ health: local, metrics: local },
      // The broker's options hold the transporter, and that the password of NATS.
      options: false,
    },
  },
});

/**
 * Holds `visibility: "protected"` against other nodes: Moleculer only hides such an action from their registries, and
 * carries out whatever request is addressed to it.
 */
export const protectedActionsMiddleware = (): Middleware => ({
  name: "ProtectedActions",
  localAction(next, action) {
    if (action.visibility !== "protected") return next;
    const { name = "" } = action;
    const { nodeID } = this;
    return function (ctx) {
      if (ctx.nodeID === nodeID) return next.call(this, ctx);
      throw new moleculer.Errors.ServiceNotFoundError({ action: name, nodeID });
    };
  },
});
