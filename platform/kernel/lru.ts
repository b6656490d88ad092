/** The most recently used entries, at most `max` of them. */
export interface LruCache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  clear(): void;
}

/** Makes one: a Map keeps the order of insertion, so the first key is the oldest. */
export const lru = <V>(max: number): LruCache<V> => {
  const kept = new Map<string, V>();
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined && kept.size >= max) {
        // Only a full cache has to know who was used last.
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    set(key, value) {
      if (max === 0) return;
      kept.delete(key);
      if (kept.size >= max) kept.delete(kept.keys().next().value ?? "");
      kept.set(key, value);
    },
    delete: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
};
