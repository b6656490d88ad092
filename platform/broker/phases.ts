import type { Service, ServiceSchema } from "moleculer";
import type { ActionContract } from "../contract/contract.ts";
import type { CollectionDeclaration } from "../storage/collection.ts";
import type { ServiceContext } from "./context.ts";

/**
 * The order in which the parts of a service start; they stop in the reverse order. Moleculer starts the
 * last mixin of a list first and the service's own `started` last, so `defineService` sorts by this.
 */
export const startOrder = ["storage", "outbox", "own", "saga", "jobs", "consumer"] as const;
export type Phase = (typeof startOrder)[number];

type Lifecycle = (this: Service) => Promise<void> | void;

/** A Moleculer mixin of ours: a partial schema, with what `defineService` and `npm run migrate` ask of it. */
export interface ServiceMixin extends Omit<
  Partial<ServiceSchema>,
  "created" | "started" | "stopped" | "collections" | "handlers"
> {
  /** When it starts. Mixins of others have none: they start with the service's own `started`. */
  readonly phase?: Phase;
  /** Collections that its service stores on its behalf. */
  readonly collections?: () => readonly CollectionDeclaration[];
  /** The collection of `this.adapter`: of the service's entity. Default: the first declared. */
  readonly primary?: () => CollectionDeclaration;
  /** Handlers of actions of the service's contract, by their key there. */
  readonly handlers?: () => Readonly<Record<string, MixinHandler>>;
  /** Event types that its service receives. */
  readonly listens?: () => readonly string[];
  /** With the merged schema of the service that is being made; Moleculer's types leave it out. */
  readonly merged?: (this: Service, schema: ServiceSchema) => void;
  readonly created?: (this: Service) => void;
  readonly started?: Lifecycle;
  readonly stopped?: Lifecycle;
}

/** A handler for one action contract of whatever service uses the mixin. */
export type MixinHandler = (ctx: ServiceContext<never>, contract: ActionContract) => unknown;

/** Sorts mixins for Moleculer: what starts first stands last. */
export const byPhase = (mixins: readonly ServiceMixin[]): ServiceMixin[] => {
  const rank = ({ phase = "own" }: ServiceMixin): number => startOrder.indexOf(phase);
  return [...mixins].sort((a, b) => rank(b) - rank(a));
};
