import type { ActionHandler, ActionParams, ActionSchema, Service, ServiceSchema } from "moleculer";
import { checkAgainst } from "../contract/check.ts";
import {
  brokerName,
  type ActionContract,
  type EventContract,
  type ServiceContract,
} from "../contract/contract.ts";
import { toParamRules } from "../contract/rules.ts";
import { defined } from "../kernel/defined.ts";
import { isFault } from "../kernel/fault.ts";
import type { PublishingService } from "../messaging/published.ts";
import { validationOf } from "../runtime/runtime.ts";
import type { CollectionDeclaration } from "../storage/collection.ts";
import { withDataKeys } from "../storage/sealing/data-keys.ts";
import type { CallingService } from "./call.ts";
import type { Handler, ServiceContext } from "./context.ts";
import { faultError } from "./faults.ts";
import { keptOnce, usedKeys } from "./idempotency/idempotency.ts";
import { keyScopeOf } from "./idempotency/keyed-request.ts";
import { byPhase, type MixinHandler, type ServiceMixin } from "./phases.ts";
import { ownValue } from "../kernel/own-value.ts";

/** What Moleculer takes beside a handler: its cacher's settings, hooks. */
type ActionOptions = Pick<ActionSchema, "cache" | "hooks">;
interface Configured<C extends ActionContract> extends ActionOptions {
  readonly handler: Handler<C>;
}

/** Handled by the consumer mixin. */
type DeadLetterActions = "deadLetters" | "redrive";

/** A handler for every action of the contract, no more and no fewer, or it does not compile. */
type Handlers<C extends ServiceContract> = {
  readonly [K in keyof Omit<C["actions"], DeadLetterActions>]:
    Handler<C["actions"][K]> | Configured<C["actions"][K]>;
};

export interface ServiceDefinition<C extends ServiceContract> extends Pick<
  ServiceSchema,
  "settings" | "methods" | "hooks" | "events"
> {
  /** Plural noun; on the broker `v1.<name>`. */
  readonly name: string;
  /** Default 1. Versions side by side share one store, one relay and one consumer. */
  readonly version?: number;
  /** Actions of others that it calls: `ctx.ask` refuses all others, as NATS does on the mesh. */
  readonly calls?: readonly ActionContract[];
  /** In any order: `defineService` sorts them by `startOrder`. */
  readonly mixins?: readonly ServiceMixin[];
  readonly actions: Handlers<C>;
  /** After the store is open and the relay runs; before jobs and events. */
  readonly started?: (this: Service) => Promise<void> | void;
  /** Before the store closes. */
  readonly stopped?: (this: Service) => Promise<void> | void;
}

/** Moleculer keeps what else an action says, and the principal middleware reads it. */
interface ContractAction extends ActionSchema {
  readonly access: ActionContract["access"];
  readonly idempotent: boolean;
  /** Where a key makes a repeated call safe, and whose key is one's own. */
  readonly keyScope?: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
  readonly retryPolicy: { readonly enabled: boolean; readonly retries: number };
}

type AnyHandler = (ctx: ServiceContext<never>, contract: ActionContract) => unknown;

/** Makes the Moleculer action of a contract: rules, access and timeouts come from it; a returned fault is thrown. */
export const actionOf = <C extends ActionContract>(
  contract: C,
  handler: Handler<C>,
): ContractAction => actionFor(contract, handler as AnyHandler, {});

const actionFor = (
  contract: ActionContract,
  handler: AnyHandler,
  options: ActionOptions,
): ContractAction => {
  const once = contract.keepsResults ? keptOnce(contract, handler) : handler;
  const run = async (ctx: ServiceContext<never>): Promise<unknown> => {
    const result: unknown = await once(ctx, contract);
    if (isFault(result)) throw faultError(result);
    if (validationOf(ctx.broker)?.responses)
      checkAgainst(contract.returns, result, `The response of ${contract.name}`);
    return result;
  };
  return {
    // What services send each other was judged where it came in, and may be older than a rule.
    params: toParamRules(contract.params, contract.access !== "internal") as ActionParams,
    access: contract.access,
    idempotent: contract.idempotent,
    ...defined({ keyScope: keyScopeOf(contract) }),
    timeout: contract.timeoutMs,
    retryPolicy: { enabled: contract.idempotent, retries: 1 },
    ...options,
    // Every context is made by the broker's ContextFactory.
    handler: run as ActionHandler,
  };
};

