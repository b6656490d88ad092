import mongoose from "mongoose";
import MongooseDbAdapter from "moleculer-db-adapter-mongoose";
import type { Collection, CollectionDeclaration, Doc, Filter } from "./collection.ts";
import { checkFilter } from "./filter.check.ts";
import { MongoCollection, type Stored } from "./mongoose.collection.ts";
import { syncMongo } from "./mongoose.schema.ts";
import type { OpenStore, OpenStoreFor } from "./shape.ts";

/** No operation may wait longer, milliseconds. */
const operationTimeoutMs = 5_000;

/** What was acknowledged must outlive a failover and a power cut. */
const connectionOptions = {
  writeConcern: { w: "majority", journal: true },
  retryWrites: true,
  ignoreUndefined: true,
  serverSelectionTimeoutMS: operationTimeoutMs,
  socketTimeoutMS: 2 * operationTimeoutMs,
  autoIndex: false,
  autoCreate: false,
} satisfies mongoose.ConnectOptions;

interface Adapted {
  uri: string;
  conn: mongoose.Connection;
  db: mongoose.mongo.Db | undefined;
  model: mongoose.Model<Stored>;
}

/** Documents as they come, ids strings made by us; a filter on an unknown path throws where a schema declares the paths. */
const schemaOf = (name: string): mongoose.Schema<Stored> =>
  new mongoose.Schema<Stored>({ _id: String, version: Number } as never, {
    strict: false,
    strictQuery: false,
    versionKey: false,
    minimize: false,
    collection: name,
  });

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

  constructor(uri: string, declarations: readonly CollectionDeclaration[]) {
    super(uri);
    this.#declarations = declarations;
  }

  override init(broker: never, service: never): void {
    Object.assign(this, { broker, service, useNativeMongooseVirtuals: false });
  }

  override async connect(): Promise<void> {
    const self = this as unknown as Adapted;
    self.conn = mongoose.createConnection(self.uri, connectionOptions);
    self.conn.set("maxTimeMS", operationTimeoutMs);
    try {
      await self.conn.asPromise();
      self.db = self.conn.db as mongoose.mongo.Db;
      await syncMongo(self.db, this.#declarations);
    } catch (error) {
      await self.conn.close().catch(() => undefined);
      const why = (error as Error).message;
      throw new Error(`MongoDB for ${self.conn.name}: ${why}`, { cause: error });
    }
    const [first] = this.#declarations;
    if (first) self.model = self.conn.model<Stored>(first.name, schemaOf(first.name));
  }

  override async disconnect(): Promise<void> {
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
    if (!this.#declarations.some(({ name }) => name === declaration.name))
      throw new Error(`The collection "${declaration.name}" was not declared.`);
    return new MongoCollection<T>(
      this.#open().collection<Stored>(declaration.name),
      declaration,
      operationTimeoutMs,
    );
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

/** Stores in MongoDB, a connection for each service. `urlOf` names its database: `mongodb://host/carts`. */
export const mongoStores = ({
  urlOf,
}: {
  urlOf: (service: string) => string;
}): { openStore: OpenStoreFor; close(): Promise<void> } => {
  const open = new Set<OpenStore>();
  return {
    openStore: async (service, declarations) => {
      const adapter = new MongooseAdapter(urlOf(service), declarations);
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
      for (const store of [...open]) await store.close();
    },
  };
};
