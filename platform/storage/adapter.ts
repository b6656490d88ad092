import type { Service, ServiceBroker } from "moleculer";
import type { DbAdapter } from "moleculer-db";
import type { Filter, Sort, Update, WriteOptions } from "./collection.ts";

/** What moleculer-db's `_find`, `_list` and `_count` ask an adapter for. */
export interface AdapterQuery {
  readonly query?: Filter | undefined;
  /** `title`; `-title` descends; several are separated by commas or spaces, or a list. */
  readonly sort?: string | readonly string[] | undefined;
  /** 0, null and undefined: all. */
  readonly limit?: number | null | undefined;
  readonly offset?: number | null | undefined;
  /** Refused: neither store searches texts. */
  readonly search?: string | undefined;
}

type Found = object | null | undefined;

/**
 * moleculer-db's adapter of one collection, with the conditional writes that it lacks. Its documents are as the store keeps
 * them; `afterRetrieveTransformID` and `beforeSaveTransformID` (with the field `id`) turn them into ours and back.
 * Made per service instance, never in a schema: Moleculer clones schemas.
 */
export interface StoreAdapter extends Readonly<Record<keyof DbAdapter, unknown>> {
  init(broker: ServiceBroker, service: Service): void;
  /** Opens the store, which all adapters of the service share. @throws when it refuses; waits while its server is away */
  connect(): Promise<void>;
  /** Closes the store of all the service's adapters. */
  disconnect(): Promise<void>;
  find(params?: AdapterQuery): Promise<object[]>;
  findOne(query: Filter): Promise<Found>;
  findById(id: string): Promise<Found>;
  findByIds(ids: readonly string[]): Promise<object[]>;
  count(params?: AdapterQuery): Promise<number>;
  /** An entity without id is given one. @throws DuplicateError */
  insert(entity: object): Promise<object>;
  /** All or none. @throws DuplicateError */
  insertMany(entities: readonly object[]): Promise<object[]>;
  /** How many matched. `version` is incremented by the store, unless `quiet`. */
  updateMany(query: Filter, update: Update, options?: WriteOptions): Promise<number>;
  updateById(id: string, update: Update): Promise<Found>;
  removeMany(query: Filter): Promise<number>;
  removeById(id: string): Promise<Found>;
  clear(): Promise<number>;
  entityToObject(entity: object): object;
  createCursor(params?: AdapterQuery): { exec(): Promise<object[]> };
  beforeSaveTransformID(entity: object, idField: string): object;
  afterRetrieveTransformID(entity: object, idField: string): object;

  /** The first that matches, changed in one step; the document after, nothing when none matched. @throws DuplicateError */
  updateOne(query: Filter, update: Update, options?: WriteOptions): Promise<Found>;
  /** Puts the entity in place if the stored version is `expected`. @throws DuplicateError */
  replace(entity: object, expected: number): Promise<boolean>;
  /** Inserts those whose id and unique keys are new; how many were. */
  insertMissing(entities: readonly object[]): Promise<number>;
  /** Inserts or replaces whatever the version. @throws DuplicateError */
  put(entity: object): Promise<void>;
  /**
   * Writes another form of what is stored, its version left alone, and loses no write that comes meanwhile. `change` gets the stored
   * document, again where another write was faster; undefined: leave it. Whether it was written.
   */
  rewrite(id: string, change: (stored: object) => object | undefined): Promise<boolean>;
}

/** moleculer-db's sorting as ours. */
export const sortOf = (sort: AdapterQuery["sort"] = []): Sort => {
  const fields = typeof sort === "string" ? sort.split(/[\s,]+/u).filter(Boolean) : sort;
  return fields.map((field) => (field.startsWith("-") ? [field.slice(1), -1] : [field, 1]));
};

/** @throws when the adapter is asked for what it does not do: an option ignored would match too much */
export const refuseSearch = ({ search }: AdapterQuery): void => {
  if (search) throw new Error("The store does not search texts: name a field in the query.");
};
