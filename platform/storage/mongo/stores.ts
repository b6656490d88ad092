import type mongoose from "mongoose";
import type { OpenStoreMaker, Store, StoreMaker } from "../../runtime/runtime.ts";
import { Adapters } from "../adapters.ts";
import type { Collection, CollectionDeclaration, Doc } from "../collection.ts";
import { connectMongo, pingTimeoutMs, type ConnectOptions } from "./connection.ts";
import { migrateMongo, verifyMongo } from "./migrate.ts";
import { mongo, mongoUrlFor } from "./mongo.settings.ts";
import { MongooseAdapter } from "./mongoose.adapter.ts";

/** How services meet their databases. */
export interface MongoOptions extends Partial<Omit<ConnectOptions, "prepare" | "service">> {
  /** The URL of a service's database. */
  readonly urlOf?: (service: string) => string;
  /** Makes indexes and upgrades documents at the start, instead of only looking whether `npm run migrate` did. */
  readonly migrate?: boolean;
}

/** The stores of one process in MongoDB. */
export interface MongoStores {
  readonly storeFor: StoreMaker;
  /** `storeFor`, opened. */
  readonly openStore: OpenStoreMaker;
  /** Closes what is open; what still waits for MongoDB is refused. */
  close(): Promise<void>;
}

class MongoStore implements Store {
  readonly #service: string;
  readonly #declarations: readonly CollectionDeclaration[];
  readonly #options: MongoOptions;
  readonly #adapters: Adapters<MongooseAdapter>;
  #closing = new AbortController();
  #opening: Promise<mongoose.Connection> | undefined;
  #connection: mongoose.Connection | undefined;

  constructor(
    service: string,
    declarations: readonly CollectionDeclaration[],
    options: MongoOptions,
  ) {
    this.#service = service;
    this.#declarations = declarations;
    this.#options = options;
    this.#adapters = new Adapters(
      service,
      declarations,
      (declaration) => new MongooseAdapter(this, declaration),
    );
  }

  async open(): Promise<void> {
    this.#opening ??= this.#connect();
    try {
      this.#connection = await this.#opening;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  adapter(declaration: CollectionDeclaration): MongooseAdapter {
    return this.#adapters.of(declaration);
  }

  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    return this.#adapters.view(declaration);
  }

  async ping(): Promise<void> {
    const db = this.#connection?.db;
    if (!db) throw new Error(`MongoDB of ${this.#service} is not connected.`);
    await db.command({ ping: 1 }, { timeoutMS: pingTimeoutMs });
  }

  /** The server frees and overwrites blocks by itself. */
  forget(): Promise<void> {
    return Promise.resolve();
  }

  compact(): Promise<boolean> {
    return Promise.resolve(false);
  }

  backup(): Promise<void> {
    return Promise.reject(
      new Error("A backup of MongoDB is taken with mongodump, not by Caravan."),
    );
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#closing = new AbortController();
    const connection = await this.#opening?.catch(() => undefined); // Said to who opened it.
    this.#opening = undefined;
    this.#connection = undefined;
    for (const adapter of this.#adapters.all()) adapter.attach(undefined);
    await connection?.close();
  }

  async #connect(): Promise<mongoose.Connection> {
    const { urlOf = mongoUrlFor, migrate = false, signal, ...options } = this.#options;
    const prepare = migrate ? migrateMongo : verifyMongo;
    const closing = this.#closing.signal;
    const connection = await connectMongo(urlOf(this.#service), {
      poolMax: mongo.MONGO_POOL_MAX,
      ...options,
      service: this.#service,
      signal: signal ? AbortSignal.any([signal, closing]) : closing,
      prepare: (db) => prepare(db, this.#declarations),
    });
    for (const adapter of this.#adapters.all()) adapter.attach(connection);
    return connection;
  }
}

const sayOnStderr = (line: string): void => void process.stderr.write(`${line}\n`);

/** Stores in MongoDB, a connection for each service. */
export const mongoStores = (options: Omit<MongoOptions, "signal"> = {}): MongoStores => {
  const made = new Set<MongoStore>();
  const closing = new AbortController();
  const storeFor = (
    service: string,
    declarations: readonly CollectionDeclaration[],
  ): MongoStore => {
    const { signal } = closing;
    const store = new MongoStore(service, declarations, { say: sayOnStderr, ...options, signal });
    made.add(store);
    return store;
  };
  return {
    storeFor,
    async openStore(service, declarations) {
      const store = storeFor(service, declarations);
      await store.open();
      return store;
    },
    async close() {
      closing.abort();
      for (const store of made) await store.close();
    },
  };
};
