import type { ServiceMixin } from "../platform/broker/phases.ts";
import {
  consumerCollections,
  listDeadLetters,
  redriveDeadLetter,
  startConsumer,
  type ConsumingService,
  type Subscription,
} from "../platform/messaging/consumer.ts";
import { declareCollections } from "../platform/storage/declared.ts";

/** A service that receives events, at least once each; its dead letters can be listed and redriven. */
export const consumer = (subscriptions: readonly Subscription[]): ServiceMixin => ({
  phase: "consumer",
  collections: () => consumerCollections,
  listens: () => [...new Set(subscriptions.map(({ type }) => type))].sort(),
  handlers: () => ({ deadLetters: listDeadLetters, redrive: redriveDeadLetter }),
  created() {
    declareCollections(this, consumerCollections);
  },
  async started(this: ConsumingService) {
    this.consumer = await startConsumer(this, subscriptions);
  },
  async stopped(this: ConsumingService) {
    await this.consumer?.stop();
  },
});
