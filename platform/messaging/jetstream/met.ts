import { ownValue } from "../../kernel/own-value.ts";
import type { ConsumerSpec } from "../bus.ts";

/** What a consumer knows of the histories of its sources. */
export interface MetJournals {
  /** Of an event's journal; `changed` is called where it is one that follows another. A message of an earlier version names none. */
  epochOf(source: string, journal: string, changed: () => void): Promise<number>;
  /** Whether a durable of the source is another one than the one that was read before; from now on it is that. */
  isAnother(source: string, created: string): Promise<boolean>;
}

/** One a process and consumer; what they share is in the consumer's store. */
export const metJournals = ({ name, store }: ConsumerSpec): MetJournals => {
  const epochs = new Map<string, Promise<number>>();
  let last: Promise<unknown> = Promise.resolve();
  const meet = async (source: string, journal: string, changed: () => void): Promise<number> => {
    const { epoch, isNew } = await store.meet(name, source, journal);
    if (isNew && epoch > 0) changed();
    return epoch;
  };
  return {
    epochOf(source, journal, changed) {
      if (journal === "") return Promise.resolve(0);
      const key = `${source} ${journal}`;
      const known = epochs.get(key);
      if (known) return known;
      // One after the other, as they come: the older journal is met first.
      const met = last.then(() => meet(source, journal, changed));
      epochs.set(key, met);
      // Whoever waits for it gets the rejection; the next message asks again.
      last = met.catch(() => epochs.delete(key));
      return met;
    },
    async isAnother(source, created) {
      const before = ownValue(await store.load(name), source);
      if (before?.durable === created) return false;
      await store.save(name, { [source]: { position: 0, ...before, durable: created } });
      return before?.durable !== undefined;
    },
  };
};
