import { globSync } from "node:fs";
import type { Service } from "moleculer";
import { runtimeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { settings } from "../payments.settings.ts";
import type { Provider, ProviderDefinition, ProviderWorld } from "./port.ts";

/** Every file `*.provider.ts` beside this one: a new provider is one file. */
const definitions: readonly ProviderDefinition[] = await Promise.all(
  globSync("*.provider.ts", { cwd: import.meta.dirname })
    .sort()
    .map(async (file) => {
      const module = (await import(`./${file}`)) as { default: ProviderDefinition };
      return module.default;
    }),
);

/** What the providers store, also those that are off: they may have charged before. */
export const providerCollections = definitions.flatMap(({ collections = [] }) => collections);

/** The providers that new payments may use. */
export const offered = (): string[] =>
  definitions.map(({ name }) => name).filter((name) => settings.PAYMENT_PROVIDERS.includes(name));

/** Whether an authorization by this provider may be captured several times. */
export const capturesInParts = (name: string): boolean =>
  definitions.find((one) => one.name === name)?.multicapture === true;

/** Whether new payments may use the provider. */
export const isOn = (name: string): boolean => offered().includes(name);

interface PayingService extends Service {
  providers?: ReadonlyMap<string, Provider>;
}

const make = (service: Service): ReadonlyMap<string, Provider> => {
  const world: ProviderWorld = {
    collection: (declaration) => collectionOf(service, declaration),
    now: () => runtimeOf(service.broker).now(),
  };
  return new Map(definitions.map((definition) => [definition.name, definition.make(world)]));
};

/** The provider of a payment; also one that is off now, for what was paid with it. */
export const providerOf = (service: PayingService, name: string): Provider | undefined => {
  service.providers ??= make(service);
  return service.providers.get(name);
};