const configured = (given: unknown): [AnyHandler, ActionOptions] => {
  if (typeof given === "function") return [given as AnyHandler, {}];
  const { handler, ...options } = given as ActionOptions & { handler: AnyHandler };
  return [handler, options];
};

const actionsOf = (
  contract: ServiceContract,
  own: Readonly<Record<string, unknown>>,
  mixins: readonly ServiceMixin[],
): Record<string, ActionSchema> => {
  const shared: Record<string, MixinHandler> = Object.assign(
    {},
    ...mixins.map(({ handlers }) => handlers?.() ?? {}),
  );
  return Object.fromEntries(
    Object.entries(contract.actions).map(([key, action]) => {
      const given = ownValue(own, key) ?? ownValue(shared, key);
      if (given === undefined) throw new Error(`${action.name} has no handler.`);
      if (!action.name.endsWith(`.${key}`))
        throw new Error(`${action.name} stands in its contract as "${key}".`);
      return [key, actionFor(action, ...configured(given))];
    }),
  );
};

/** The events of a contract are the only ones that its service publishes. */
const publishing = (contract: ServiceContract): ServiceMixin => {
  const publishes = new Map<string, EventContract>(
    Object.values(contract.events).map((event) => [event.type, event]),
  );
  return {
    created(this: PublishingService) {
      this.publishes = publishes;
      this.validatesEvents = validationOf(this.broker)?.events ?? false;
    },
  };
};

/** The calls of a service, for its contexts. */
const calling = (calls: readonly ActionContract[]): ServiceMixin => ({
  created(this: CallingService) {
    this.calls = new Set(calls);
  },
});

/** A result can be kept only where used keys are stored. */
const checkKeys = (name: string, { actions }: ServiceContract, mixins: readonly ServiceMixin[]) => {
  const keeps = Object.values(actions).some(({ keepsResults }) => keepsResults);
  if (
    keeps &&
    !mixins.some(({ collections }) => collections?.().some((one) => Object.is(one, usedKeys)))
  )
    throw new Error(`${name}: actions take an Idempotency-Key; add the idempotency mixin.`);
};

/** Every collection of a service, those of its mixins too: what its store is made from. */
export const declarationsOf = ({ mixins }: ServiceSchema): readonly CollectionDeclaration[] => {
  const all = (mixins ?? []) as readonly ServiceMixin[];
  return withDataKeys([...new Set(all.flatMap(({ collections }) => collections?.() ?? []))]);
};

/** Whether a service has events of its own to publish: a stream, on the mesh. */
export const publishesEvents = ({ mixins }: ServiceSchema): boolean =>
  ((mixins ?? []) as readonly ServiceMixin[]).some(({ phase }) => phase === "outbox");

/**
 * A service from its contract: a plain Moleculer schema, whose actions are those of the contract.
 * @example export default defineService(contract, { name: "carts", mixins: [storage(…)], actions: { get: getCart, … } })
 */
export const defineService = <C extends ServiceContract>(
  contract: C,
  { calls = [], mixins = [], actions, started, stopped, ...schema }: ServiceDefinition<C>,
): ServiceSchema => {
  const own: ServiceMixin = { ...(started && { started }), ...(stopped && { stopped }) };
  const all = byPhase([...mixins, publishing(contract), calling(calls), own]);
  checkKeys(schema.name, contract, all);
  return {
    version: 1,
    ...schema,
    // Not Moleculer's own `dependencies`: a service must start while one it calls is down.
    // All are what its NATS user may do (tasks/deployment/nats-users.ts).
    metadata: {
      dependencies: [...new Set(calls.map(({ name }) => name.split(".")[0] ?? ""))],
      calls: calls.map(brokerName),
      listens: [...new Set(all.flatMap(({ listens }) => listens?.() ?? []))].sort(),
    },
    // Its types want a name of every mixin; Moleculer merges what there is.
    mixins: all as unknown as ServiceSchema[],
    actions: actionsOf(contract, actions, all),
  };
};
