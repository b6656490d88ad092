import { randomUUID } from "node:crypto";
import type { Service, ServiceBroker } from "moleculer";
import {
  collection,
  type Collection,
  type CollectionDeclaration,
  type Doc,
  type Filter,
  type Update,
} from "../collection.ts";
import type { OpenStore } from "../../runtime/runtime.ts";
import type { SqliteStores } from "./stores.ts";

export { sqliteStores, type SqliteStores } from "./stores.ts";

/** What moleculer-db's actions ask for; a sort field with a leading `-` descends. */
export interface AdapterQuery {
  readonly query?: Filter;
  readonly sort?: string | readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}
type Entity = Record<string, unknown>;

/**
 * moleculer-db's adapter interface over an embedded store: for services that use its `DbService` mixin as it is.
 * Our own services take the typed `Collection` view of the same engine (`platform/storage/stores.ts`).
 * @example adapter: new SqliteAdapter(sqliteStores({ dataDir }), collection("posts"))
 */
export class SqliteAdapter {
  broker: ServiceBroker | undefined;
  service: Service | undefined;
  readonly #stores: SqliteStores;
  readonly #declaration: CollectionDeclaration;
  #store: OpenStore | undefined;
  #collection: Collection<Doc> | undefined;

  constructor(stores: SqliteStores, declaration: CollectionDeclaration = collection("entities")) {
    this.#stores = stores;
    this.#declaration = declaration;
  }

  init(broker: ServiceBroker, service: Service): void {
    this.broker = broker;
    this.service = service;
  }

  async connect(): Promise<void> {
    this.#store = await this.#stores.openStore(this.service?.name ?? "service", [
      this.#declaration,
    ]);
    this.#collection = this.#store.collection(this.#declaration);
  }

  async disconnect(): Promise<void> {
    await this.#store?.close();
    this.#collection = undefined;
  }

  /** The typed view. @throws before `connect`. */
  get collection(): Collection<Doc> {
    if (!this.#collection) throw new Error("The SQLite adapter is not connected.");
    return this.#collection;
  }

  async find({ query = {}, sort, limit, offset = 0 }: AdapterQuery = {}): Promise<Doc[]> {
    const fields = typeof sort === "string" ? sort.split(/[ ,]+/).filter(Boolean) : (sort ?? []);
    const found = await this.collection.find(query, {
      sort: fields.map((field) =>
        field.startsWith("-") ? ([field.slice(1), -1] as const) : ([field, 1] as const),
      ),
      ...(limit !== undefined && limit > 0 ? { limit: limit + offset } : {}),
    });
    return offset > 0 ? found.slice(offset) : found;
  }

  findOne(query: Filter): Promise<Doc | undefined> {
    return this.collection.findOne(query);
  }

  findById(id: string): Promise<Doc | undefined> {
    return this.collection.get(id);
  }

  findByIds(ids: readonly string[]): Promise<Doc[]> {
    return this.collection.getMany(ids);
  }

  count({ query = {} }: AdapterQuery = {}): Promise<number> {
    return this.collection.count(query);
  }

  /** An entity without id is given one. @throws DuplicateError */
  async insert(entity: Entity): Promise<Doc> {
    const doc = toDoc(entity);
    await this.collection.insert(doc);
    return JSON.parse(JSON.stringify(doc)) as Doc;
  }

  async insertMany(entities: readonly Entity[]): Promise<Doc[]> {
    const docs = entities.map(toDoc);
    await this.collection.insertMany(docs);
    return docs;
  }

  updateMany(query: Filter, update: Update): Promise<number> {
    return this.collection.updateMany(query, update);
  }

  updateById(id: string, update: Update): Promise<Doc | undefined> {
    return this.collection.update({ id }, update);
  }

  removeMany(query: Filter): Promise<number> {
    return this.collection.remove(query);
  }

  async removeById(id: string): Promise<Doc | undefined> {
    const doc = await this.collection.get(id);
    await this.collection.remove({ id });
    return doc;
  }

  clear(): Promise<number> {
    return this.collection.remove({});
  }

  entityToObject(entity: Entity): Entity {
    return entity;
  }

  beforeSaveTransformID(entity: Entity, idField: string): Entity {
    const { [idField]: id, ...rest } = structuredClone(entity);
    return id === undefined ? rest : { ...rest, id };
  }

  afterRetrieveTransformID(entity: Entity, idField: string): Entity {
    if (idField === "id") return entity;
    const { id, ...rest } = entity;
    return { ...rest, [idField]: id };
  }
}

const toDoc = (entity: Entity): Doc => ({
  version: 1,
  ...entity,
  id: typeof entity["id"] === "string" ? entity["id"] : randomUUID(),
});
