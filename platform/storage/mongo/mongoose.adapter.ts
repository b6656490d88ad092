import { randomUUID } from "node:crypto";
import type { Service, ServiceBroker } from "moleculer";
import MongooseDbAdapter from "moleculer-db-adapter-mongoose";
import type mongoose from "mongoose";
import { refuseSearch, sortOf, type AdapterQuery, type StoreAdapter } from "../adapter.ts";
import {
  DuplicateError,
  type CollectionDeclaration,
  type Filter,
  type Update,
  type WriteOptions,
} from "../collection.ts";
import { checkFilter, checkScalars, indexedPaths } from "../filters/filter-check.ts";
import { checkMutation } from "../filters/mutate.ts";
import { partsOf } from "../filters/path.ts";
import { operationTimeoutMs } from "./connection.ts";
import {
  causeOf,
  codeOf,
  duplicateKey,
  insertedOf,
  onlyDuplicates,
  orDuplicate,
  throughOrDuplicate,
  untilThrough,
} from "./errors.ts";
import { schemaOf } from "./schema.ts";
import { differenceOf, fromStored, pathTo, toQuery, toUpdate, type StoredDoc } from "./stored.ts";

interface Query<T> {
  exec(): Promise<T>;
}
/** What of a mongoose model reads and writes here: never a hydrated document. */
interface Model {
  find(filter: object, fields: null, options: object): Query<StoredDoc[]>;
  countDocuments(filter: object, options: object): Query<number>;
  insertMany(docs: readonly object[], options: object): Promise<{ insertedCount: number }>;
  findOneAndUpdate(filter: object, update: object, options: object): Query<StoredDoc | null>;
  updateMany(filter: object, update: object, options: object): Query<{ matchedCount: number }>;
  deleteMany(filter: object, options: object): Query<{ deletedCount: number }>;
  /** `replaceOne` of the model itself would hydrate the replacement. */
  readonly collection: {
    replaceOne(filter: object, doc: object, options: object): Promise<{ matchedCount: number }>;
    updateOne(filter: object, update: object, options: object): Promise<{ matchedCount: number }>;
  };
}

interface Original {
  broker: ServiceBroker;
  service: Service;
  conn: mongoose.Connection;
  db: mongoose.mongo.Db;
}
// Its types promise hydrated documents from methods that are all overridden here.
const Original = MongooseDbAdapter as unknown as new (uri: string) => Original;

/** The store whose connection an adapter works on. */
interface Opened {
  open(): Promise<void>;
  close(): Promise<void>;
}

const deadline = { maxTimeMS: operationTimeoutMs };
const lean = { ...deadline, lean: true };
const inserting = { ...lean, rawResult: true };

/**
 * moleculer-db's Mongoose adapter of one collection, with what the original lacks: the connection is the service's own (the
 * original shares mongoose's default one), its model reads and writes plain documents with a deadline, a filter is checked
 * and never cast to `{}`. Documents are as MongoDB keeps them: the id is `_id`.
 */
export class MongooseAdapter extends Original implements StoreAdapter {
  readonly #store: Opened;
  readonly #declaration: CollectionDeclaration;
  readonly #scalars: ReadonlySet<string>;
  #model: Model | undefined;

