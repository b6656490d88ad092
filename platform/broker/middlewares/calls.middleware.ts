/** Counts what this process was asked to do. Moleculer's own metrics make a local call twelve times slower. */
import type { Context, Middleware, ServiceBroker } from "moleculer";

interface Count {
  readonly action: string;
  calls: number;
}
const counts = new WeakMap<ServiceBroker, Map<string, Count>>();

const countsOf = (broker: ServiceBroker): Map<string, Count> => {
  const known = counts.get(broker) ?? new Map<string, Count>();
  counts.set(broker, known);
  return known;
};

/** Every action of this process, by its name on the broker. */
export const callsMiddleware = (): Middleware =>
  ({
    name: "Calls",
    localAction(
      this: ServiceBroker,
      next: (ctx: Context) => Promise<unknown>,
      { name }: { readonly name: string },
    ) {
      const count: Count = { action: name, calls: 0 };
      countsOf(this).set(name, count);
      return (ctx: Context) => {
        count.calls += 1;
        return next(ctx);
      };
    },
  }) as unknown as Middleware;

/** Prometheus' lines: the copies of a service share its work when each one's counter grows. */
export const callLines = (broker: ServiceBroker): readonly string[] => [
  "# HELP caravan_calls_total Calls that this process was given.",
  "# TYPE caravan_calls_total counter",
  ...[...countsOf(broker).values()]
    .filter(({ calls }) => calls > 0)
    .map(({ action, calls }) => `caravan_calls_total{action="${action}"} ${calls}`),
];
