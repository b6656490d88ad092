import type { Service } from "moleculer";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { manualProvider } from "./manual.provider.ts";
import type { Provider } from "./payment.provider.ts";
import { settings } from "../payments.settings.ts";
import { gate } from "./queue-gate.ts";
import { charges, testProvider } from "./test.provider.ts";

const made = new WeakMap<Service, Readonly<Record<string, Provider>>>();

const make = (service: Service): Readonly<Record<string, Provider>> => ({
  manual: manualProvider(),
  test: testProvider({
    charges: () => collectionOf(service, charges),
    now: () => shapeOf(service.broker).now(),
    slowMs: settings.TEST_PROVIDER_DELAY_MS,
    gate: gate({
      latencyMs: settings.TEST_PROVIDER_LATENCY_MS,
      concurrency: settings.TEST_PROVIDER_CONCURRENCY,
      // What begins then is still answered in time.
      patienceMs: settings.PROVIDER_TIMEOUT_MS / 2,
    }),
  }),
});

/** Whether new payments may use the provider. */
export const isOn = (name: string): boolean => settings.PAYMENT_PROVIDERS.includes(name);

/** The provider of a payment; also one that is off now, for what was paid with it. */
export const providerOf = (service: Service, name: string): Provider | undefined => {
  const all = made.get(service) ?? make(service);
  made.set(service, all);
  return all[name];
};
