import type { ActionSchema, Service, ServiceSchema } from "moleculer";
import { storage } from "../../mixins/storage.mixin.ts";
import { contractOf } from "./action.ts";
import { declarationsOf as declarationsOfMixins } from "./define-service.ts";
import type { Aggregate, Boxed } from "../storage/aggregate.ts";
import type { CollectionDeclaration } from "../storage/collection.ts";
import {
  consumerCollections,
  consumerOf,
  type ConsumingService,
  letterActions,
  startConsumer,
  type Subscription,
} from "../messaging/consumer.ts";
import { answeringOnce, forgetting, usedKeys } from "./idempotency/idempotency.ts";
import type { Fact } from "../domain/decider.ts";
import { events, startRelay, traced, type OutboxSource, type Relay } from "../messaging/relay.ts";
import { startRounds, type Round } from "../runtime/jobs.ts";
import type { ServiceMixin } from "./phases.ts";

export interface ServiceInput {
  /** Plural noun; on the broker `v1.<name>`. */
  readonly name: string;
  /** Default 1. Versions side by side are copies with other doors: one store, one relay's work, one consumer of events. */
  readonly version?: number;
  /** Services it calls, by name: compared by a test with the contracts it imports. */
  readonly dependencies?: readonly string[];
  readonly collections?: readonly CollectionDeclaration[];
  /** Moleculer's own, such as `entity({ … })`. */
  readonly mixins?: readonly ServiceMixin[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of any state, command and fact
  readonly aggregates?: readonly Aggregate<any, any, any>[];
  /** Collections beside the aggregates that tell facts (counters). */
  readonly outboxes?: readonly OutboxSource[];
  readonly on?: readonly Subscription[];
  /** It is asked what it told of one subject: its journal has an index for that. */
  readonly traced?: boolean;
  /** From the start to the stop, which waits for what is under way. */
  readonly rounds?: readonly Round[];
  readonly actions?: Readonly<Record<string, ActionSchema>>;
  /** Moleculer's own events, at most once: word of mouth between copies that heals itself when it is lost. */
  readonly events?: ServiceSchema["events"];
  /** After the store is open and the relay runs, before events are consumed. */
  readonly started?: (this: Service) => Promise<void> | void;
  /** Before the store closes. */
  readonly stopped?: (this: Service) => Promise<void> | void;
}

interface Parts {
  relay?: Relay;
  stopRounds?: () => Promise<unknown>;
}
const partsOf = new WeakMap<Service, Parts>();

export { consumerOf };

export const outboxOf = (aggregate: Aggregate<never, never, Fact>): OutboxSource => ({
  declaration: aggregate.declaration as unknown as CollectionDeclaration,
  eventsOf: (doc) => (doc as Boxed).outbox,
});

const declared = new WeakMap<ServiceSchema, readonly CollectionDeclaration[]>();

/** Every collection of a service, those of its mixins too: what its store is made from. */
export const declarationsOf = (schema: ServiceSchema): readonly CollectionDeclaration[] =>
  declared.get(schema) ?? declarationsOfMixins(schema);

const sourcesOf = ({ aggregates = [], outboxes = [] }: ServiceInput): OutboxSource[] => [
  ...aggregates.map((one) => outboxOf(one as never)),
  ...outboxes,
];

const storedBy = (
  { collections = [], mixins = [], on = [], traced: isTraced }: ServiceInput,
  sources: readonly OutboxSource[],
  keeps: boolean,
): CollectionDeclaration[] =>
  [
    ...collections,
    ...mixins.flatMap((one) => one.collections?.() ?? []),
    ...sources.map(({ declaration }) => declaration),
    ...(sources.length > 0 ? [isTraced ? traced : events] : []),
    ...(on.length > 0 ? consumerCollections : []),
    ...(keeps ? [usedKeys] : []),
  ] as CollectionDeclaration[];

/**
 * A service as a table of contents: store, relay, rounds and consumer start and stop
 * in the one right order, whatever the shape.
 */
export const service = (input: ServiceInput): ServiceSchema => {
  const { name, version = 1, on = [] } = input;
  const listening = on.length > 0 ? letterActions(name, version) : {};
  const actions = { ...input.actions, ...listening };
  const keeps = Object.values(actions).some((one) => contractOf(one)?.keepsAnswers);
  const sources = sourcesOf(input);
  const stored = storedBy(input, sources, keeps);
  const rounds = [...(input.rounds ?? []), ...(keeps ? [forgetting] : [])];
  const schema = {
    name,
    version,
    // Opened before `started`, closed after `stopped`.
    mixins: [
      ...(input.mixins ?? []),
      ...(stored.length > 0 ? [storage({ collections: stored })] : []),
    ],
    // Not Moleculer's own `dependencies`: a service must start while one it calls is down.
    // Both are what its NATS user may do (tasks/deployment/nats-users.ts).
    metadata: {
      dependencies: [...(input.dependencies ?? [])],
      listens: [...new Set(on.map(({ type }) => type))].sort(),
    },
    actions: Object.fromEntries(
      Object.entries(actions).map(([key, one]) => [key, answeringOnce(one)]),
    ),
    ...(input.events ? { events: input.events } : {}),
    async started(this: ConsumingService) {
      const parts: Parts = {};
      partsOf.set(this, parts);
      if (sources.length > 0) parts.relay = await startRelay(this, sources);
      await input.started?.call(this);
      parts.stopRounds = startRounds(this, rounds);
      if (on.length > 0) this.consumer = await startConsumer(this, on);
    },
    async stopped(this: ConsumingService) {
      const parts = partsOf.get(this);
      const roundsEnd = parts?.stopRounds?.();
      await this.consumer?.stop();
      await input.stopped?.call(this);
      await roundsEnd;
      await parts?.relay?.stop();
    },
  } as ServiceSchema;
  declared.set(schema, [...new Set(stored)]);
  return schema;
};
