import type { Service } from "moleculer";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Round } from "../../../platform/runtime/jobs.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { resolvePayment } from "../actions/payments.ts";
import { settings } from "../payments.settings.ts";
import { payments } from "../payments.store.ts";

const TICK_MS = 200;
const AT_ONCE_MAX = 50;
interface Due {
  readonly id: string;
  readonly dueAt: string | null;
}

/** Of several copies one asks; should it die over it, another does later. */
const claim = async (service: Service, { id, dueAt }: Due): Promise<boolean> => {
  const later = plusMs(shapeOf(service.broker).now(), 2 * settings.PROVIDER_TIMEOUT_MS);
  const docs = collectionOf(service, payments.declaration);
  return (
    (await docs.update({ id, dueAt }, { $set: { dueAt: later } }, { quiet: true })) !== undefined
  );
};

const resolveOne = async (service: Service, due: Due): Promise<void> => {
  if (await claim(service, due)) await resolvePayment(service, due.id, { overdue: true });
};

const resolveDue = async (service: Service): Promise<void> => {
  const due = await collectionOf(service, payments.declaration).find(
    { dueAt: { $lte: shapeOf(service.broker).now() } },
    { sort: [["dueAt", 1]], limit: AT_ONCE_MAX },
  );
  const settled = await Promise.allSettled(due.map((one) => resolveOne(service, one)));
  for (const one of settled) {
    if (one.status === "rejected") service.logger.warn(`A payment stays open: ${one.reason}`);
  }
};

/** Asks providers for what is due, also for what a crash left. */
export const resolving: Round = {
  what: "The look at open payments",
  everyMs: TICK_MS,
  run: resolveDue,
};
