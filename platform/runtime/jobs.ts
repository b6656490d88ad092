import type { Service } from "moleculer";

/** Work of a service that comes round: a sweep, a look for what is due. Copies may do it at once. */
export interface Round {
  /** What failed, in the log: "The sweep of carts". */
  readonly what: string;
  /** Between the end of one and the beginning of the next, ms. */
  readonly everyMs: number;
  /** Before the first. Default: as between two. */
  readonly firstMs?: number;
  /** A rejection is logged; the next round tries again. Once `stopping` is aborted it ends with the item at hand. */
  readonly run: (service: Service, stopping: AbortSignal) => Promise<unknown>;
}

const begin = (service: Service, { what, everyMs, firstMs = everyMs, run }: Round) => {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    try {
      await run(service, stopping.signal);
    } catch (error) {
      service.logger.warn(`${what} tries again: ${(error as Error).message}`);
    }
    if (!stopping.signal.aborted) plan(everyMs);
  };
  const plan = (ms: number): void => {
    timer = setTimeout(() => (running = round()), ms);
    timer.unref();
  };
  plan(firstMs);
  return async (): Promise<void> => {
    stopping.abort();
    clearTimeout(timer);
    await running;
  };
};

/** Begins all; answers the stop, which waits for what is under way: the store may close then. */
export const startRounds = (
  service: Service,
  rounds: readonly Round[],
): (() => Promise<unknown>) => {
  const stops = rounds.map((round) => begin(service, round));
  return () => Promise.all(stops.map((stop) => stop()));
};
