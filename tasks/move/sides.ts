/** Where a shop is moved from, and where to. */
import { existsSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import type { ServiceSchema } from "moleculer";
import type mongoose from "mongoose";
import { connectMongo } from "../../platform/storage/mongo/connection.ts";
import { markMoving, movingOf, type MoveStatus } from "../../platform/storage/mongo/moving.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import type { OpenStoreMaker } from "../../platform/runtime/runtime.ts";
import { sqliteStores } from "../../platform/storage/sqlite/stores.ts";
import { migrate } from "../migrate.ts";

export interface Side {
  readonly openStore: OpenStoreMaker;
  close(): Promise<void>;
}
export interface Target extends Side {
  /** Whether a move into it was begun and not ended. */
  readonly begun: boolean;
  /** Half of a shop is there from now on. */
  begin(): Promise<void>;
  /** All of it is there, and was compared. */
  end(): Promise<void>;
}

/** A page of large documents takes longer than what a shopper may wait for. */
const timeoutMs = 60_000;

const storesIn = (dataDir: string): string[] =>
  existsSync(dataDir)
    ? readdirSync(dataDir)
        .filter((name) => name.endsWith(".db"))
        .map((name) => name.slice(0, -3))
    : [];

/** The services of which there is a store in `dataDir`. @throws when there is none, or one of no known service */
export const servicesIn = (dataDir: string, known: readonly string[]): string[] => {
  const names = storesIn(dataDir);
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0) throw new Error(`There are no stores in ${dataDir} (DATA_DIR).`);
  if (unknown.length > 0)
    throw new Error(`${unknown.join(", ")} in ${dataDir} is of no service of this version.`);
  return names;
};

/** The embedded stores to be moved. @throws while a shop runs on them */
export const embeddedSource = (dataDir: string): Side => sqliteStores({ dataDir });

/** A folder that appears under its name only when everything is in it. @throws when there are stores already */
export const embeddedTarget = (dataDir: string): Target => {
  const part = `${dataDir}.part`;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new Error(`${dataDir} (DATA_DIR) is not empty: name an empty or a new folder.`);
  if (storesIn(part).length > 0)
    throw new Error(`${part} holds what a move that broke off left: remove it.`);
  const stores = sqliteStores({ dataDir: part });
  return {
    ...stores,
    begun: false,
    begin: () => Promise.resolve(),
    async end() {
      await stores.close();
      if (existsSync(dataDir)) rmdirSync(dataDir);
      renameSync(part, dataDir);
    },
  };
};

type UrlOf = (service: string) => string;

const withDb = async <T>(
  service: string,
  urlOf: UrlOf,
  work: (db: mongoose.mongo.Db) => Promise<T>,
): Promise<T> => {
  const connection = await connectMongo(urlOf(service), {
    service,
    poolMax: 1,
    signal: AbortSignal.timeout(timeoutMs),
  });
  try {
    return await work(connection.db as mongoose.mongo.Db);
  } finally {
    await connection.close();
  }
};

/** The shop's databases in MongoDB. */
export const mongoSource = (urlOf: UrlOf): Side => mongoStores({ urlOf, timeoutMs });

/** MongoDB, its collections and indexes made. A service refuses to start on it between `begin` and `end`. */
export const mongoTarget = async (
  schemas: readonly ServiceSchema[],
  urlOf: UrlOf,
  say: (line: string) => void,
): Promise<Target> => {
  await migrate(schemas, { urlOf, say });
  const names = schemas.map(({ name }) => name);
  const states = await Promise.all(names.map((name) => withDb(name, urlOf, movingOf)));
  const markAll = async (state: MoveStatus): Promise<void> => {
    for (const name of names) await withDb(name, urlOf, (db) => markMoving(db, state));
  };
  // What looks for the mark is the start of a service, which this is none of.
  const stores = mongoStores({ urlOf, timeoutMs, migrate: true });
  return {
    ...stores,
    begun: states.includes("copying"),
    begin: () => markAll("copying"),
    end: () => markAll("moved"),
  };
};
