import type { ConsumerStore, DeadLetter, Position } from "../../platform/messaging/bus.ts";
import { epochIn } from "../../platform/messaging/rank.ts";

/** A consumer's store in memory that outlives a restart of the bus. */
export const consumerStore = (): ConsumerStore & { letters: DeadLetter[] } => {
  const saved = new Map<string, Readonly<Record<string, Position>>>();
  const journals = new Map<string, readonly string[]>();
  const letters: DeadLetter[] = [];
  return {
    letters,
    load: async (consumer) => saved.get(consumer) ?? {},
    save: async (consumer, positions) =>
      void saved.set(consumer, { ...saved.get(consumer), ...positions }),
    async meet(consumer, source, journal) {
      const key = `${consumer} ${source}`;
      const { epoch, met } = epochIn(journals.get(key) ?? [], journal);
      if (met) journals.set(key, met);
      return { epoch, isNew: met !== undefined };
    },
    bury: async (letter) => void letters.push(letter),
  };
};
