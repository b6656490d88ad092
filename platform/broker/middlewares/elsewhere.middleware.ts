/**
 * A copy that is being stopped turns calls away, or leaves before it read them: it has begun nothing, so that
 * any call, not only an idempotent one, may be asked of another copy. Of a copy that died nobody knows what it did:
 * only calls are asked again that have the effect of one, by their contract or by their key.
 */
import type { CallingOptions, Context, Middleware } from "moleculer";
import { isConnected } from "../../runtime/connection.ts";
import { pause } from "../../runtime/timeout.ts";
import { natsAway } from "../nats/nats-away.ts";
import { ownValue } from "../../kernel/own-value.ts";
import type { Meta } from "../context.ts";
import { isUnguessable } from "../idempotency/keyed-request.ts";

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

/** What a contract says of its action, as `actionOf` announces it. */
interface Repeatable {
  readonly idempotent?: boolean;
  readonly keyScope?: readonly string[];
}

/** The owner remembers the key: a guest's that others might send too only with what is the guest's own. */
const isKeyed = ({ params, meta, action }: Context): boolean => {
  const { keyScope } = (action ?? {}) as Repeatable;
  const { idempotencyKey: key, ...rest } = (params ?? {}) as Record<string, unknown>;
  if (keyScope === undefined || typeof key !== "string") return false;
  const isOwn = keyScope.some((name) => ownValue(rest, name) !== undefined);
  return isOwn || isUnguessable(key) || (meta as Meta).token !== undefined;
};

/** Calls that a callee made in turn fail with the same types: the action and the node tell them apart. */
const isAbout = ({ action, nodeID }: Refusal, ctx: Context): boolean =>
  action === ctx.action?.name && nodeID === ctx.nodeID;

/** Moleculer's own, beside its typings. */
interface Copies {
  getActionEndpoints(name: string): {
    readonly endpoints: readonly { readonly id: string; readonly isAvailable: boolean }[];
  } | null;
}

const hasOtherCopy = ({ broker, action, nodeID }: Context): boolean => {
  const registry: Copies = broker.registry;
  const all = registry.getActionEndpoints(action?.name ?? "")?.endpoints ?? [];
  return all.some(({ id, isAvailable }) => isAvailable && id !== nodeID);
};

/** A call that timed out at the only copy is not worth a second wait: nobody else could respond. */
const final = (error: unknown, ctx: Context): unknown => {
  const { type, data } = (error ?? {}) as Refused;
  if (type === "REQUEST_TIMEOUT" && data && isAbout(data, ctx) && !hasOtherCopy(ctx))
    Object.assign(error as object, { retryable: false });
  return error;
};

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

  /** The callee is gone or does not respond. A call that is idempotent and timed out is Retry's. */
  const isLost = (error: unknown, ctx: Context, times: number): boolean => {
    const { type, data } = (error ?? {}) as Refused;
    if (!data || !isAbout(data, ctx)) return false;
    if (type === "REQUEST_TIMEOUT") return times === 0 && isKeyed(ctx) && hasOtherCopy(ctx);
    const { idempotent } = (ctx.action ?? {}) as Repeatable;
    return type === "REQUEST_REJECTED" && (idempotent === true || isKeyed(ctx));
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
        // Moleculer would log each packet that cannot be sent.
        if (!isConnected(ctx.broker)) throw natsAway();
        const askedMs = performance.now();
        try {
          return (await next.call(this, ctx)) as unknown;
        } catch (error) {
          const times = asks.get(ctx) ?? 0;
          const { stream } = ctx.options as { stream?: unknown };
          // A stream has begun to flow and cannot flow again.
          if (stream !== undefined || times >= asksMax) throw error;
          if (isUnbegun(error, ctx, askedMs) || isLost(error, ctx, times)) return again(ctx, times);
          throw final(error, ctx);
        }
      };
    },
  };
};
