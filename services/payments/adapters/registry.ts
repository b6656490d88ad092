import { globSync } from "node:fs";
import type { Service } from "moleculer";
import type { Money } from "../../../platform/contract/contract.ts";
import { inProduction, settingProblem } from "../../../platform/runtime/environment.settings.ts";
import { runtimeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { settings } from "../payments.settings.ts";
import type { Provider, ProviderDefinition, ProviderWorld } from "./port.ts";

/** Every file `*.provider.ts` here or in a folder below: a new provider is one file. */
const definitions: readonly ProviderDefinition[] = await Promise.all(
  globSync("**/*.provider.ts", { cwd: import.meta.dirname })
    .sort()
    .map(async (file) => {
      const module = (await import(`./${file}`)) as { default: ProviderDefinition };
      return module.default;
    }),
);

/** What the providers store, also those that are off: they may have charged before. */
export const providerCollections = definitions.flatMap(({ collections = [] }) => collections);

/** The names that are set; none where the setting is malformed, for which the start is refused. */
const wanted = (): readonly string[] => {
  const { PAYMENT_PROVIDERS = [] }: { readonly PAYMENT_PROVIDERS?: readonly string[] } = settings;
  return PAYMENT_PROVIDERS;
};

/** The providers that new payments may use. */
export const offered = (): ProviderDefinition[] =>
  definitions.filter(({ name }) => wanted().includes(name));

/** A provider by its name, also one that is off. */
export const definitionOf = (name: string): ProviderDefinition | undefined =>
  definitions.find((one) => one.name === name);

/** Whether an authorization by this provider may be captured several times. */
export const capturesInParts = (name: string): boolean =>
  definitionOf(name)?.capabilities?.multicapture === true;

/** Whether the provider can move this amount: it has the currency, and the amount in it. */
export const represents = (name: string, money: Money): boolean => {
  const { currencies, represent } = definitionOf(name) ?? {};
  if (currencies && !currencies.includes(money.currency)) return false;
  return !represent || represent(money) !== undefined;
};

/** Whether the provider can take this amount from there. `country`: undefined while there is no address. */
export const takes = (name: string, money: Money, country: string | undefined): boolean => {
  const { countries } = definitionOf(name) ?? {};
  const there = !countries || country === undefined || countries.includes(country);
  return there && represents(name, money);
};

/** Providers that do not take every amount from everywhere. */
export const isSelective = ({ currencies, represent, countries }: ProviderDefinition): boolean =>
  [currencies, represent, countries].some((one) => one !== undefined);

/** Whether new payments may use the provider. */
export const isOn = (name: string): boolean => offered().some((one) => one.name === name);

/** What stands in the way of a provider that is on. */
const problemsOf = ({ name, demo, missing }: ProviderDefinition): string[] => [
  ...(missing?.() ?? []).map(
    (one) => `${one} is not set, and the payment provider ${name} needs it`,
  ),
  ...(demo && inProduction
    ? [`PAYMENT_PROVIDERS names ${name}, which is for development: NODE_ENV=production refuses it`]
    : []),
];
offered().flatMap(problemsOf).forEach(settingProblem);

interface PayingService extends Service {
  /** Those that were made: each once, when it was first needed. */
  providers?: Map<string, Promise<Provider>>;
}

const make = async (service: Service, { make: makeIt }: ProviderDefinition): Promise<Provider> => {
  const world: ProviderWorld = {
    collection: (declaration) => collectionOf(service, declaration),
    now: () => runtimeOf(service.broker).now(),
  };
  return makeIt(world);
};

/** The provider of a payment; also one that is off now, for what was paid with it. @throws Error when there is none of that name */
export const providerOf = (service: PayingService, name: string): Promise<Provider> => {
  const all = (service.providers ??= new Map());
  const made = all.get(name);
  if (made) return made;
  const definition = definitionOf(name);
  if (!definition) return Promise.reject(new Error(`There is no payment provider "${name}".`));
  const making = make(service, definition);
  all.set(name, making);
  // Whoever asks next tries again.
  making.catch(() => all.delete(name));
  return making;
};

/** Makes the providers that new payments may use. @throws what making one throws */
export const openProviders = async (service: Service): Promise<void> => {
  await Promise.all(offered().map(({ name }) => providerOf(service, name)));
};

/** Ends what they have open. */
export const closeProviders = async (service: PayingService): Promise<void> => {
  const made = await Promise.allSettled(service.providers?.values() ?? []);
  service.providers?.clear();
  await Promise.all(made.map((one) => one.status === "fulfilled" && one.value.close?.()));
};
