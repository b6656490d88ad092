/**
 * A copy that is being stopped turns calls away, or leaves before it read them: it has begun nothing, so that
 * any call, not only an idempotent one, may be asked of another copy.
 */
import type { CallingOptions, Context, Middleware } from "moleculer";

interface Refusal {
  readonly action?: unknown;
  readonly nodeID?: unknown;
}
interface Refused {
  readonly type?: unknown;
  readonly data?: Refusal | null;
}
interface Left {
  readonly node: { readonly id: string };
  readonly unexpected: boolean;
}

const asksMax = 5;
const waitMs = 20;
/** Longer than a rejection takes to arrive after the word that the node left. */
const leavingMs = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls that a callee made in turn fail with the same types: the action and the node tell them apart. */
const isAbout = ({ action, nodeID }: Refusal, ctx: Context): boolean =>
  action === ctx.action?.name && nodeID === ctx.nodeID;

/** Where every call of this process to another passes. Outside the breaker: another copy is another matter. */
export const elsewhereMiddleware = (): Middleware => {
  const left = new Set<string>();
  const asks = new WeakMap<object, number>();
  let respondedWithinMs = 10_000;

  const isUnbegun = (error: unknown, ctx: Context, askedMs: number): boolean => {
    const { type, data } = (error ?? {}) as Refused;
    if (!data || !isAbout(data, ctx)) return false;
    if (type === "SERVICE_NOT_AVAILABLE") return true;
    // Who leaves in good order has responded to everything it began, but what took longer than it waits for.
    const isFresh = performance.now() - askedMs < respondedWithinMs;
    return type === "REQUEST_REJECTED" && isFresh && left.has(String(data.nodeID));
  };

  const again = async (ctx: Context, times: number): Promise<unknown> => {
    await pause(waitMs * 2 ** times);
    const next = ctx.copy();
    asks.set(next, times + 1);
    // Moleculer takes the context of a call as an option, beside its typings.
    const options: CallingOptions & { ctx: Context } = { ctx: next };
    return ctx.broker.call(ctx.action?.name as string, ctx.params, options);
  };

  return {
    name: "Elsewhere",
    created(broker) {
      respondedWithinMs = broker.options.tracking?.shutdownTimeout ?? respondedWithinMs;
      broker.localBus.on("$node.disconnected", ({ node, unexpected }: Left) => {
        if (unexpected) return;
        left.add(node.id);
        setTimeout(() => left.delete(node.id), leavingMs).unref();
      });
    },
    remoteAction(next) {
      return async function (ctx) {
        const askedMs = performance.now();
        try {
          return (await next.call(this, ctx)) as unknown;
        } catch (error) {
          const times = asks.get(ctx) ?? 0;
          const { stream } = ctx.options as { stream?: unknown };
          // A stream has begun to flow and cannot flow again.
          if (stream !== undefined || times >= asksMax || !isUnbegun(error, ctx, askedMs))
            throw error;
          return again(ctx, times);
        }
      };
    },
  };
};
