import type { Service } from "moleculer";
import { runtimeOf } from "../runtime/runtime.ts";
import { pause } from "../runtime/timeout.ts";
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

/** A small collection that is asked for as a whole, with every event or request. */
export interface WholeCollection<T extends Doc> {
  /** All documents, at least as new as the asking. Do not change them. */
  current(service: Service): Promise<readonly T[]>;
  /** What this process knows without asking; undefined where others may know more. */
  known(service: Service): readonly T[] | undefined;
  /** Call after every write of this process. */
  forget(service: Service): void;
}

interface Whole<T> {
  /** What was read last; absent after a write. */
  all?: readonly T[];
  /** Rises with every write: what was read before it is not kept. */
  generation: number;
  /** The next read, which sees whatever was written before it was asked for. */
  next?: Promise<readonly T[]>;
  /** When the next read may begin. */
  free: Promise<unknown>;
}

/**
 * A small collection through a memory that is never behind: a process that is alone on its store asks it only after a write, others
 * read once for all who asked since the last read began. `everyMs`: between two such reads.
 */
export const whole = <T extends Doc>(
  declaration: CollectionDeclaration<T>,
  { everyMs = 50 }: { everyMs?: number } = {},
): WholeCollection<T> => {
  const key = {};
  const wholeOf = (service: Service): Whole<T> =>
    memoryOf(service, key, () => ({ generation: 0, free: Promise.resolve() }));
  const read = async (service: Service): Promise<readonly T[]> => {
    const memory = wholeOf(service);
    const { generation } = memory;
    const all = await collectionOf(service, declaration).find({});
    if (memory.generation === generation) memory.all = all;
    return all;
  };
  const readAnew = (service: Service): Promise<readonly T[]> => {
    const memory = wholeOf(service);
    memory.next ??= memory.free.then(() => {
      delete memory.next;
      const reading = read(service);
      memory.free = reading.then(
        () => pause(everyMs),
        () => undefined, // Whoever asked is told.
      );
      return reading;
    });
    return memory.next;
  };
  const isShared = (service: Service): boolean => runtimeOf(service.broker).shared;
  return {
    current(service) {
      if (isShared(service)) return readAnew(service);
      const { all } = wholeOf(service);
      return all ? Promise.resolve(all) : read(service);
    },
    known: (service) => (isShared(service) ? undefined : wholeOf(service).all),
    forget(service) {
      const memory = wholeOf(service);
      memory.generation += 1;
      delete memory.all;
    },
  };
};
