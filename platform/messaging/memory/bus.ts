import type { Bus, Journal } from "../bus.ts";
import { MemoryConsumer } from "./consumer.ts";

/**
 * The bus inside one process. It keeps nothing itself: events rest in their source's journal,
 * each consumer's positions in the consumer's store, so nothing is lost with the process.
 */
export const memoryBus = (): Bus => {
  const journals = new Map<string, Journal>();
  const consumers = new Set<MemoryConsumer>();
  return {
    async attach(source, journal) {
      journals.set(source, journal);
      for (const consumer of consumers) await consumer.attach(source, journal);
    },
    async detach(source) {
      journals.delete(source);
      for (const consumer of consumers) consumer.detach(source);
    },
    async publish(source) {
      for (const consumer of consumers) consumer.wake(source);
    },
    async consume(spec) {
      const consumer = new MemoryConsumer(spec);
      await consumer.load();
      consumers.add(consumer);
      for (const [source, journal] of journals) await consumer.attach(source, journal);
      return {
        replay: () => consumer.replay(),
        redrive: (event, epoch) => consumer.redrive(event, epoch),
        idle: () => consumer.idle(),
        pending: () => consumer.pending(),
        async stop() {
          consumers.delete(consumer);
          await consumer.stop();
        },
      };
    },
    replays: () => [...consumers].flatMap((consumer) => consumer.replays()),
    async idle() {
      for (const consumer of consumers) await consumer.idle();
    },
    async stop() {
      for (const consumer of consumers) await consumer.stop();
      consumers.clear();
    },
  };
};
