import type { Service } from "moleculer";
import type { DomainEvent } from "../domain/decider.ts";
import type { Report, Saga } from "../domain/saga.ts";
import type { Aggregate } from "../storage/aggregate.ts";
import { SagaRunner, type Pace, type StoredSaga } from "./saga-runner.ts";

/** A saga that a service can run, for the saga mixin. */
export interface RunnableSaga {
  readonly name: string;
  readonly runnerFor: (service: Service) => Pick<SagaRunner<never>, "start" | "stop">;
}

/**
 * A saga of an aggregate. `commandOf`: the command that records what happened.
 * @example sagas([runnable({ saga: checkout, aggregate: orders, progressPath: "process", … })])
 */
export const runnable = <S extends { id: string }, C, E extends DomainEvent>({
  aggregate,
  commandOf,
  pace,
  ...stored
}: Pick<StoredSaga<S>, "saga" | "progressOf" | "progressPath" | "deadlineOf"> & {
  readonly aggregate: Aggregate<S, C, E>;
  /** `by`: the node that runs the next step. */
  readonly commandOf: (report: Report, at: string, by: string) => C;
  readonly pace?: Partial<Pace>;
}): RunnableSaga => ({
  name: stored.saga.name,
  runnerFor: (service) =>
    new SagaRunner(
      service,
      {
        ...stored,
        declaration: aggregate.declaration,
        record: (ctx, state, report) =>
          ctx.execute(aggregate, state.id, commandOf(report, ctx.now(), ctx.broker.nodeID), {
            state,
          }),
      },
      pace,
    ),
});

/** A service with sagas: their runners by name, while it runs. */
export interface SagaService extends Service {
  sagaRunners?: Map<string, ReturnType<RunnableSaga["runnerFor"]>>;
}

/**
 * The runner of a service's saga, for actions and event handlers.
 * @throws Error before the service has started, or for a saga that it does not run
 * @example sagaOf(ctx.own, checkout).wake(orderId)
 */
export const sagaOf = <S extends { id: string }>(
  { name: service, sagaRunners }: SagaService,
  { name }: Saga<S>,
): SagaRunner<S> => {
  const runner = sagaRunners?.get(name);
  if (!runner) throw new Error(`${service} does not run the saga ${name}.`);
  // Put there by the mixin, for the saga of this name.
  return runner as SagaRunner<S>;
};
