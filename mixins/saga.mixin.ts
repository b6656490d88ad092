import type { ServiceMixin } from "../platform/broker/phases.ts";
import type { RunnableSaga, SagaService } from "../platform/broker/sagas.ts";

/**
 * A service that runs sagas: what is unfinished goes on from the start, before the first job and event. A stop
 * waits for the steps under way.
 * @example sagas([runnable({ saga: checkout, aggregate: orders, … })])
 */
export const sagas = (all: readonly RunnableSaga[]): ServiceMixin => ({
  phase: "saga",
  started(this: SagaService) {
    this.sagaRunners = new Map(all.map(({ name, runnerFor }) => [name, runnerFor(this)]));
    for (const runner of this.sagaRunners.values()) runner.start();
  },
  // Absent when the start did not come so far.
  async stopped(this: SagaService) {
    await Promise.all([...(this.sagaRunners?.values() ?? [])].map((runner) => runner.stop()));
  },
});
