/** What the stores of a mesh hold, as texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import mongoose from "mongoose";
import type { Mesh } from "../../support/mesh.ts";

/** Every document of every database, as `<database>.<collection> <id>`, with its text. */
export const documentsOf = async (mesh: Mesh): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  const connection = await mongoose.createConnection(mesh.mongod.url()).asPromise();
  try {
    const { databases } = await connection.listDatabases();
    for (const { name } of databases) {
      const { db } = connection.useDb(name);
      for (const { name: collection } of (await db?.listCollections().toArray()) ?? [])
        for (const doc of (await db?.collection(collection).find().toArray()) ?? [])
          found.set(`${name}.${collection} ${String(doc._id)}`, JSON.stringify(doc));
    }
  } finally {
    await connection.close();
  }
  return found;
};

/** Names of the files of NATS that hold a text. */
export const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      try {
        return readFileSync(path).includes(text);
      } catch (error) {
        // NATS removes files at any time.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
        throw error;
      }
    });
