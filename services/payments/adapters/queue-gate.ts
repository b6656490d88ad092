/** How many go through at a time, and how long each takes at least. */
export interface GateOptions {
  readonly latencyMs: number;
  /** 0: as many as come. */
  readonly concurrency: number;
  /** Who waits longer for a turn is turned away. */
  readonly patienceMs: number;
}

/** Does the work when its turn comes; `away` when it does not come in time. */
export type Gate = <T>(work: () => Promise<T>, away: T) => Promise<T>;

/** A queue, first come first served, as at the door of a provider that serves few at a time. */
export const gate = ({ latencyMs, concurrency, patienceMs }: GateOptions): Gate => {
  const waiting = new Set<(entered: boolean) => void>();
  let inside = 0;

  const enter = async (): Promise<boolean> => {
    if (concurrency === 0 || inside < concurrency) {
      inside += 1;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(resolve, patienceMs, false);
    waiting.add(resolve);
    const entered = await promise;
    clearTimeout(timer);
    waiting.delete(resolve);
    return entered;
  };
  const leave = (): void => {
    const [next] = waiting;
    if (!next) return void (inside -= 1);
    // The turn is handed on, so that nobody who comes just now takes it.
    waiting.delete(next);
    next(true);
  };
  return async (work, away) => {
    if (latencyMs === 0 && concurrency === 0) return work();
    if (!(await enter())) return away;
    try {
      const [answer] = await Promise.all([
        work(),
        new Promise((resolve) => setTimeout(resolve, latencyMs)),
      ]);
      return answer;
    } finally {
      leave();
    }
  };
};
