/**
 * `npm run rotate-data-key`: makes the next key of data in each store, embedded or in MongoDB. Running processes notice within
 * 15 s, rewrite what is under the one before, and destroy it then; of a stopped shop the next start does.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sealing } from "../moleculer.config.ts";
import { declarationsOf } from "../platform/broker/define-service.ts";
import { assertSettings } from "../platform/runtime/environment.settings.ts";
import { node } from "../platform/runtime/node.settings.ts";
import { mongoUrlFor } from "../platform/storage/mongo/mongo.settings.ts";
import { connectMongo } from "../platform/storage/mongo/connection.ts";
import {
  dataKeys,
  isDataKey,
  nextDataKey,
  type DataKey,
  type RewritingProgress,
} from "../platform/storage/sealing/data-keys.ts";
import { sumColumn, sumOf } from "../platform/storage/sqlite/sums.ts";
import { loadServices } from "./start/services.ts";

type Stored = DataKey | RewritingProgress;

/** The next key of a store, from what its collection of keys has. @throws Error where there is none to follow, or two are there */
const nextOf = (service: string, docs: readonly Stored[]): DataKey => {
  const known = docs.filter(isDataKey).filter(({ purpose }) => purpose === "data");
  const [only] = known;
  if (!only) throw new Error("nothing is encrypted yet: start it first");
  if (known.length > 1) throw new Error("the rewriting under the last key is not done yet");
  return nextDataKey(service, sealing.masterKeys(), only, sealing.now());
};

/** Beside the shop, which may run: one row is added, that nobody else writes. */
const rotateFile = (service: string, path: string): string => {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    const rows = db.prepare(`SELECT doc FROM "${dataKeys.name}"`).all() as { doc: string }[];
    const next = nextOf(
      service,
      rows.map(({ doc }) => JSON.parse(doc) as Stored),
    );
    const text = JSON.stringify(next);
    const names = `id, version, doc, ${sumColumn}`;
    db.prepare(`INSERT INTO "${dataKeys.name}" (${names}) VALUES (?, ?, ?, ?)`).run(
      ...[next.id, next.version, text, sumOf(text)],
    );
    return next.id;
  } finally {
    db.close();
  }
};

const rotateDatabase = async (service: string): Promise<string> => {
  const connection = await connectMongo(mongoUrlFor(service), { service, poolMax: 1 });
  try {
    const at = connection.db?.collection<Omit<DataKey, "id"> & { _id: string }>(dataKeys.name);
    if (!at) throw new Error("MongoDB is not connected");
    const docs = await at.find().toArray();
    const next = nextOf(
      service,
      docs.map(({ _id, ...rest }) => ({ ...rest, id: _id })),
    );
    const { id, ...rest } = next;
    await at.insertOne({ _id: id, ...rest });
    return id;
  } finally {
    await connection.close();
  }
};

const filesOf = (dataDir: string): ReadonlyMap<string, string> =>
  new Map(
    (existsSync(dataDir) ? readdirSync(dataDir) : [])
      .filter((name) => name.endsWith(".db"))
      .map((name) => [name.slice(0, -3), join(dataDir, name)]),
  );

/** How many stores could not be given a key. */
const rotateAll = async (): Promise<number> => {
  const schemas = await loadServices(node.CARAVAN_SERVICES);
  assertSettings();
  const files = filesOf(resolve(node.DATA_DIR));
  let failures = 0;
  for (const schema of schemas) {
    if (!declarationsOf(schema).includes(dataKeys)) continue;
    const { name } = schema;
    const path = files.get(name);
    try {
      if (node.MONGO_URL === undefined && path === undefined) throw new Error("it has no store");
      const id = path && !node.MONGO_URL ? rotateFile(name, path) : await rotateDatabase(name);
      process.stdout.write(`${name.padEnd(14)}${id}\n`);
    } catch (error) {
      failures += 1;
      process.stderr.write(`${name}: ${(error as Error).message}\n`);
    }
  }
  return failures;
};

if (import.meta.main) {
  try {
    if ((await rotateAll()) > 0) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
