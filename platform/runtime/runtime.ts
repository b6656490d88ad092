import type { ServiceBroker } from "moleculer";
import type { Bus } from "../messaging/bus.ts";
import type { Collection, CollectionDeclaration, Doc } from "../storage/collection.ts";

/** One service's own store, open. */
export interface OpenStore {
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T>;
  /** Rejects when the store does not answer. */
  ping(): Promise<void>;
  /** Copies the store consistently into `directory` while it is in use (embedded only). */
  backup(directory: string): Promise<void>;
  close(): Promise<void>;
}

export type OpenStoreFor = (
  service: string,
  declarations: readonly CollectionDeclaration[],
) => Promise<OpenStore>;

/** What differs between running embedded and on the mesh: chosen once, in moleculer.config.ts. */
export interface Shape {
  readonly openStore: OpenStoreFor;
  readonly bus: Bus;
  /** Other processes may run the same services on the same stores: what one finds unfinished, another may be at. */
  readonly shared: boolean;
  /** The clock: an ISO 8601 UTC string. */
  readonly now: () => string;
}

/** A shape with what its process has to do around it. */
export interface NodeShape extends Shape {
  /** Copies the stores while they are in use; rejects where the database has a tool of its own for it. */
  backup(directory: string): Promise<number>;
  /** `ok`, or what is wrong, by the name of each part this process needs. */
  checks(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const shapes = new WeakMap<ServiceBroker, Shape>();

export const giveShape = (broker: ServiceBroker, shape: Shape): void => {
  shapes.set(broker, shape);
};

export const shapeOf = (broker: ServiceBroker): Shape => {
  const shape = shapes.get(broker);
  if (!shape) throw new Error("This broker was given no shape (see moleculer.config.ts).");
  return shape;
};
