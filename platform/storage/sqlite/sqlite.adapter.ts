import { randomUUID } from "node:crypto";
import type { Service, ServiceBroker } from "moleculer";
import { refuseSearch, sortOf, type AdapterQuery, type StoreAdapter } from "../adapter.ts";
import type { CollectionDeclaration, Doc, Filter, Update, WriteOptions } from "../collection.ts";
import { SqliteCollection } from "./collection.ts";
import type { SqliteFile } from "./commit.ts";

/** The store whose file an adapter writes to. */
interface Opened {
  open(): Promise<void>;
  close(): Promise<void>;
}

/** moleculer-db's adapter of one collection of an embedded store. Its documents are as ours: the id is `id`. */
export class SqliteAdapter implements StoreAdapter {
  broker: ServiceBroker | undefined;
  service: Service | undefined;
  readonly #store: Opened;
  readonly #declaration: CollectionDeclaration;
  #collection: SqliteCollection<Doc> | undefined;

  constructor(store: Opened, declaration: CollectionDeclaration) {
    this.#store = store;
    this.#declaration = declaration;
  }

  init(broker: ServiceBroker, service: Service): void {
    this.broker = broker;
    this.service = service;
  }

  connect(): Promise<void> {
    return this.#store.open();
  }

  disconnect(): Promise<void> {
    return this.#store.close();
  }

  /** The store opened this file, or closed it. */
  attach(file: SqliteFile | undefined): void {
    this.#collection = file && new SqliteCollection<Doc>(file, this.#declaration);
  }

  async find(params: AdapterQuery = {}): Promise<Doc[]> {
    const { query = {}, sort, limit, offset } = params;
    refuseSearch(params);
    const skipped = offset ?? 0;
    const found = await this.#docs.find(query, {
      sort: sortOf(sort),
      ...(limit ? { limit: limit + skipped } : {}),
    });
    return skipped > 0 ? found.slice(skipped) : found;
  }

  findOne(query: Filter): Promise<Doc | undefined> {
    return this.#docs.findOne(query);
  }

  findById(id: string): Promise<Doc | undefined> {
    return this.#docs.get(id);
  }

  findByIds(ids: readonly string[]): Promise<Doc[]> {
    return this.#docs.getMany(ids);
  }

  count(params: AdapterQuery = {}): Promise<number> {
    refuseSearch(params);
    return this.#docs.count(params.query ?? {});
  }

  insert(entity: object): Promise<Doc> {
    return this.#docs.insert(toDoc(entity));
  }

  insertMany(entities: readonly object[]): Promise<Doc[]> {
    return this.#docs.insertMany(entities.map(toDoc));
  }

  insertMissing(entities: readonly object[]): Promise<number> {
    return this.#docs.insertMissing(entities.map(toDoc));
  }

  updateOne(query: Filter, update: Update, options?: WriteOptions): Promise<Doc | undefined> {
    return this.#docs.update(query, update, options);
  }

  updateMany(query: Filter, update: Update, options?: WriteOptions): Promise<number> {
    return this.#docs.updateMany(query, update, options);
  }

  updateById(id: string, update: Update): Promise<Doc | undefined> {
    return this.#docs.update({ id }, update);
  }

  replace(entity: object, expected: number): Promise<boolean> {
    return this.#docs.replace(toDoc(entity), expected);
  }

  put(entity: object): Promise<void> {
    return this.#docs.put(toDoc(entity));
  }

  rewrite(id: string, change: (stored: object) => object | undefined): Promise<boolean> {
    return this.#docs.rewrite(id, (doc) => change(doc) as Doc | undefined);
  }

  removeMany(query: Filter): Promise<number> {
    return this.#docs.remove(query);
  }

  async removeById(id: string): Promise<Doc | undefined> {
    const doc = await this.#docs.get(id);
    await this.#docs.remove({ id });
    return doc;
  }

  clear(): Promise<number> {
    return this.#docs.remove({});
  }

  entityToObject(entity: object): object {
    return entity;
  }

  createCursor(params: AdapterQuery = {}): { exec(): Promise<Doc[]> } {
    return { exec: () => this.find(params) };
  }

  beforeSaveTransformID(entity: object, idField: string): object {
    if (idField === "id") return entity;
    const { [idField]: id, ...rest } = entity as Record<string, unknown>;
    return id === undefined ? rest : { ...rest, id };
  }

  afterRetrieveTransformID(entity: object, idField: string): object {
    if (idField === "id") return entity;
    const { id, ...rest } = entity as Record<string, unknown>;
    return { ...rest, [idField]: id };
  }

  get #docs(): SqliteCollection<Doc> {
    if (!this.#collection) throw new Error("The SQLite adapter is not connected.");
    return this.#collection;
  }
}

const toDoc = (entity: object): Doc => {
  const { id, version } = entity as Partial<Doc>;
  if (typeof id === "string" && version !== undefined) return entity as Doc;
  return { version: 1, ...entity, id: typeof id === "string" ? id : randomUUID() };
};
