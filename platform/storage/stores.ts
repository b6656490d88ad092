import type { Service } from "moleculer";
import type { Collection, CollectionDeclaration, Doc } from "./collection.ts";
import { shapeOf, type OpenStore } from "../runtime/runtime.ts";

interface Held {
  readonly declarations: Map<string, CollectionDeclaration>;
  opening?: Promise<OpenStore>;
  store?: OpenStore;
}
const held = new WeakMap<Service, Held>();

const heldBy = (service: Service): Held => {
  const known = held.get(service);
  if (known) return known;
  const made: Held = { declarations: new Map() };
  held.set(service, made);
  return made;
};

const open = async (service: Service, mine: Held): Promise<OpenStore> => {
  const store = await shapeOf(service.broker).openStore(service.name, [
    ...mine.declarations.values(),
  ]);
  mine.store = store;
  return store;
};

const declare = (service: Service, declarations: readonly CollectionDeclaration[]): void => {
  const mine = heldBy(service);
  for (const declaration of declarations) {
    const known = mine.declarations.get(declaration.name);
    if (known && known !== declaration)
      throw new Error(`${service.name}: two declarations of the collection "${declaration.name}".`);
    mine.declarations.set(declaration.name, declaration);
  }
};

/**
 * The service's store, opened by whoever asks first: a mixin whose `started` needs it awaits this, in whatever order they run.
 * @throws what opening throws; the next one to ask tries again.
 */
const ensureStore = (service: Service): Promise<OpenStore> => {
  const mine = heldBy(service);
  mine.opening ??= open(service, mine).catch((error: unknown) => {
    delete mine.opening;
    throw error;
  });
  return mine.opening;
};

/** The open store. @throws before the service has started. */
export const storeOf = (service: Service): OpenStore => {
  const store = held.get(service)?.store;
  if (!store)
    throw new Error(
      `The store of service "${service.name}" is not open: it has not started, or has stopped.`,
    );
  return store;
};

/** A typed view of one of the service's own collections. @throws as `storeOf`, and when it was not declared. */
export const collectionOf = <T extends Doc>(
  service: Service,
  declaration: CollectionDeclaration<T>,
): Collection<T> => storeOf(service).collection(declaration);

/** Opens the service's one store with these collections, in whatever shape its broker has. */
export const openStore = async (
  service: Service,
  declarations: readonly CollectionDeclaration[],
): Promise<OpenStore> => {
  declare(service, declarations);
  return ensureStore(service);
};

/** Closes the store, once everything that uses it has ended. */
export const closeStore = async (service: Service): Promise<void> => {
  const mine = heldBy(service);
  const store = await mine.opening;
  delete mine.opening;
  delete mine.store;
  await store?.close();
};
