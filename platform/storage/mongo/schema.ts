import mongoose from "mongoose";
import type { CollectionDeclaration } from "../collection.ts";
import { indexesOf } from "./indexes.ts";

const { Mixed } = mongoose.Schema.Types;

/**
 * The mongoose schema of a declaration: documents as they come (`checkDoc` has judged them), ids strings made by us, its indexes.
 * Where the declaration says which fields there are, a filter on any other throws instead of matching everything.
 */
export const schemaOf = (declaration: CollectionDeclaration): mongoose.Schema => {
  const { properties } = declaration.schema ?? {};
  const fields = [
    "_id",
    "version",
    ...Object.keys(properties ?? {}).filter((name) => name !== "id"),
  ];
  const schema = new mongoose.Schema(
    Object.fromEntries(fields.map((name) => [name, { type: Mixed }])),
    {
      strict: false,
      strictQuery: properties ? "throw" : false,
      versionKey: false,
      minimize: false,
      collection: declaration.name,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
    },
  );
  for (const { key, ...options } of indexesOf(declaration)) schema.index(key, options);
  // An update is checked before (`checkMutation`) and has nothing to be cast: searching it for that costs as much as sending it.
  Object.assign(schema.query, { _castUpdate: (update: unknown) => update });
  return schema;
};
