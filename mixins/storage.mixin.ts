import type { ServiceMixin } from "../platform/broker/phases.ts";
import type { CollectionDeclaration } from "../platform/storage/collection.ts";
import { declareCollections, type DeclaringService } from "../platform/storage/declared.ts";
import { closeStore, openStore } from "../platform/storage/stores.ts";

/** A service with a store: its own collections, and those that its other mixins declare. */
export const storage = ({
  collections = [],
}: { readonly collections?: readonly CollectionDeclaration[] } = {}): ServiceMixin => ({
  phase: "storage",
  collections: () => collections,
  created() {
    declareCollections(this, collections);
  },
  async started(this: DeclaringService) {
    await openStore(this, [...(this.declarations?.values() ?? [])]);
  },
  async stopped() {
    await closeStore(this);
  },
});
