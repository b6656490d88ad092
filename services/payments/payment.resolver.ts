import type { Service } from "moleculer";
import { shapeOf } from "../../mixins/shape.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { resolvePayment } from "./payments.handlers.ts";
import { payments } from "./payments.store.ts";

const TICK_MS = 200;
const AT_ONCE_MAX = 50;

const resolveDue = async (service: Service): Promise<void> => {
  const due = await collectionOf(service, payments.declaration).find(
    { dueAt: { $lte: shapeOf(service.broker).now() } },
    { sort: [["dueAt", 1]], limit: AT_ONCE_MAX },
  );
  const settled = await Promise.allSettled(due.map(({ id }) => resolvePayment(service, id)));
  for (const one of settled) {
    if (one.status === "rejected") service.logger.warn(`A payment stays open: ${one.reason}`);
  }
};

/** Asks providers for what is due, also for what a crash left. Answers the stop, which waits for the running round. */
export const startResolver = (service: Service): (() => Promise<void>) => {
  let running = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    try {
      await resolveDue(service);
    } catch (error) {
      service.logger.warn(`Open payments are looked at again: ${(error as Error).message}`);
    }
    if (!stopped) plan();
  };
  const plan = (): void => {
    timer = setTimeout(() => (running = round()), TICK_MS);
    timer.unref();
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};
