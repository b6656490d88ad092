import type { Service } from "moleculer";
import type { AdapterQuery } from "../adapter.ts";
import type { CollectionDeclaration, Doc } from "../collection.ts";
import type { StoredService } from "../stores.ts";

/** DbService's methods as the entity mixin has them. `ctx` goes to hooks. Refusals reject with the fault's error. */
export interface EntityMethods<T extends Doc> {
  /** Without an id one is made. @throws DuplicateError */
  _create(ctx: object, entity: Omit<T, "id" | "version"> & { id?: string }): Promise<T>;
  /**
   * Changes the fields given, each as a whole; null takes a field away, undefined leaves it.
   * @throws NOT_FOUND, PRECONDITION_FAILED (another version than expected), VERSION_CONFLICT, DuplicateError
   */
  _update(ctx: object, change: Change<T>): Promise<T>;
  /** The entity as it was. @throws NOT_FOUND, PRECONDITION_FAILED, VERSION_CONFLICT */
  _remove(ctx: object, which: { id: string; expectedVersion?: number | undefined }): Promise<T>;
  /** @throws NOT_FOUND */
  _get(ctx: object, which: { id: string }): Promise<T>;
  _find(ctx: object, params: AdapterQuery): Promise<T[]>;
  _count(ctx: object, params: AdapterQuery): Promise<number>;
}
type Change<T> = { id: string; expectedVersion?: number | undefined } & {
  [K in Exclude<keyof T, "id" | "version">]?: T[K] | null | undefined;
};

/** The methods of a service with the entity mixin, typed by its collection. */
export const entityOf = <T extends Doc>(
  service: Service,
  _collection: CollectionDeclaration<T>,
): EntityMethods<T> => service as StoredService & EntityMethods<T>;
