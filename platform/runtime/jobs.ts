import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../broker/context.ts";

/** Periodic work: a sweep, a look for what is due. Several copies of a service may do it at once. */
export interface Job {
  /** What failed, in the log: "The sweep of carts". */
  readonly what: string;
  /** Between the end of one run and the beginning of the next, ms. */
  readonly everyMs: number;
  /** Before the first run. Default: as between two. */
  readonly firstMs?: number;
  /** A rejection is logged; the next run tries again. Once `stopping` is aborted it ends with the item at hand. */
  readonly run: (ctx: ServiceContext, stopping: AbortSignal) => Promise<unknown>;
}

const begin = (service: Service, { what, everyMs, firstMs = everyMs, run }: Job) => {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const once = async (): Promise<void> => {
    try {
      await run(contextFor(service), stopping.signal);
    } catch (error) {
      service.logger.warn(`${what} tries again: ${(error as Error).message}`);
    }
    if (!stopping.signal.aborted) plan(everyMs);
  };
  const plan = (ms: number): void => {
    timer = setTimeout(() => (running = once()), ms);
    timer.unref();
  };
  plan(firstMs);
  return async (): Promise<void> => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
};

interface WorkingService extends Service {
  stopsOfJobs?: (() => Promise<void>)[];
}

/** Begins jobs of a service; `stopJobs` ends them. */
export const addJobs = (service: WorkingService, jobs: readonly Job[]): void => {
  service.stopsOfJobs = [...(service.stopsOfJobs ?? []), ...jobs.map((job) => begin(service, job))];
};

/** Ends all jobs of a service and waits for what is under way: the store may close then. */
export const stopJobs = async (service: WorkingService): Promise<void> => {
  const stops = service.stopsOfJobs ?? [];
  service.stopsOfJobs = [];
  await Promise.all(stops.map((stop) => stop()));
};

/** @deprecated a job takes a context */
export interface Round extends Omit<Job, "run"> {
  readonly run: (service: Service, stopping: AbortSignal) => Promise<unknown>;
}
/** @deprecated */
export const startRounds = (service: Service, rounds: readonly Round[]) => {
  addJobs(
    service,
    rounds.map(({ run, ...job }) => ({ ...job, run: (ctx, stopping) => run(ctx.own, stopping) })),
  );
  return () => stopJobs(service);
};
