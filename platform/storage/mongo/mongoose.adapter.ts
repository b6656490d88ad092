import mongoose from "mongoose";
import MongooseDbAdapter from "moleculer-db-adapter-mongoose";
import type { Collection, CollectionDeclaration, Doc, Filter } from "../collection.ts";
import { checkFilter } from "../filter-check.ts";
import { mongo, mongoUrlFor } from "./mongo.settings.ts";
import { MongoCollection, type Stored } from "./collection.ts";
import { connectMongo, operationTimeoutMs, type ConnectOptions } from "./connection.ts";
import { migrateMongo, verifyMongo } from "./migrate.ts";
import { schemaOf } from "./schema.ts";
import type { OpenStore, OpenStoreFor } from "../../runtime/runtime.ts";

interface Adapted {
  uri: string;
  conn: mongoose.Connection;
  db: mongoose.mongo.Db | undefined;
  model: mongoose.Model<Stored>;
}

/** How a service meets its database. */
export interface AdapterOptions extends Partial<Omit<ConnectOptions, "prepare">> {
  /** Makes indexes and upgrades documents at the start, instead of only looking whether `npm run migrate` did. */
  readonly migrate?: boolean;
}

/** @throws when the filter is not of the typed language: mongoose would drop what it does not know. */
const checked = <T extends { query?: Filter }>(params: T): T => {
  checkFilter(params.query ?? {});
  return params;
};

/**
 * moleculer-db's adapter with what the original lacks: a connection of its own for each service (the original shares mongoose's
 * default one), lean reads, a deadline and journalled majority writes. Its filters come checked (`checkFilter`), never cast to `{}`.
 */
export class MongooseAdapter extends MongooseDbAdapter<mongoose.Document> {
  readonly #declarations: readonly CollectionDeclaration[];
  readonly #options: AdapterOptions;
  /** Of this connection, made once: asked for with every operation. */
  readonly #views = new Map<string, Collection>();

  constructor(
    uri: string,
    declarations: readonly CollectionDeclaration[],
    options: AdapterOptions = {},
  ) {
    super(uri);
    this.#declarations = declarations;
    this.#options = options;
  }

  override init(broker: never, service: never): void {
    Object.assign(this, { broker, service, useNativeMongooseVirtuals: false });
  }

  /** Waits for a MongoDB that is away. @throws when it refuses, or its collections are not as declared */
  override async connect(): Promise<void> {
    const self = this as unknown as Adapted;
    const { migrate = false, ...options } = this.#options;
    const prepare = migrate ? migrateMongo : verifyMongo;
    self.conn = await connectMongo(self.uri, {
      service: "a service",
      poolMax: mongo.MONGO_POOL_MAX,
      ...options,
      prepare: (db) => prepare(db, this.#declarations),
    });
    self.db = self.conn.db as mongoose.mongo.Db;
    const [first] = this.#declarations;
    if (first) self.model = self.conn.model<Stored>(first.name, schemaOf(first));
  }

  override async disconnect(): Promise<void> {
    this.#views.clear();
    await (this as unknown as Adapted).conn.close();
  }

  override find(params: { query?: Filter } = {}): never {
    return this.#lean(this.createCursor(checked(params)));
  }

  override findOne(query: Filter): never {
    checkFilter(query);
    return this.#lean(this.#model.findOne(query as never));
  }

  override findById(id: string): never {
    return this.#lean(this.#model.findOne({ _id: id }));
  }

  override findByIds(ids: readonly string[]): never {
    return this.#lean(this.#model.find({ _id: { $in: ids } }));
  }

  override count(params: { query?: Filter } = {}): never {
    return super.count(checked(params) as never) as never;
  }

  override updateMany(query: Filter, update: never): never {
    checkFilter(query);
    return super.updateMany(query as never, update) as never;
  }

  override removeMany(query: Filter): never {
    checkFilter(query);
    return super.removeMany(query as never) as never;
  }

  get #model(): mongoose.Model<Stored> {
    return (this as unknown as Adapted).model;
  }

  #lean(query: unknown): never {
    return (query as mongoose.Query<unknown, unknown>)
      .lean()
      .maxTimeMS(operationTimeoutMs)
      .exec() as never;
  }

  /** Lean documents are plain already. */
  override entityToObject(entity: never): never {
    return entity;
  }

  /** The typed view. @throws when it was not declared. */
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    const { name } = declaration;
    const known = this.#views.get(name);
    if (known) return known as unknown as Collection<T>;
    if (!this.#declarations.some((one) => one.name === name))
      throw new Error(`The collection "${name}" was not declared.`);
    const at = this.#open().collection<Stored>(name);
    const view = new MongoCollection<T>(at, declaration, operationTimeoutMs);
    this.#views.set(name, view as unknown as Collection);
    return view;
  }

  async ping(): Promise<void> {
    await this.#open().command({ ping: 1 }, { maxTimeMS: operationTimeoutMs } as never);
  }

  #open(): mongoose.mongo.Db {
    const { db } = this as unknown as Adapted;
    if (!db) throw new Error("The MongoDB adapter is not connected.");
    return db;
  }
}

/** Stores in MongoDB, a connection for each service; `urlOf` names its database. */
export const mongoStores = ({
  urlOf = mongoUrlFor,
  say = (line) => void process.stderr.write(`${line}\n`),
  ...options
}: AdapterOptions & { readonly urlOf?: (service: string) => string } = {}): {
  openStore: OpenStoreFor;
  /** Closes what is open; what still waits for MongoDB is refused. */
  close(): Promise<void>;
} => {
  const open = new Set<OpenStore>();
  const closing = new AbortController();
  return {
    openStore: async (service, declarations) => {
      const { signal } = closing;
      const adapter = new MongooseAdapter(urlOf(service), declarations, {
        signal,
        say,
        ...options,
        service,
      });
      await adapter.connect();
      const store: OpenStore = {
        collection: (declaration) => adapter.collection(declaration),
        ping: () => adapter.ping(),
        backup: () =>
          Promise.reject(new Error("A backup of MongoDB is taken with mongodump, not by Caravan.")),
        close: async () => {
          if (open.delete(store)) await adapter.disconnect();
        },
      };
      open.add(store);
      return store;
    },
    close: async () => {
      closing.abort();
      for (const store of [...open]) await store.close();
    },
  };
};
