import type { Service } from "moleculer";
import { entityOf } from "../../../mixins/entity.mixin.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isCountry } from "../../../platform/kernel/country.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { defaultMethods } from "../domain/defaults.ts";
import type { Method } from "../domain/rates.ts";
import type * as contract from "../shipping.contract.ts";
import { settings } from "../shipping.settings.ts";
import { marks, methods, type MethodDoc } from "../shipping.store.ts";

/** How long another copy of the service may offer a method as it was. */
const replicaMs = 1000;
interface Replica {
  readonly until: number;
  readonly methods: Promise<readonly Method[]>;
}
const replicas = new WeakMap<Service, Replica>();

/** All methods, from memory: asked with every checkout. */
export const currentMethods = (service: Service): Promise<readonly Method[]> => {
  const known = replicas.get(service);
  if (known && known.until > performance.now()) return known.methods;
  const found = collectionOf(service, methods).find({}, { sort: [["id", 1]] });
  replicas.set(service, { until: performance.now() + replicaMs, methods: found });
  found.catch(() => replicas.delete(service)); // The asker hears of it; the next one reads again.
  return found;
};

const forget = (service: Service): void => void replicas.delete(service);

/** On the first start of a shop without methods: those it can begin with. Once deleted they stay away. */
export const makeDefaults = async (service: Service): Promise<void> => {
  if (await collectionOf(service, marks).get("defaults")) return;
  const docs = collectionOf(service, methods);
  if ((await docs.count({})) === 0) {
    const made = defaultMethods({ country: settings.COUNTRY, currency: settings.CURRENCY });
    await docs.insertMissing(made.map((one) => ({ ...one, version: 1 }) as MethodDoc));
  }
  await collectionOf(service, marks).insertMissing([{ id: "defaults", version: 1 }]);
  forget(service);
};

const shown = ({ id, title, zones, version }: MethodDoc): contract.ShippingMethod => ({
  id,
  title,
  zones,
  version,
});

const wrongZones = (zones: readonly contract.Zone[]): { pointer: string; message: string }[] =>
  zones.flatMap(({ countries, rates }, z) => [
    ...countries.flatMap((code, i) =>
      code === "*" || isCountry(code)
        ? []
        : [{ pointer: `/zones/${z}/countries/${i}`, message: "is no country of ISO 3166-1" }],
    ),
    ...rates.flatMap(({ price, freeFrom }, i) => [
      ...(price.amount >= 0 && isCurrency(price.currency)
        ? []
        : [{ pointer: `/zones/${z}/rates/${i}/price`, message: "is no price" }]),
      ...(freeFrom && freeFrom.currency !== price.currency
        ? [{ pointer: `/zones/${z}/rates/${i}/freeFrom`, message: "is of another currency" }]
        : []),
    ]),
  ]);

export const listMethods = async (
  service: Service,
): Promise<{ items: contract.ShippingMethod[]; next: null }> => {
  const found = await collectionOf(service, methods).find({}, { sort: [["id", 1]] });
  return { items: found.map(shown), next: null };
};

export const getMethod = async (
  service: Service,
  id: string,
): Promise<contract.ShippingMethod | Fault> => {
  const found = await collectionOf(service, methods).get(id);
  return found ? shown(found) : common.NOT_FOUND({ id });
};

export const createMethod = async (
  service: Service,
  ctx: object,
  id: string,
  { title, zones }: Static<typeof contract.createMethod.params>,
): Promise<contract.ShippingMethod | Fault> => {
  const errors = wrongZones(zones);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const doc = { id, title, zones };
  // Begun before and cut off: then it is this one that is there.
  await wasNew(entityOf(service, methods)._create(ctx, doc));
  forget(service);
  return shown({ ...doc, version: 1 });
};

export const saveMethod = async (
  service: Service,
  ctx: object,
  { methodId, title, zones, expectedVersion }: Static<typeof contract.saveMethod.params>,
): Promise<contract.ShippingMethod | Fault> => {
  const errors = wrongZones(zones);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const change = { id: methodId, expectedVersion, title, zones };
  const doc = await entityOf(service, methods)._update(ctx, change);
  forget(service);
  return shown(doc);
};

export const removeMethod = async (
  service: Service,
  ctx: object,
  { methodId, expectedVersion }: Static<typeof contract.removeMethod.params>,
): Promise<null> => {
  await entityOf(service, methods)._remove(ctx, { id: methodId, expectedVersion });
  forget(service);
  return null;
};
