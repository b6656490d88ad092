import type { Service } from "moleculer";
import type { StoreAdapter } from "./adapter.ts";
import type { Collection, CollectionDeclaration, Doc } from "./collection.ts";
import { dbService } from "./db-service.ts";
import { storeWith } from "./sealing/sealed-store.ts";
import { declareCollections, type DeclaringService } from "./declared.ts";
import { runtimeOf, type OpenStore, type Store } from "../runtime/runtime.ts";

/** What a service that stores documents holds about its store. */
interface Stored {
  readonly store: Store;
  opening?: Promise<void>;
  open: boolean;
  /** How many of its storage mixins have started: the last to stop closes. */
  users: number;
  /** Of each `recent`: what it remembers for this service. */
  readonly memories: Map<object, unknown>;
}

/** A service with the storage mixin. */
export interface StoredService extends DeclaringService {
  /** moleculer-db's: of the service's entity, or else of its first declared collection. */
  adapter: StoreAdapter;
  stored: Stored;
  /** moleculer-db's: `adapter.connect()`, then the schema's `afterConnected`. */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** A service has it once it was created with a storage mixin. */
const storedOf = (service: Service): Stored | undefined =>
  (service as Partial<StoredService>).stored;

/** What a mixin says of the store; Moleculer leaves the list of mixins in the merged schema. */
interface StoringMixin {
  readonly phase?: string;
  readonly collections?: () => readonly CollectionDeclaration[];
  readonly primary?: () => CollectionDeclaration;
}

/** What is the service's own first, then what it publishes from, then what its other mixins need. */
const inOrder = (mixins: readonly StoringMixin[]): StoringMixin[] => [
  ...mixins.filter(({ phase }) => phase === "storage"),
  ...mixins.filter(({ phase }) => phase !== "storage").toReversed(),
];

/** All that its mixins declare, whose `created` may not have run yet; the one of `this.adapter` first. */
const declarationsOf = (service: DeclaringService): CollectionDeclaration[] => {
  const mixins = inOrder((service.schema.mixins ?? []) as readonly StoringMixin[]);
  for (const { collections } of mixins) declareCollections(service, collections?.() ?? []);
  const all = [...(service.declarations?.values() ?? [])];
  const [primary, other] = new Set(mixins.flatMap((mixin) => mixin.primary?.() ?? []));
  if (primary && other)
    throw new Error(`${service.name}: "${primary.name}" and "${other.name}" are two entities.`);
  return primary ? [primary, ...all.filter((one) => one !== primary)] : all;
};

/**
 * Makes the store with an adapter for each collection; in `created`. A second call changes nothing.
 * @throws when two declarations have one name, or two entities want to be `this.adapter`
 */
export const makeStore = (service: DeclaringService): void => {
  if (storedOf(service)) return;
  const declarations = declarationsOf(service);
  const [first, ...others] = declarations;
  if (!first) throw new Error(`${service.name} stores nothing: it declares no collection.`);
  const { sealing, storeFor } = runtimeOf(service.broker);
  const store = storeWith(service, declarations, sealing, storeFor);
  const stored: Stored = { store, open: false, users: 0, memories: new Map() };
  Object.assign(service, { stored });
  for (const one of others) store.adapter(one).init(service.broker, service);
  // The schema is merged and this instance's own: nobody clones what is put into it here.
  Object.assign(service.schema, { adapter: store.adapter(first) });
  dbService.created.call(service);
};

/** Opens the store, of all its adapters; waits while its server is away, until `closeStore`. @throws what opening throws */
export const openStore = async (service: Service): Promise<void> => {
  const it = service as StoredService;
  const { stored } = it;
  stored.users += 1;
  stored.opening ??= it.connect().catch((error: unknown) => {
    delete stored.opening; // The next one to ask tries again.
    throw error;
  });
  await stored.opening;
  stored.open = true;
};

/** Closes the store once everything that uses it has ended, or ends the waiting for its server. */
export const closeStore = async (service: Service): Promise<void> => {
  const it = service as StoredService;
  const { stored } = it;
  stored.users -= 1;
  if (stored.users > 0) return;
  stored.users = 0;
  stored.open = false;
  delete stored.opening;
  await it.disconnect();
};

/** Whether the service has started and not stopped. */
export const isStoreOpen = (service: Service): boolean => storedOf(service)?.open === true;

/** The open store. @throws before the service has started, and after its stop */
export const storeOf = (service: Service): OpenStore => {
  const stored = storedOf(service);
  if (!stored?.open)
    throw new Error(
      `The store of service "${service.name}" is not open: it has not started, or has stopped.`,
    );
  return stored.store;
};

/** The typed view of one of the service's own collections. @throws as `storeOf`, and when it was not declared */
export const collectionOf = <T extends Doc>(
  service: Service,
  declaration: CollectionDeclaration<T>,
): Collection<T> => storeOf(service).collection(declaration);

/** What `key` remembers for this service instance; made at the first asking. @throws when the service stores nothing */
export const memoryOf = <M>(service: Service, key: object, make: () => M): M => {
  const memories = storedOf(service)?.memories;
  if (!memories) throw new Error(`Service "${service.name}" stores nothing.`);
  const known = memories.get(key) as M | undefined;
  if (known !== undefined) return known;
  const made = make();
  memories.set(key, made);
  return made;
};
