import type { ServiceMixin } from "../platform/broker/phases.ts";
import { addJobs, stopJobs } from "../platform/runtime/jobs.ts";
import type { CollectionDeclaration } from "../platform/storage/collection.ts";
import { dbService } from "../platform/storage/db-service.ts";
import { rewritingOf } from "../platform/storage/sealing/rewriting.ts";
import { closeStore, makeStore, openStore } from "../platform/storage/stores.ts";

const settings: Record<string, unknown> = { ...dbService.settings, idField: "id" };

/**
 * A service with a store: its own collections, and those that its other mixins declare. It is moleculer-db's `DbService` over
 * SQLite or MongoDB, as the broker's runtime has it: `this.adapter` is the adapter of the first collection, and
 * `collectionOf(this, declaration)` the typed view of any. Several of it on one service share one store.
 *
 * Its `started` waits only while the database's server is away, until the broker stops, and rejects otherwise (DbService's
 * own tries again for ever); none of DbService's actions is there, since they take queries from their callers.
 * @example mixins: [storage({ collections: [posts] })]
 */
export const storage = ({
  collections = [],
}: { readonly collections?: readonly CollectionDeclaration[] } = {}): ServiceMixin => ({
  phase: "storage",
  collections: () => collections,
  settings,
  methods: dbService.methods,
  created() {
    makeStore(this);
  },
  async started() {
    await openStore(this);
    addJobs(this, rewritingOf(this));
  },
  async stopped() {
    await stopJobs(this);
    await closeStore(this);
  },
});
