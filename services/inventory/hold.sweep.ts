import type { Service } from "moleculer";
import { settings } from "./inventory.settings.ts";
import { sweepHolds } from "./stock.holds.ts";

/**
 * Sweeps now and then; never at once after a start, when the events of orders placed meanwhile
 * are still to be handled. Answers the stop, which waits for the running sweep.
 */
export const startHoldSweep = (service: Service): (() => Promise<void>) => {
  let running = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const sweep = async (): Promise<void> => {
    try {
      await sweepHolds(service);
    } catch (error) {
      service.logger.warn(`The sweep of holds tries again: ${(error as Error).message}`);
    }
    if (!stopped) plan();
  };
  const plan = (): void => {
    timer = setTimeout(() => (running = sweep()), settings.HOLD_SWEEP_MS);
    timer.unref();
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};
