/**
 * `npm run migrate`: makes the MongoDB databases and the streams of NATS what the services' declarations say, before a
 * new version starts: collections, indexes, documents of the current form; streams and consumers. Done twice, also at
 * once, it is done once.
 */
import { parseArgs } from "node:util";
import type { ServiceSchema } from "moleculer";
import type mongoose from "mongoose";
import { node } from "../platform/runtime/node.settings.ts";
import { assertSettings } from "../platform/runtime/environment.settings.ts";
import { assertMongo, mongoUrlFor } from "../platform/storage/mongo/mongo.settings.ts";
import { connectMongo } from "../platform/storage/mongo/connection.ts";
import { changesOf, migrateMongo, type Change } from "../platform/storage/mongo/migrate.ts";
import { declarationsOf } from "../platform/broker/define-service.ts";
import { nats, natsOptions } from "../platform/broker/nats/nats.settings.ts";
import { migrateStreams } from "./migrate/streams.ts";
import { loadServices, serviceNames, versionNames } from "./start/services.ts";

const USAGE = `Usage: npm run migrate [-- [--check] [--replay SERVICE]]
Makes collections and indexes in MongoDB (MONGO_URL, MONGO_URL_<SERVICE>) and brings documents of an older form up
to date, for every service (or those of CARAVAN_SERVICES). A service starts only on a database that is so. With
NATS_URL it also makes the streams of events and their consumers, of every service: as the NATS user operator
(NATS_USER, NATS_PASS), for a service may not. Safe while the shop runs, and to run twice at once; stop the copies of
a service whose documents change their form.
  --check           only prints what would be done; ends with 1 when there is something
  --replay SERVICE  has the service handle every event again, from the first; it may run meanwhile`;

/** How long it waits for a MongoDB that is away. */
const awayMaxMs = 60_000;

/** A change, and whose. */
export type OnChange = (service: string, change: Change) => void;

export interface Migration {
  readonly urlOf: (service: string) => string;
  /** Only looks. */
  readonly check?: boolean;
  readonly say?: (line: string) => void;
}

/** Work on one service's database, however long it takes. */
const within = async (
  service: string,
  { urlOf, say }: Migration,
  work: (db: mongoose.mongo.Db) => Promise<void>,
): Promise<void> => {
  const connection = await connectMongo(urlOf(service), {
    service,
    poolMax: 2,
    timeoutMs: 0,
    signal: AbortSignal.timeout(awayMaxMs),
    ...(say ? { say } : {}),
  });
  try {
    await work(connection.db as mongoose.mongo.Db);
  } finally {
    await connection.close();
  }
};

/** Migrates the databases of these services, reporting each change; how many. @throws naming the service that could not be */
export const migrate = async (
  schemas: readonly ServiceSchema[],
  migration: Migration,
  onChange: OnChange = () => undefined,
): Promise<number> => {
  let changes = 0;
  for (const schema of schemas) {
    const declarations = declarationsOf(schema);
    const count = (change: Change): void => {
      changes += 1;
      onChange(schema.name, change);
    };
    if (declarations.length === 0) continue;
    await within(schema.name, migration, async (db) => {
      if (migration.check) (await changesOf(db, declarations)).forEach(count);
      else
        await migrateMongo(db, declarations, count).catch((error: unknown) => {
          throw new Error(`${schema.name}: ${(error as Error).message}`, { cause: error });
        });
    });
  }
  return changes;
};

const say = (whose: string, where: string, what: string): void =>
  void process.stdout.write(`${whose.padEnd(14)}${where.padEnd(16)}${what}\n`);

const migrateAllStreams = async (check: boolean, replay: string | undefined): Promise<number> => {
  const all = await loadServices([...serviceNames(), ...versionNames()]);
  return migrateStreams(all, {
    connection: natsOptions("migrate"),
    replicas: nats.EVENTS_REPLICAS,
    maxAgeMs: nats.EVENTS_MAX_AGE_DAYS * 86_400_000,
    check,
    replay: replay === undefined ? [] : [replay],
    onChange: ({ stream, what }) => say("NATS", stream, what),
  });
};

const run = async (check: boolean, replay: string | undefined): Promise<void> => {
  const schemas = await loadServices(node.CARAVAN_SERVICES);
  assertSettings();
  const onNats = nats.NATS_URL !== undefined;
  if (replay !== undefined && (check || !onNats))
    throw new Error("--replay needs NATS_URL, and goes without --check.");
  const stored = schemas.filter((schema) => declarationsOf(schema).length > 0);
  assertMongo(
    stored.map(({ name }) => name),
    serviceNames(),
  );
  const documents = await migrate(
    stored,
    {
      urlOf: mongoUrlFor,
      check,
      say: (line) => void process.stderr.write(`${line}\n`),
    },
    (service, { collection, what }) => say(service, collection, what),
  );
  const streams = onNats ? await migrateAllStreams(check, replay) : 0;
  const changes = documents + streams;
  const done = check ? "to be done" : "done";
  const without = onNats ? "" : " (no NATS_URL: streams and consumers were not looked at)";
  process.stdout.write(
    changes === 0
      ? `Nothing to do: ${stored.length} services are as this version needs them${without}.\n`
      : `${changes} changes ${done}${without}.\n`,
  );
  if (check && changes > 0) process.exitCode = 1;
};

if (import.meta.main) {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        replay: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) process.stdout.write(`${USAGE}\n`);
    else await run(values.check, values.replay);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
