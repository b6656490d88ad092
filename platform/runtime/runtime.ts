import type { ServiceBroker } from "moleculer";
import type { Bus } from "../messaging/bus.ts";
import type { StoreAdapter } from "../storage/adapter.ts";
import type { Collection, CollectionDeclaration, Doc } from "../storage/collection.ts";
import type { Sealing } from "../storage/sealing/data-keys.ts";

/** One service's own store, open. */
export interface OpenStore {
  /** moleculer-db's adapter of a collection; all of a store share its connection. @throws when it was not declared */
  adapter(declaration: CollectionDeclaration): StoreAdapter;
  /** The typed view of that adapter. @throws as `adapter` */
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T>;
  /** Rejects when the store does not answer. */
  ping(): Promise<void>;
  /** Copies the store consistently into `directory` while it is in use (embedded only). */
  backup(directory: string): Promise<void>;
  /** Rids the store's files of what was deleted or written over before this call, as far as that is the store's to do. */
  forget(): Promise<void>;
  /** Makes the store's files anew from what is in them, so that nothing of before is left between; false where that is not the store's to do. */
  compact(): Promise<boolean>;
  close(): Promise<void>;
}

/** A store that is made and not yet open: its adapters are there and work once it is. */
export interface Store extends OpenStore {
  /** Waits while the database's server is away, until `close`. @throws when it refuses, or is not as declared */
  open(): Promise<void>;
}

export type StoreMaker = (service: string, declarations: readonly CollectionDeclaration[]) => Store;

export type OpenStoreMaker = (
  service: string,
  declarations: readonly CollectionDeclaration[],
) => Promise<OpenStore>;

/** What differs between running embedded and on the mesh: chosen once, in moleculer.config.ts. */
export interface Runtime {
  readonly storeFor: StoreMaker;
  readonly bus: Bus;
  /** Other processes may run the same services on the same stores: what one finds unfinished, another may be at. */
  readonly shared: boolean;
  /** The clock: an ISO 8601 UTC string. */
  readonly now: () => string;
  /** How what services store is encrypted; absent: nothing is. */
  readonly sealing?: Sealing;
  /** Bytes on disk by file of the data folder (embedded only). */
  readonly fileSizes?: () => Readonly<Record<string, number>>;
  /** What leaves a service is held to its contract. */
  readonly validate?: { readonly events: boolean; readonly responses: boolean };
}

/** A runtime with what its process has to do around it. */
export interface NodeRuntime extends Runtime {
  /** Copies the stores while they are in use; rejects where the database has a tool of its own for it. */
  backup(directory: string): Promise<number>;
  /** `ok`, or what is wrong, by the name of each part this process needs. */
  checks(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** What /readyz says of consumers that read a source from the first again: until they have caught up they are behind. */
export const replayChecks = (bus: Bus): Readonly<Record<string, string>> =>
  Object.fromEntries(
    bus
      .replays()
      .map(({ consumer, source }) => [
        `${consumer} events`,
        `behind: reads the events of ${source} from the first again`,
      ]),
  );

/** A broker that was given its runtime when it was made. */
type RunningBroker = ServiceBroker & { caravanRuntime?: Runtime };

/** Gives a broker what its services run on: once, in moleculer.config.ts. */
export const useRuntime = (broker: ServiceBroker, runtime: Runtime): void => {
  (broker as RunningBroker).caravanRuntime = runtime;
};

/** As `replayChecks`, of a broker; nothing of one that hosts nothing of ours. */
export const replaysOf = (broker: ServiceBroker): Readonly<Record<string, string>> => {
  const bus = (broker as RunningBroker).caravanRuntime?.bus;
  return bus ? replayChecks(bus) : {};
};

/** Prometheus' lines of how large the data folder is, by file; none where there is none. */
export const sizeLines = (broker: ServiceBroker): readonly string[] => {
  const sizes = (broker as RunningBroker).caravanRuntime?.fileSizes?.();
  if (!sizes) return [];
  return [
    "# HELP caravan_data_dir_bytes Size of a file of the data folder.",
    "# TYPE caravan_data_dir_bytes gauge",
    ...Object.entries(sizes).map(
      ([file, bytes]) => `caravan_data_dir_bytes{file=${JSON.stringify(file)}} ${bytes}`,
    ),
  ];
};

/** What a broker's services run on. @throws Error for a broker that was given none */
export const runtimeOf = (broker: ServiceBroker): Runtime => {
  const runtime = (broker as RunningBroker).caravanRuntime;
  if (!runtime) throw new Error("This broker was given no runtime (see moleculer.config.ts).");
  return runtime;
};

/** What leaves a service is held to its contract; undefined on a broker that hosts nothing of ours. */
export const validationOf = (broker: ServiceBroker): Runtime["validate"] =>
  (broker as RunningBroker).caravanRuntime?.validate;
