/** The data of an older version, out of the archives in test/fixtures. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import mongoose from "mongoose";
import type { Mongod } from "../support/parts/mongod.ts";
import { fixtures, readLines } from "./fixture.ts";

/** The stores of a DATA_DIR into an empty folder; the folder. */
export const unpackDataDir = (to: string): string => {
  const from = join(fixtures, "data-dir");
  for (const name of readdirSync(from).filter((file) => file.endsWith(".db.br")))
    writeFileSync(
      join(to, name.replace(".br", "")),
      brotliDecompressSync(readFileSync(join(from, name))),
    );
  return to;
};

/** A line of a dump: a collection with its indexes, then each of its documents as Extended JSON. */
export type DumpLine =
  | { readonly collection: string; readonly indexes: readonly DumpedIndex[] }
  | { readonly document: unknown };
export interface DumpedIndex {
  readonly name: string;
  readonly key: Record<string, 1 | -1>;
  readonly unique?: boolean;
  readonly partialFilterExpression?: mongoose.mongo.Document;
}

const { EJSON } = mongoose.mongo.BSON;

/** Every database of the fixture, on an empty server; their names. */
export const restoreMongo = async (mongod: Mongod): Promise<string[]> => {
  const connection = await mongoose.createConnection(mongod.url()).asPromise();
  const suffix = ".ndjson.br";
  const names = readdirSync(join(fixtures, "mongodb"))
    .filter((file) => file.startsWith("caravan_") && file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));
  try {
    for (const name of names) {
      const db = connection.useDb(name).db as mongoose.mongo.Db;
      await restoreOne(db, readLines<DumpLine>("mongodb", `${name}${suffix}`));
    }
  } finally {
    await connection.close();
  }
  return names;
};

const restoreOne = async (db: mongoose.mongo.Db, lines: readonly DumpLine[]): Promise<void> => {
  let into: mongoose.mongo.Collection | undefined;
  let documents: mongoose.mongo.Document[] = [];
  const flush = async (): Promise<void> => {
    if (into && documents.length > 0) await into.insertMany(documents);
    documents = [];
  };
  for (const line of lines) {
    if ("document" in line) {
      documents.push(EJSON.deserialize(line.document as mongoose.mongo.Document));
      continue;
    }
    await flush();
    into = await db.createCollection(line.collection);
    for (const { key, ...options } of line.indexes) await into.createIndex(key, options);
  }
  await flush();
};
