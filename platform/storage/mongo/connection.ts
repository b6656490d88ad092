import mongoose from "mongoose";
import { backoffMs } from "../../kernel/backoff.ts";
import { passingMongoCodes } from "../../kernel/mongo-codes.ts";
import { mongoHosts } from "./mongo-url.ts";

/**
 * No operation takes longer, milliseconds: waiting for a server, a connection and the response together. Less than callers wait:
 * they get a 503 of the service, not a timeout, which they would repeat.
 */
export const operationTimeoutMs = 3_000;
/** Of a look whether MongoDB responds, for `/readyz`. */
export const pingTimeoutMs = 2_000;

export interface ConnectOptions {
  /** Whose connection it is, for messages. */
  readonly service: string;
  readonly poolMax: number;
  /** Milliseconds an operation may take; 0: no limit, for one-off tasks. */
  readonly timeoutMs?: number;
  /** One line while it waits for a MongoDB that is away; silent when undefined. */
  readonly say?: (line: string) => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** Work that belongs to connecting, such as a look at the indexes: done again when MongoDB goes away meanwhile. */
  readonly prepare?: (db: mongoose.mongo.Db) => Promise<void>;
}

const optionsOf = (poolMax: number, timeoutMs: number): mongoose.ConnectOptions => ({
  appName: "caravan",
  // What was acknowledged must outlive a failover and a power cut.
  writeConcern: { w: "majority", journal: true },
  retryWrites: true,
  // A decision is made on what is, not on what a secondary still shows.
  readPreference: "primary",
  ignoreUndefined: true,
  ...(timeoutMs > 0 ? { timeoutMS: timeoutMs } : {}),
  // Also what the driver's own looks wait for a server that is connected and does not respond.
  connectTimeoutMS: 1_800,
  // A repeated operation may wait so long in addition to its time: together less than callers wait.
  serverSelectionTimeoutMS: 1_500,
  // Found again soon after it was away.
  heartbeatFrequencyMS: 2_000,
  maxPoolSize: poolMax,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
});

/** MongoDB is away, as opposed to: it responds, and refuses. */
const isAway = (error: unknown): boolean => {
  const { mongo } = mongoose;
  return (
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    (error instanceof mongo.MongoServerError && passingMongoCodes.has(Number(error.code)))
  );
};

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });

/** Not mongoose's default instance, whose settings a third party may change; a trace kept with every query costs as much as the query. */
const own = new mongoose.Mongoose({ skipOriginalStackTraces: true });

const connectOnce = async (
  url: string,
  { poolMax, timeoutMs = operationTimeoutMs, prepare }: ConnectOptions,
): Promise<mongoose.Connection> => {
  const connection = own.createConnection(url, optionsOf(poolMax, timeoutMs));
  try {
    await connection.asPromise();
    await prepare?.(connection.db as mongoose.mongo.Db);
    return connection;
  } catch (error) {
    await connection.close().catch(() => undefined); // It never opened; the reason is `error`.
    throw error;
  }
};

/**
 * A connection of the service's own. While MongoDB is away it waits and tries again, and says so once.
 * @throws Error when MongoDB responds and refuses, `prepare` rejects, or the signal comes while it is away
 */
export const connectMongo = async (
  url: string,
  options: ConnectOptions,
): Promise<mongoose.Connection> => {
  const { service, signal, say } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connectOnce(url, options);
    } catch (error) {
      const why = (error as Error).message;
      if (!isAway(error) || signal?.aborted)
        throw new Error(`MongoDB of ${service} (${mongoHosts(url)}): ${why}`, { cause: error });
      if (attempt === 1)
        say?.(`${service} waits for MongoDB at ${mongoHosts(url)}, which is away: ${why}`);
      await pause(backoffMs(attempt + 1, Math.random(), { maxMs: 2_000 }), signal);
    }
  }
};
