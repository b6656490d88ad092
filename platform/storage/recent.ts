import type { Service } from "moleculer";
import type { CollectionDeclaration, Doc } from "./collection.ts";
import { collectionOf, memoryOf } from "./stores.ts";

interface Kept<T> {
  readonly until: number;
  readonly doc: T | undefined;
}
interface Memory<T> {
  readonly kept: Map<string, Kept<T>>;
  /** Rises with every `forget`: what was read before it is not kept. */
  generation: number;
}

export interface RecentDocs<T extends Doc> {
  /** The documents that exist, by id; at most `ttlMs` old where another process writes. Do not change them. */
  many(service: Service, ids: readonly string[]): Promise<ReadonlyMap<string, T>>;
  /** Call after every write of this process. */
  forget(service: Service, id: string): void;
}

/**
 * Reads of a replica through a short memory: what is asked for with every request
 * costs no round trip to the store. Own writes are seen at once, those of others within `ttlMs`.
 * `misses`: that a document is missing is remembered too.
 */
export const recent = <T extends Doc>(
  declaration: CollectionDeclaration<T>,
  {
    ttlMs = 1000,
    max = 50_000,
    misses = false,
  }: { ttlMs?: number; max?: number; misses?: boolean } = {},
): RecentDocs<T> => {
  const key = {};
  const memoryOfService = (service: Service): Memory<T> =>
    memoryOf(service, key, () => ({ kept: new Map(), generation: 0 }));
  const keep = (memory: Memory<T>, id: string, doc: T | undefined, until: number): void => {
    if (doc === undefined && !misses) return;
    if (memory.kept.size >= max) memory.kept.clear();
    memory.kept.set(id, { until, doc });
  };
  return {
    async many(service, ids) {
      const memory = memoryOfService(service);
      const now = performance.now();
      const found = new Map<string, T>();
      const missing: string[] = [];
      for (const id of ids) {
        const kept = memory.kept.get(id);
        if (kept && kept.until >= now) {
          if (kept.doc) found.set(id, kept.doc);
        } else missing.push(id);
      }
      if (missing.length === 0) return found;
      const { generation } = memory;
      const docs = await collectionOf(service, declaration).getMany(missing);
      for (const doc of docs) found.set(doc.id, doc);
      if (memory.generation === generation) {
        for (const id of missing) keep(memory, id, found.get(id), now + ttlMs);
      }
      return found;
    },
    forget(service, id) {
      const memory = memoryOfService(service);
      memory.generation += 1;
      memory.kept.delete(id);
    },
  };
};
