/** Counts what this process was asked to do. Moleculer's own metrics make a local call twelve times slower. */
import type { Middleware, ServiceBroker } from "moleculer";

interface Count {
  readonly action: string;
  calls: number;
}
/** A broker with the middleware. */
type CountingBroker = ServiceBroker & { caravanCalls?: Map<string, Count> };

/** Every action of this process, by its name on the broker. */
export const callsMiddleware = (): Middleware => ({
  name: "Calls",
  localAction(next, { name = "" }) {
    const count: Count = { action: name, calls: 0 };
    ((this as CountingBroker).caravanCalls ??= new Map()).set(name, count);
    return function (ctx) {
      count.calls += 1;
      return next.call(this, ctx);
    };
  },
});

/** How often this process was asked for each action that it has, by its name on the broker. */
export const callCounts = (broker: ServiceBroker): ReadonlyMap<string, number> =>
  new Map(
    [...((broker as CountingBroker).caravanCalls?.values() ?? [])].map(({ action, calls }) => [
      action,
      calls,
    ]),
  );

/** Prometheus' lines: the copies of a service share its work when each one's counter grows. */
export const callLines = (broker: ServiceBroker): readonly string[] => [
  "# HELP caravan_calls_total Calls that this process was given.",
  "# TYPE caravan_calls_total counter",
  ...[...callCounts(broker)]
    .filter(([, calls]) => calls > 0)
    .map(([action, calls]) => `caravan_calls_total{action="${action}"} ${calls}`),
];
