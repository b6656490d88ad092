import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../broker/context.ts";
import { runtimeOf } from "./runtime.ts";

/** Periodic work: a sweep, a look for what is due. Several copies of a service may do it at once. */
export interface Job {
  /** What failed, in the log: "The sweep of carts". */
  readonly what: string;
  /** Between the end of one run and the beginning of the next, ms. */
  readonly everyMs: number;
  /** Before the first run. Default: as between two. */
  readonly firstMs?: number;
  /** It reads what other processes wrote: runs only where the service's store is shared with others. */
  readonly sharedOnly?: true;
  /** A rejection is logged; the next run tries again. Once `stopping` is aborted it ends with the item at hand. */
  readonly run: (ctx: ServiceContext, stopping: AbortSignal) => Promise<unknown>;
}

interface Begun {
  readonly job: Job;
  /** Runs it now; while it runs, once more after that. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

const begin = (service: Service, job: Job): Begun => {
  const { what, everyMs, firstMs = everyMs, run } = job;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout;
  const once = async (): Promise<void> => {
    try {
      await run(contextFor(service), stopping.signal);
    } catch (error) {
      service.logger.warn(`${what} tries again: ${(error as Error).message}`);
    }
    running = undefined;
    if (!stopping.signal.aborted) plan(again ? 0 : everyMs);
    again = false;
  };
  const start = (): void => void (running = once());
  const plan = (ms: number): void => {
    timer = setTimeout(start, ms);
    timer.unref();
  };
  plan(firstMs);
  return {
    job,
    wake() {
      if (running) again = true;
      else if (!stopping.signal.aborted) {
        clearTimeout(timer);
        start();
      }
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};

interface WorkingService extends Service {
  begunJobs?: readonly Begun[];
}

/** Begins jobs of a service; `stopJobs` ends them. */
export const addJobs = (service: WorkingService, jobs: readonly Job[]): void => {
  const { shared } = runtimeOf(service.broker);
  const wanted = jobs.filter(({ sharedOnly }) => shared || !sharedOnly);
  service.begunJobs = [...(service.begunJobs ?? []), ...wanted.map((job) => begin(service, job))];
};

/** Runs a job now instead of when its time comes: there is something to do. Before its start and after its stop nothing happens. */
export const wakeJob = (service: WorkingService, job: Job): void => {
  for (const begun of service.begunJobs ?? []) if (begun.job === job) begun.wake();
};

/** Ends all jobs of a service and waits for what is under way: the store may close then. */
export const stopJobs = async (service: WorkingService): Promise<void> => {
  const begun = service.begunJobs ?? [];
  service.begunJobs = [];
  await Promise.all(begun.map(({ stop }) => stop()));
};
