import type { ServiceMixin } from "../platform/broker/phases.ts";
import { events, journals, traced } from "../platform/messaging/journal.ts";
import { trimming } from "../platform/messaging/retention.ts";
import { startRelay, type OutboxSource, type RelayService } from "../platform/messaging/relay.ts";
import { addJobs, stopJobs } from "../platform/runtime/jobs.ts";
import type { OutboxDoc } from "../platform/storage/aggregate.ts";
import type { CollectionDeclaration } from "../platform/storage/collection.ts";
import { declareCollections } from "../platform/storage/declared.ts";

interface Declared {
  readonly declaration: CollectionDeclaration;
  readonly removable?: string;
}

/** The outbox of an aggregate's documents. */
const outboxOf = ({ declaration }: Declared): OutboxSource => ({
  declaration,
  eventsOf: (doc) => (doc as OutboxDoc).outbox,
});

/**
 * A service that publishes: what its aggregates (and `sources`, further collections with an outbox) have to publish
 * goes into its journal and to the bus. `tracing`: the journal is indexed by subject, for timelines.
 */
export const outbox = ({
  aggregates = [],
  sources = [],
  tracing = false,
}: {
  readonly aggregates?: readonly Declared[];
  readonly sources?: readonly OutboxSource[];
  readonly tracing?: boolean;
}): ServiceMixin => {
  const all = [...aggregates.map(outboxOf), ...sources];
  const declared = all.map(({ declaration }) => declaration);
  const removable = aggregates.flatMap(({ declaration, removable: prefix }) =>
    prefix === undefined ? [] : [{ declaration, prefix }],
  );
  const collections = [...declared, tracing ? traced : events, journals];
  return {
    phase: "outbox",
    collections: () => collections,
    created() {
      declareCollections(this, collections);
    },
    async started(this: RelayService) {
      this.relay = await startRelay(this, all);
      addJobs(this, trimming(removable));
    },
    async stopped(this: RelayService) {
      await stopJobs(this);
      await this.relay?.stop();
    },
  };
};
