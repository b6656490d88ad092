import type { Service } from "moleculer";
import { shapeOf } from "../../mixins/shape.ts";
import { collectionOf } from "../../mixins/stores.mixin.ts";
import { sessions } from "./identity.store.ts";

const HOUR_MS = 3_600_000;

/** Forgets sessions that have expired and told everything; how many. */
export const sweep = (service: Service): Promise<number> =>
  collectionOf(service, sessions.declaration).remove({
    expiresAt: { $lt: shapeOf(service.broker).now() },
    unsent: { $exists: false },
  });

/** Sweeps now and every hour; answers how to stop. */
export const startSweep = (service: Service): (() => void) => {
  const run = (): void =>
    void sweep(service).catch((error: unknown) => {
      service.logger.warn(`Expired sessions stay for now: ${(error as Error).message}`);
    });
  run();
  const timer = setInterval(run, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
};