  constructor(store: Opened, declaration: CollectionDeclaration) {
    super("");
    this.#store = store;
    this.#declaration = declaration;
    this.#scalars = indexedPaths(declaration).scalars;
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

  /** The store opened this connection, or closed it. */
  attach(connection: mongoose.Connection | undefined): void {
    this.#model = undefined;
    if (!connection?.db) return;
    this.conn = connection;
    this.db = connection.db;
    // Its types promise hydrated documents; what reads here is lean.
    this.#model = connection.model<unknown>(
      this.#declaration.name,
      schemaOf(this.#declaration),
    ) as unknown as Model;
  }

  find(params: AdapterQuery = {}): Promise<StoredDoc[]> {
    return this.createCursor(params).exec();
  }

  async findOne(query: Filter): Promise<StoredDoc | undefined> {
    return (await this.find({ query, limit: 1 }))[0];
  }

  findById(id: string): Promise<StoredDoc | undefined> {
    return this.findOne({ id });
  }

  findByIds(ids: readonly string[]): Promise<StoredDoc[]> {
    return this.find({ query: { id: { $in: ids } } });
  }

  count(params: AdapterQuery = {}): Promise<number> {
    refuseSearch(params);
    return this.#open.countDocuments(checked(params.query ?? {}), deadline).exec();
  }

  async insert(entity: object): Promise<StoredDoc> {
    const stored = this.#stored(entity);
    await throughOrDuplicate(() => this.#open.insertMany([stored], inserting));
    return stored;
  }

  /**
   * All or none as far as one can without transactions: what was inserted before a duplicate is removed again, so that others
   * may see it for a moment, and a process that dies in between leaves it.
   */
  async insertMany(entities: readonly object[]): Promise<StoredDoc[]> {
    const stored = entities.map((entity) => this.#stored(entity));
    try {
      await this.#open.insertMany(stored, { ...inserting, ordered: true });
      return stored;
    } catch (error) {
      if (codeOf(error) !== duplicateKey) throw causeOf(error);
      const inserted = stored.slice(0, insertedOf(error)).map(({ _id }) => _id);
      if (inserted.length > 0)
        await this.#open.deleteMany({ _id: { $in: inserted } }, deadline).exec();
      throw new DuplicateError((error as Error).message, { cause: error });
    }
  }

  async insertMissing(entities: readonly object[]): Promise<number> {
    const stored = entities.map((entity) => this.#stored(entity));
    const options = { ...inserting, ordered: false };
    let missing = 0;
    await untilThrough(async () => {
      try {
        missing += (await this.#open.insertMany(stored, options)).insertedCount;
      } catch (error) {
        missing += insertedOf(error);
        if (!onlyDuplicates(error)) throw causeOf(error);
      }
    });
    return missing;
  }

  async updateOne(
    query: Filter,
    update: Update,
    { quiet = false }: WriteOptions = {},
  ): Promise<StoredDoc | null | undefined> {
    const filter = checked(query);
    const changes = changesOf(update, quiet);
    if (!changes) return this.findOne(query);
    const options = { ...lean, returnDocument: "after" };
    return throughOrDuplicate(() => this.#open.findOneAndUpdate(filter, changes, options).exec());
  }

  /** Each document changes by itself: after a DuplicateError some have changed. */
  async updateMany(
    query: Filter,
    update: Update,
    { quiet = false }: WriteOptions = {},
  ): Promise<number> {
    const filter = checked(query);
    const changes = changesOf(update, quiet);
    if (!changes) return this.count({ query });
    const updating = this.#open.updateMany(filter, changes, deadline).exec();
    return (await orDuplicate(updating)).matchedCount;
  }

  updateById(id: string, update: Update): Promise<StoredDoc | null | undefined> {
    return this.updateOne({ id }, update);
  }

  async replace(entity: object, expected: number): Promise<boolean> {
    const { _id, ...rest } = this.#stored(entity);
    const { matchedCount } = await throughOrDuplicate(() =>
      this.#open.collection.replaceOne({ _id, version: expected }, rest, deadline),
    );
    return matchedCount === 1;
  }

  async put(entity: object): Promise<void> {
    const { _id, ...rest } = this.#stored(entity);
    const options = { ...deadline, upsert: true };
    const replace = () => this.#open.collection.replaceOne({ _id }, rest, options);
    // Two upserts of one new id may race: the loser finds it there the second time.
    await throughOrDuplicate(() =>
      replace().catch((error: unknown) =>
        codeOf(error) === duplicateKey ? replace() : Promise.reject(error as Error),
      ),
    );
  }

  /** Conditional on the fields that it changes, as they were: what else is written meanwhile stays. */
  async rewrite(id: string, change: (stored: object) => object | undefined): Promise<boolean> {
    for (;;) {
      const before = await this.findById(id);
      const after = before && (change(before) as StoredDoc | undefined);
      if (!after) return false;
      const { filter, update } = differenceOf(before, after);
      const { matchedCount } = await throughOrDuplicate(() =>
        this.#open.collection.updateOne({ _id: id, ...filter }, update, deadline),
      );
      if (matchedCount === 1) return true;
    }
  }

  removeMany(query: Filter): Promise<number> {
    return this.#open
      .deleteMany(checked(query), deadline)
      .exec()
      .then(({ deletedCount }) => deletedCount);
  }

  async removeById(id: string): Promise<StoredDoc | undefined> {
    const stored = await this.findById(id);
    await this.removeMany({ id });
    return stored;
  }

  clear(): Promise<number> {
    return this.removeMany({});
  }

  /** Lean documents are plain already. */
  entityToObject(entity: object): object {
    return entity;
  }

  createCursor(params: AdapterQuery = {}): Query<StoredDoc[]> {
    const { query = {}, sort, limit, offset } = params;
    refuseSearch(params);
    const order = sortOf(sort).map(([path, way]) => (partsOf(path), [pathTo(path), way] as const));
    return this.#open.find(checked(query), null, {
      ...lean,
      ...(order.length > 0 ? { sort: new Map(order) } : {}),
      ...(offset ? { skip: offset } : {}),
      ...(limit ? { limit, singleBatch: limit === 1 } : {}),
    });
  }

  beforeSaveTransformID(entity: object, idField: string): object {
    const { [idField]: id, ...rest } = entity as Record<string, unknown>;
    return id === undefined ? rest : { _id: id, ...rest };
  }

  afterRetrieveTransformID(entity: object, idField: string): object {
    if (idField === "id") return fromStored(entity as StoredDoc);
    const { _id, _form, ...rest } = entity as StoredDoc;
    return { [idField]: _id, ...rest };
  }

  get #open(): Model {
    if (!this.#model) throw new Error("The MongoDB adapter is not connected.");
    return this.#model;
  }

  #stored(entity: object): StoredDoc {
    const { name, formVersion } = this.#declaration;
    const { _id = randomUUID(), ...rest } = entity as Partial<StoredDoc>;
    checkScalars(name, _id, rest, this.#scalars);
    return { _id, ...rest, ...(formVersion > 1 ? { _form: formVersion } : {}) };
  }
}

const checked = (query: Filter): object => {
  checkFilter(query);
  return toQuery(query);
};

/** Undefined when nothing is to be changed. @throws as `checkMutation` */
const changesOf = (update: Update, quiet: boolean): object | undefined => {
  checkMutation(update);
  const changes = toUpdate(update, quiet);
  return Object.keys(changes).length > 0 ? changes : undefined;
};
