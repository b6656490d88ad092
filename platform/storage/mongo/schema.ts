import mongoose from "mongoose";
import type { CollectionDeclaration } from "../collection.ts";
import type { Stored } from "./collection.ts";
import { indexesOf } from "./indexes.ts";

/**
 * The mongoose schema of a declaration: documents as they come (`checkDoc` has judged them), ids strings made by us, its indexes.
 * Where the declaration says which fields there are, a filter on any other throws instead of matching everything.
 */
export const schemaOf = (declaration: CollectionDeclaration): mongoose.Schema<Stored> => {
  const { properties } = declaration.schema ?? {};
  const fields = Object.keys(properties ?? {}).filter((name) => name !== "id");
  const any = Object.fromEntries(fields.map((name) => [name, mongoose.Schema.Types.Mixed]));
  const schema = new mongoose.Schema<Stored>({ ...any, _id: String, version: Number } as never, {
    strict: false,
    strictQuery: properties ? "throw" : false,
    versionKey: false,
    minimize: false,
    collection: declaration.name,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  for (const { key, ...options } of indexesOf(declaration)) schema.index(key, options);
  return schema;
};
